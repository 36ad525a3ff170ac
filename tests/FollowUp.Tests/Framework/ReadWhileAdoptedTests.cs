using System.Text;
using FollowUp.Access;
using FollowUp.Charts;
using FollowUp.Dashboards;
using FollowUp.Framework;
using FollowUp.Indicators;
using FollowUp.Tests.House;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>Pages are read while one framework takes another's place: what each shows is of one of them, whole.</summary>
public sealed class ReadWhileAdoptedTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    private const int Adoptions = 20;

    private static readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_is_of_one_framework_while_they_change()
    {
        // With the second, another indicator is what goal and focus area are followed up through.
        var first = SmallFramework.Yaml;
        var second = first.Replace("kolada:N00610", "kolada:N00611", StringComparison.Ordinal).Replace("title: Stöd", "title: Annat", StringComparison.Ordinal);
        await AdoptAsync(first);
        var adopting = AdoptInTurnAsync(second, first);
        var overviews = new OverviewReader(database.Db, new ChartCache(), _clock);
        var indicators = new IndicatorReader(database.Db);
        var dashboards = new DashboardFolder(Path.Combine(SourceTree.Root, "dashboards"), false).All;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!adopting.IsCompleted)
        {
            foreach (var dashboard in dashboards)
            {
                var codes = (await overviews.ReadAsync(dashboard, 2025, Ct))!.Groups.SelectMany(group => group.Lines.Select(line => (group.Row.Title, line.Judged.Indicator.Code))).ToList();
                seen.UnionWith(codes.Select(code => code.Code));
                Assert.Equal("kolada:N00611", codes.Where(code => code.Title == "Annat").Select(code => code.Code).DefaultIfEmpty("kolada:N00611").Single());
                Assert.Equal("kolada:N00610", codes.Where(code => code.Title == "Stöd").Select(code => code.Code).DefaultIfEmpty("kolada:N00610").Single());
            }

            if (await indicators.ReadAsync("kolada:N00610", Ct) is { } view)
            {
                Assert.Equal(["Trygghet", "Stöd"], view.Uses.Select(use => use.Title));
            }
        }

        await adopting;
        Assert.Superset(new HashSet<string> { "kolada:N00610", "kolada:N00611" }, seen);
    }

    private async Task AdoptInTurnAsync(params string[] yamls)
    {
        for (var n = 0; n < Adoptions; n++)
        {
            await AdoptAsync(yamls[n % yamls.Length]);
        }
    }

    private Task AdoptAsync(string yaml) => new FrameworkImport(database.Db, _clock).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);
}
