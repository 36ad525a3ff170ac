using System.Globalization;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Deliveries;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Database;
using Xunit;
using Decided = FollowUp.Deliveries.Decided;

namespace FollowUp.Tests.Deliveries;

/// <summary>A program killed at any moment between an approval and its figures leaves all or nothing of each, and the next start completes it.</summary>
public sealed class KilledApprovalTests(TestDatabase server) : IAsyncLifetime
{
    private const int Rounds = 20;

    private readonly Desk _desk = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Nothing_is_lost_or_doubled()
    {
        var moment = new Random(20);
        var stages = new List<DeliveryStage>();
        for (var round = 1; round <= Rounds; round++)
        {
            var id = await _desk.SubmitAsync(Desk.File(1, 100 + 2 * round, 50 + round, 50 + round));
            await using (var child = Child.Start(["approve", _desk.Db.ConnectionString, $"{id}", $"{_desk.Unit.AccountId}"]))
            {
                var (line, most) = round % 2 == 0 ? ("approved", 40) : ("ready", 160);
                await child.ReadUntilAsync(line);
                await Task.Delay(moment.Next(most), Ct);
                await child.KillAsync();
            }

            var stage = await _desk.StageAsync(id);
            stages.Add(stage);
            Assert.Contains(stage, (DeliveryStage[])[DeliveryStage.Submitted, DeliveryStage.Approved, DeliveryStage.TakenIn]);
            var isIn = (await FiguresAsync()).SequenceEqual(Expected(round));
            Assert.Equal(stage == DeliveryStage.TakenIn, isIn);
            Assert.True(isIn || (await FiguresAsync()).SequenceEqual(Expected(round - 1)), "The figures are neither those before nor those after.");

            if (stage == DeliveryStage.Submitted)
            {
                Assert.Equal(Decided.Done, await _desk.Self.ApproveAsync(Desk.Organisation, id, await _desk.SeenAsync(id), _desk.Unit, Ct));
            }

            // The server may need a moment to notice that the killed one's lock is nobody's.
            for (var tries = 0; tries < 100 && await _desk.StageAsync(id) != DeliveryStage.TakenIn; tries++)
            {
                await _desk.Intake.TakeInLeftAsync(Ct);
                await Task.Delay(20, Ct);
            }

            Assert.Equal(Expected(round), await FiguresAsync());
        }

        Assert.Equal([$"{Rounds}"], await _desk.TextsAsync("select count(*) from import_run where outcome = 'succeeded'"));
        Assert.Equal([$"{Rounds}"], await _desk.TextsAsync("select count(*) from audit where action = 'delivery.approved'"));
        Assert.Equal([$"{3 * (Rounds - 1)}"], await _desk.TextsAsync("select count(*) from observation_history"));
        Assert.Contains(DeliveryStage.Approved, stages);
    }

    private static string[] Expected(int round) => round == 0 ? [] : [$"{100 + 2 * round}", $"{50 + round}", $"{50 + round}"];

    private Task<string[]> FiguresAsync() => _desk.TextsAsync("select value from observation order by breakdown_id");
}

/// <summary>What the killed program does.</summary>
internal static class ApprovalChild
{
    public static async Task RunAsync(string connection, int delivery, int account)
    {
        await using var db = Db.Open(connection);
        var reader = new DeliveryReader(db, TimeProvider.System);
        var desk = new DeliveryDesk(db, reader, TimeProvider.System);
        var unit = new SignedIn(account, "unit@example.se", "Ulla Unit", Role.Unit, null);
        var view = await reader.DeliveryAsync(Desk.Organisation, delivery, CancellationToken.None);
        var intake = new DeliveryIntake(db, new Import(db, new FrameworkReader(db), new SourceList([]), TimeProvider.System));
        Console.WriteLine("ready");
        var decided = await desk.ApproveAsync(Desk.Organisation, delivery, view!.Seen, unit, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"approved {decided.Refusal}"));
        await intake.TakeInAsync(Desk.Organisation, delivery, Actor.Service, CancellationToken.None);
        Console.WriteLine("taken in");
    }
}
