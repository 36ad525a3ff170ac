using System.Globalization;
using FollowUp.Access;
using FollowUp.Tests.Access;
using FollowUp.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>The project's framework, with something in a source's catalogue that is not followed up yet and whose figures are held.</summary>
public sealed class CatalogueSite(TestDatabase server) : Site(server)
{
    private const string Sql = """
        insert into indicator (code, source, source_key) values ('kolada:N99999', 'kolada', 'N99999');
        update source set synthetic = false where name = 'kolada';
        insert into source_indicator (source, key, title, definition, split_by_sex, next_publication, first_seen) values
            ('kolada', 'N99999', 'Invånare som cyklar till arbetet, andel (%)', 'Andel av invånarna som oftast cyklar till arbetet. Källa: Resvaneundersökningen.', true, '2027-03-01', '2026-11-01');
        insert into import_run (source, trigger, started_at, ended_at, outcome) values ('kolada', 'schedule', '2026-11-20 04:30Z', '2026-11-20 04:34Z', 'succeeded');
        insert into batch (run_id, applied_at) select max(id), '2026-11-20 04:34Z' from import_run;
        insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
        select i.id, y * 1000, a.id, 0, (select max(id) from batch), 0, 20 + (y - 2015) * 0.5
        from indicator i, area a, generate_series(2015, 2025) y where i.code = 'kolada:N99999' and a.code = '1287';
        """;

    protected override async Task FillAsync()
    {
        await LoadFrameworkAsync();
        await Trail.RowsAsync(Db.ConnectionString, Sql);
    }
}

[Collection(Sites.Name)]
public sealed class AddIndicatorTests(CatalogueSite site, Chromium chromium) : IClassFixture<CatalogueSite>
{
    private const string Title = "Invånare som cyklar till arbetet";

    /// <summary>What a person may have to do, each field filled in, each choice and each press counted.</summary>
    private const int MostInteractions = 12;

    [Fact]
    public async Task A_person_finds_an_indicator_links_it_sets_a_target_and_sees_it_on_the_dashboard()
    {
        var page = await chromium.NewPageAsync();
        await (await site.VisitorAsync(Role.Unit)).SignInAsync(page, site.Address);
        var interactions = 0;
        async Task Do(Task what)
        {
            await what;
            interactions++;
        }

        ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name });
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });
        ILocator Labelled(string name) => page.GetByLabel(name, new() { Exact = true });

        await page.GotoAsync(site.Address + "/ramverk/sok");
        await Do(page.Locator("main input[name=q]").FillAsync("cykl arbet"));
        await Do(page.Locator("main input[name=q]").PressAsync("Enter"));
        var hit = await page.Locator("main").InnerTextAsync();
        Assert.All([Title, "N99999", "%", "2027-03-01", "25,0"], told => Assert.Contains(told, hit, StringComparison.Ordinal));
        Assert.Equal(1, await page.Locator("main svg.spark").CountAsync());
        await Do(page.Locator("main a[href*='/ramverk/ny']").ClickAsync());

        await Do(Labelled("Vilket håll är bättre?").SelectOptionAsync("up"));
        await Do(Labelled("Natur, hav och biologisk mångfald ska stärkas").CheckAsync());
        await Do(Labelled("Samhällsbyggnadsnämnden").CheckAsync());
        await Do(Labelled("Område som följs upp genom den").SelectOptionAsync("FA4"));
        await Do(page.Locator("input[name=skal]").FillAsync("Den som cyklar till arbetet rör sig i en närmiljö som är gjord för det."));
        await Do(page.Locator("input[name=malvarde]").FillAsync("40"));
        await Do(Button("Lägg till och granska").ClickAsync());

        // What it changes and touches is shown before it is put in force, and the reason given for the link is the reason offered.
        var asked = await page.Locator("main").InnerTextAsync();
        Assert.All([Title, "FA4", "40", "2040"], told => Assert.Contains(told, asked, StringComparison.Ordinal));
        Assert.DoesNotContain(Title, await site.PageAsync("/uppfoljning/2025"), StringComparison.Ordinal);
        await Do(page.Locator("main form button[type=submit]").ClickAsync());

        await Do(Link("Uppföljning").First.ClickAsync());
        var row = page.Locator("main").GetByText(Title).First;
        Assert.True(await row.IsVisibleAsync());
        Assert.Contains("/uppfoljning", page.Url, StringComparison.Ordinal);
        Assert.True(interactions <= MostInteractions, interactions.ToString(CultureInfo.InvariantCulture));

        // And through the focus area, with the reason; the target stands on the indicator's page.
        await page.GotoAsync(site.Address + "/fokusomraden/2025/fa4");
        Assert.Contains("rör sig i en närmiljö", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(site.Address + "/indikator/kolada:N99999");
        Assert.Contains("40", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
