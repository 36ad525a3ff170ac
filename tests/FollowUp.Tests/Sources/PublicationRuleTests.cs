using System.Globalization;
using FollowUp.Sources;
using Xunit;

namespace FollowUp.Tests.Sources;

public sealed class PublicationRuleTests
{
    [Theory]
    [InlineData(PublicationPace.Month, 15, 1, "2026-01-14", "2026-01-15")]
    [InlineData(PublicationPace.Month, 15, 1, "2026-01-15", "2026-02-15")]
    [InlineData(PublicationPace.Month, 31, 1, "2026-02-01", "2026-02-28")]
    [InlineData(PublicationPace.Month, 31, 1, "2028-02-28", "2028-02-29")]
    [InlineData(PublicationPace.Month, 15, 1, "2026-12-20", "2027-01-15")]
    [InlineData(PublicationPace.Quarter, 15, 2, "2026-01-01", "2026-02-15")]
    [InlineData(PublicationPace.Quarter, 15, 2, "2026-11-15", "2027-02-15")]
    [InlineData(PublicationPace.Quarter, 31, 3, "2026-04-01", "2026-06-30")]
    [InlineData(PublicationPace.Year, 20, 3, "2026-03-19", "2026-03-20")]
    [InlineData(PublicationPace.Year, 20, 3, "2026-03-20", "2027-03-20")]
    [InlineData(PublicationPace.Week, 1, 1, "2026-11-25", "2026-11-30")] // a Wednesday, then Monday
    [InlineData(PublicationPace.Week, 3, 1, "2026-11-25", "2026-12-02")]
    [InlineData(PublicationPace.Week, 7, 1, "2026-11-25", "2026-11-29")]
    public void The_next_publication_is_the_first_after_the_day(PublicationPace every, int day, int month, string after, string next) =>
        Assert.Equal(DateOnly.Parse(next, CultureInfo.InvariantCulture), new PublicationRule(every, day, month).NextAfter(DateOnly.Parse(after, CultureInfo.InvariantCulture)));
}
