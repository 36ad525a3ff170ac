using System.Text.RegularExpressions;
using FollowUp.Access;
using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>What has been revised, and what each revision touches.</summary>
[Collection(Sites.Name)]
public sealed partial class RevisionPagesTests(WaitingSite site, RealSite real)
{
    [Fact]
    public async Task Each_revision_of_what_is_followed_is_told_with_what_it_touches()
    {
        var rows = await RowsAsync("/revideringar");
        Assert.Equal(3, rows.Count);
        Assert.Contains("2025 Totalt 67,5 % 66,0 % −1,5 Ändrat 2026-11-21, import 2 Omdömet: senaste värdet Uppföljning Fokusområden Årlig uppföljning 2025, Kommunfullmäktige, version 1: 67,5 %", rows[0], StringComparison.Ordinal);
        Assert.Contains("2020 Män 67,3 % borttaget av källan – Borttaget av källan 2026-11-21", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Omdömet", rows[1], StringComparison.Ordinal);
        Assert.Contains("2015 Totalt 60,0 % 61,3 % +1,3 Ändrat", rows[2], StringComparison.Ordinal);
        Assert.Contains("Omdömet: basvärdet", rows[2], StringComparison.Ordinal);
        Assert.DoesNotContain("version", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_that_is_not_published_is_not_told_of() =>
        Assert.DoesNotContain("version 2", await site.PageAsync("/revideringar", await site.VisitorAsync(Role.Unit)), StringComparison.Ordinal);

    [Theory]
    [InlineData("/revideringar")]
    [InlineData("/import/4/revideringar")]
    [InlineData("/revideringar?import=4")]
    [InlineData("/revideringar?indikator=TR-04")]
    public async Task A_count_that_was_ever_too_small_is_not_given_away_by_what_came_before_or_after(string path)
    {
        var page = await site.PageAsync(path, await site.VisitorAsync(Role.Unit));
        Assert.DoesNotContain(await RowsAsync(path), row => row.Contains("Deltagare", StringComparison.Ordinal));
        Assert.All(["1 040", "1 025", "1 022"], count => Assert.DoesNotContain(count, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_run_has_what_is_not_followed_too_and_only_counts_other_areas()
    {
        var page = await site.PageAsync("/import/2/revideringar", await site.VisitorAsync(Role.Unit));
        var rows = await RowsAsync("/import/2/revideringar");
        Assert.Equal(4, rows.Count);
        Assert.Contains(rows, row => row.StartsWith("Ej uppföljt nyckeltal 2024 Totalt", StringComparison.Ordinal) && row.EndsWith("Inget omdöme, ingen instrumentpanel, ingen publicerad rapport", StringComparison.Ordinal));
        Assert.DoesNotContain("11,5", page, StringComparison.Ordinal); // of Stockholm
        Assert.Contains("Importen ändrade 14 värden och 1 togs tillbaka, för alla områden tillsammans. Här listas det som gäller Trelleborg.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("indikator=kolada:N00610", 3)]
    [InlineData("indikator=kolada:N00667", 0)]
    [InlineData("import=2", 3)]
    [InlineData("import=1", 0)]
    [InlineData("fran=2026-11-21", 3)]
    [InlineData("fran=2026-11-22", 0)]
    [InlineData("sida=2", 0)]
    [InlineData("import=&fran=&indikator=", 3)]
    public async Task The_address_says_which_are_listed(string query, int expected) => Assert.Equal(expected, (await RowsAsync("/revideringar?" + query)).Count);

    [Theory]
    [InlineData("import=tolv", "Importens nummer skrivs med siffror")]
    [InlineData("fran=21/11", "Dagen skrivs som 2026-01-31.")]
    [InlineData("fran=2026-02-30", "Dagen skrivs som 2026-01-31.")]
    [InlineData("indikator=N1", "Indikatorn följs inte upp.")]
    [InlineData("sida=-1", "Sidan finns inte.")]
    [InlineData("import=99999999999", "Importens nummer skrivs med siffror")]
    public async Task What_is_wrong_in_the_address_is_told_and_nothing_is_listed(string query, string told)
    {
        var page = await site.PageAsync("/revideringar?" + query, await site.VisitorAsync(Role.Unit));
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains("<title>Fel: Revideringar", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_has_been_revised_the_page_says_what_would_be_there() =>
        Assert.Contains("Inget värde har reviderats ännu.", await real.PageAsync("/revideringar", await real.VisitorAsync(Role.Reader)), StringComparison.Ordinal);

    /// <summary>The rows of the table as they are read aloud.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync(string path)
    {
        var page = await site.PageAsync(path, await site.VisitorAsync(Role.Unit));
        return [.. Row().Matches(page).Skip(1).Select(row => Space().Replace(Tag().Replace(row.Value, " "), " ").Trim().Replace(" ,", ",", StringComparison.Ordinal).Replace(" :", ":", StringComparison.Ordinal))];
    }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
