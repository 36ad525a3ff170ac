using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace FollowUp.Tests.Pages;

[Collection(Sites.Name)]
public sealed partial class FollowUpPageTests(RealSite real, MadeUpSite madeUp, EmptySite empty)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/uppfoljning/2025")]
    [InlineData("/uppfoljning", "/uppfoljning/2025")]
    [InlineData("/fokusomraden", "/fokusomraden/2025")]
    public async Task An_address_without_a_year_leads_to_the_last_finished_one(string path, string there)
    {
        using var client = real.Client();
        using var response = await client.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(there, response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_row_says_value_period_level_trend_who_answers_and_where_from()
    {
        var row = Row(await real.PageAsync("/uppfoljning/2025"), "skolverket:larare-behoriga");
        Assert.Contains("69,7 %", Plain(row), StringComparison.Ordinal); // Skolverket's own file: Trelleborg 2024/25
        Assert.Contains("läsåret 2024/25", row, StringComparison.Ordinal);
        Assert.Contains("Inget målvärde", row, StringComparison.Ordinal);
        Assert.Contains("Bildningsnämnden", row, StringComparison.Ordinal);
        Assert.Contains("Källa: Skolverket", row, StringComparison.Ordinal);
        Assert.Contains("föreslagen", row, StringComparison.Ordinal);
        Assert.Contains("<svg", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_leaves_out_what_came_later()
    {
        const string Code = "skolverket:betyg6-alla-amnen";
        var (before, after) = (Row(await real.PageAsync("/uppfoljning/2024"), Code), Row(await real.PageAsync("/uppfoljning/2025"), Code));
        Assert.Contains("59,0 %", Plain(before), StringComparison.Ordinal); // Skolverket's own file: Trelleborg 2023/24
        Assert.Contains("läsåret 2023/24", before, StringComparison.Ordinal);
        Assert.DoesNotContain("2024/25", before, StringComparison.Ordinal);
        Assert.Contains("läsåret 2024/25", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goals_say_how_sure_their_wording_is()
    {
        var page = await real.PageAsync("/uppfoljning/2025");
        Assert.Contains("Kommunen har beslutat 6 mål. Så säkra är lydelserna här: 1 ordagrant, 1 i andra hand och 4 platshållare", Plain(page), StringComparison.Ordinal);
        Assert.Contains("Citerad formulering", Group(page, "g1"), StringComparison.Ordinal);
        Assert.Contains("Andrahandsuppgift: lydelsen är återgiven av någon annan", Group(page, "g2"), StringComparison.Ordinal);
        foreach (var goal in (string[])["g3", "g4", "g5", "g6"])
        {
            Assert.Contains("Platshållare: den beslutade lydelsen är inte känd här.", Group(page, goal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_goal_shows_its_distribution_and_what_cannot_be_assessed_with_the_cause()
    {
        var goal = Plain(Group(await real.PageAsync("/uppfoljning/2025"), "g2"));
        Assert.Contains("Alldeles för långsamt 1", goal, StringComparison.Ordinal);
        Assert.Matches(@"Kan inte bedömas [0-9]+ \(inga värden hämtade ännu [0-9]+, inte inrapporterat ännu 1\)", goal);
        Assert.Contains("Väntar på inrapportering från Tekniska serviceförvaltningen", goal, StringComparison.Ordinal);
        Assert.Contains("högst 0 ton år 2040, andrahandsuppgift", goal, StringComparison.Ordinal);
        Assert.Contains("Når inte målvärdet", goal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_direction_is_shown_and_not_judged_and_what_has_no_goal_comes_last()
    {
        var page = await real.PageAsync("/uppfoljning/2025");
        var background = Group(page, "bakgrund");
        Assert.Contains("4 911", background, StringComparison.Ordinal); // Skolverket's own file: Trelleborg 2024/25
        Assert.Contains("Bedöms inte", background, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"bakgrund\"", await real.PageAsync("/fokusomraden/2025"), StringComparison.Ordinal);
        Assert.True(page.IndexOf("id=\"bakgrund\"", StringComparison.Ordinal) > page.IndexOf("id=\"g6\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_focus_area_shows_shared_indicators_their_goals_and_what_it_grew_out_of()
    {
        var page = await real.PageAsync("/fokusomraden/2025");
        Assert.Contains("har inga egna mål eller indikatorer", page, StringComparison.Ordinal);
        Assert.Contains("Växte fram ur: Föräldrastöd", Group(page, "fa1"), StringComparison.Ordinal);
        Assert.Contains("Växte fram ur: Samverkan kring barn och ungas lärande, Arbete åt alla och god framtidstro", Group(page, "fa2"), StringComparison.Ordinal);
        Assert.Contains("Mål 4", Row(Group(page, "fa2"), "skolverket:larare-behoriga"), StringComparison.Ordinal);
        Assert.Contains("Här ingår det tidigare området: Lyssna på barn och unga", await real.PageAsync("/uppfoljning/2025/g1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_indicator_reads_the_same_through_every_lens()
    {
        const string Code = "skolverket:larare-behoriga";
        static string Cells(string row) => CellText().Match(row).Value;
        var byGoal = Cells(Row(await real.PageAsync("/uppfoljning/2025"), Code));
        Assert.NotEqual("", byGoal);
        Assert.Equal(byGoal, Cells(Row(await real.PageAsync("/fokusomraden/2025"), Code)));
        Assert.Equal(byGoal, Cells(Row(await real.PageAsync("/uppfoljning/2025/g4"), Code)));
    }

    [Fact]
    public async Task One_group_has_a_page_of_its_own_with_ways_to_the_others()
    {
        var page = await real.PageAsync("/uppfoljning/2025/g4");
        Assert.Contains("<h1 class=\"long\">Fler kommuninvånare ska ha utbildning", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"g1\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/uppfoljning/2025/g5\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/uppfoljning/2024/g4\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_goes_on_says_so_and_data_say_when_they_were_fetched()
    {
        Assert.Contains("Året pågår.", await real.PageAsync("/uppfoljning/2026"), StringComparison.Ordinal);
        var page = await real.PageAsync("/uppfoljning/2025");
        Assert.DoesNotContain("Året pågår.", page, StringComparison.Ordinal);
        Assert.Contains("Kolada: inget ännu", page, StringComparison.Ordinal);
        Assert.Contains("Skolverket 2026-11-23", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invented_values_are_called_so_on_the_page_and_at_the_row_and_real_ones_never()
    {
        var page = await madeUp.PageAsync("/uppfoljning/2025");
        Assert.Contains("Den här sidan visar påhittade värden.", page, StringComparison.Ordinal);
        Assert.Contains("Påhittade värden", Row(page, MadeUpSite.Rich), StringComparison.Ordinal);
        Assert.DoesNotContain("åhittade", await real.PageAsync("/uppfoljning/2025"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_anything_is_loaded_the_page_says_what_to_do() =>
        Assert.Contains("followup framework import dashboards/framework.yaml", await empty.PageAsync("/uppfoljning/2025"), StringComparison.Ordinal);

    /// <summary>The part of a page from an indicator's link to the end of its row.</summary>
    private static string Row(string page, string code)
    {
        var start = page.IndexOf($"href=\"/indikator/{code}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"No row of {code}.");
        return page[start..page.IndexOf("</li>", start, StringComparison.Ordinal)];
    }

    private static string Group(string page, string address)
    {
        var start = page.IndexOf($"id=\"{address}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"No group {address}.");
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    private static string Plain(string html) => Space().Replace(Tag().Replace(html, " "), " ").Replace(" )", ")", StringComparison.Ordinal).Replace("( ", "(", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("<dl>.*</dl>", RegexOptions.Singleline)]
    private static partial Regex CellText();
}
