using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Deliveries;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.House;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;
using Decided = FollowUp.Deliveries.Decided;

namespace FollowUp.Tests.Deliveries;

/// <summary>A desk over a database of its own, with the project's framework, a clerk of one administration and two people of the unit.</summary>
public sealed class Desk(TestDatabase server) : IAsyncLifetime
{
    public const string Organisation = "socialforvaltningen";
    public const string Other = "kultur-och-fritidsforvaltningen";

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    public Db Db { get; private set; } = null!;

    public SignedIn Clerk { get; private set; } = null!;

    public SignedIn Unit { get; private set; } = null!;

    public SignedIn Second { get; private set; } = null!;

    public DeliveryReader Reader => new(Db, Clock);

    public DeliveryDesk Self => new(Db, Reader, Clock);

    public DeliveryIntake Intake => new(Db, new Import(Db, new FrameworkReader(Db), new SourceList([]), Clock));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Db = Db.Open(await server.CreateAsync(Ct));
        await new FrameworkImport(Db, Clock).RunAsync(Path.Combine(SourceTree.Root, "dashboards", "framework.yaml"), Actor.CommandLine, Ct);
        Clerk = await AddAsync("clerk@example.se", "Clara Clerk", Role.Administration, Organisation);
        Unit = await AddAsync("unit@example.se", "Ulla Unit", Role.Unit, null);
        Second = await AddAsync("second@example.se", "Sven Second", Role.Unit, null);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await server.DropAsync(Db.ConnectionString, CancellationToken.None);
    }

    /// <summary>A file of the administration's figure for a tertial of 2025: participants in parents' programmes.</summary>
    public static byte[] File(int tertial, int total, int women, int men) => Encoding.UTF8.GetBytes(
        $"indikator;område;period;kön;värde\nTR-04;1287;2025-T{tertial};T;{total}\nTR-04;1287;2025-T{tertial};K;{women}\nTR-04;1287;2025-T{tertial};M;{men}\n");

    /// <summary>Uploads a file as the clerk.</summary>
    public async Task<int> UploadAsync(byte[] file, string name = "leverans.csv", SignedIn? person = null)
    {
        var uploaded = await Self.UploadAsync(Organisation, name, file, person ?? Clerk, Ct);
        Assert.True(uploaded.Reading.Accepted, string.Join('\n', uploaded.Reading.Problems.Select(p => $"{p.Code} {p.Row} {p.Column}: {p.Text}")));
        return uploaded.DeliveryId!.Value;
    }

    /// <summary>Uploads a file and hands it in.</summary>
    public async Task<int> SubmitAsync(byte[] file, string name = "leverans.csv")
    {
        var id = await UploadAsync(file, name);
        Assert.Equal(Decided.Done, await Self.SubmitAsync(Organisation, id, await SeenAsync(id), Clerk, Ct));
        return id;
    }

    /// <summary>Hands a file in, has it approved, and takes it in.</summary>
    public async Task<int> TakeInAsync(byte[] file, string name = "leverans.csv")
    {
        var id = await SubmitAsync(file, name);
        Assert.Equal(Decided.Done, await Self.ApproveAsync(Organisation, id, await SeenAsync(id), Unit, Ct));
        Assert.Equal(ImportOutcome.Succeeded, (await Intake.TakeInAsync(Organisation, id, Actor.Service, Ct))!.Outcome);
        return id;
    }

    public async Task<DeliveryView> ViewAsync(int id) => (await Reader.DeliveryAsync(Organisation, id, Ct))!;

    public async Task<string> SeenAsync(int id) => (await ViewAsync(id)).Seen;

    public async Task<DeliveryStage> StageAsync(int id) => (await ViewAsync(id)).Delivery.Stage;

    /// <summary>The first column of every row of a statement, as text.</summary>
    public async Task<string[]> TextsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var texts = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            texts.Add(reader.GetValue(0).ToString()!);
        }

        return [.. texts];
    }

    private async Task<SignedIn> AddAsync(string email, string name, Role role, string? organisation)
    {
        await using var connection = new NpgsqlConnection(Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("insert into account (email, name, role, organisation, created_at) values ($1, $2, $3, $4, now()) returning id", connection)
        {
            Parameters = { new() { Value = email }, new() { Value = name }, new() { Value = role.ToString().ToLowerInvariant() }, new() { Value = (object?)organisation ?? DBNull.Value } },
        };
        return new SignedIn((int)(await command.ExecuteScalarAsync(Ct))!, email, name, role, organisation);
    }
}
