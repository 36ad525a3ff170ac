using FollowUp.Imports;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>When changes are enough.</summary>
public sealed class ImportScopeTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 25, 4, 30, 0, TimeSpan.Zero);
    private static readonly SourceRequest _wanted = new(["N1", "N2"], ["0180", "1287"]);

    [Fact]
    public void Nothing_fetched_before_means_everything() => Assert.Null(Choose());

    [Fact]
    public void A_whole_fetch_of_the_same_is_built_upon_from_the_day_before_it() => Assert.Equal(new DateOnly(2026, 11, 22), Choose(Full(2)));

    [Fact]
    public void Each_increment_carries_what_is_known_further() =>
        Assert.Equal(new DateOnly(2026, 11, 23), Choose(Full(5), Changes(3, since: 6), Changes(1, since: 4)));

    [Fact]
    public void An_increment_that_leaves_a_gap_carries_nothing() => Assert.Equal(new DateOnly(2026, 11, 19), Choose(Full(5), Changes(1, since: 3)));

    [Fact]
    public void After_a_week_everything_is_asked_for_however_many_increments_there_have_been() =>
        Assert.Null(Choose(Full(8), Changes(6, since: 9), Changes(1, since: 7)));

    [Fact]
    public void A_wider_fetch_holds_a_narrower_one_and_not_the_other_way()
    {
        Assert.NotNull(Choose(Full(2) with { Keys = ["N1", "N2", "N3"], Areas = ["0180", "1287", "0000"] }));
        Assert.NotNull(Choose(Full(2) with { WholeCatalogue = true, Keys = [], Areas = [] }));
        Assert.Null(Choose(Full(2) with { Keys = ["N1"] }));
        Assert.Null(Choose(Full(2) with { Areas = ["1287"] }));
        Assert.Null(ImportScope.Since(_wanted with { UnitsOf = ["1287"] }, [Full(2)], _now));
        Assert.Null(ImportScope.Since(_wanted with { Areas = [] }, [Full(2)], _now));
        Assert.Null(ImportScope.Since(_wanted with { Keys = [], WholeCatalogue = true }, [Full(2)], _now));
    }

    [Fact]
    public void The_day_is_the_sources_and_not_Greenwichs() =>
        Assert.Equal(new DateOnly(2026, 11, 23), Choose(Full(1) with { StartedAt = new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero) }));

    private static DateOnly? Choose(params FetchedRow[] fetched) => ImportScope.Since(_wanted, fetched, _now);

    private static FetchedRow Full(int daysAgo) => new(_now.AddDays(-daysAgo), false, null, ["N1", "N2"], ["0180", "1287"], []);

    private static FetchedRow Changes(int daysAgo, int since) => Full(daysAgo) with { Since = DateOnly.FromDateTime(_now.AddDays(-since).Date) };
}
