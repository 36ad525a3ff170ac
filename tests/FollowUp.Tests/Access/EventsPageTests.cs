using System.Net;
using System.Text.RegularExpressions;
using FollowUp.Access;
using FollowUp.Access.Pages;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>The audit trail as people read it.</summary>
public sealed class EventsPageTests(AccountSite site) : IClassFixture<AccountSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_in_Swedish_latest_first_with_what_was_and_what_is()
    {
        var visitor = await site.NewVisitorAsync(Role.Reader);
        var accounts = (Accounts)site.Services.GetService(typeof(Accounts))!;
        await accounts.ChangeAsync(Actor.CommandLine, (await accounts.FindAsync(visitor.Person.AccountId, Ct))!, "unit", null, new(), Ct);
        var page = await PageAsync("/handelser?slag=account");
        Assert.Contains($"<strong>Konto ändrat</strong>: konto {visitor.Person.Email}", page, StringComparison.Ordinal);
        Assert.Contains("Kommandoraden", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Roll</th><td>Läsare</td><td>Hållbarhetsenheten</td>", page, StringComparison.Ordinal);
        Assert.Contains($"<dt>E-post</dt><dd>{visitor.Person.Email}</dd>", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Konto ändrat", StringComparison.Ordinal) < page.IndexOf($"<strong>Konto skapat</strong>: konto {visitor.Person.Email}", StringComparison.Ordinal));
        Assert.DoesNotContain("Ramverk satt i kraft", page, StringComparison.Ordinal);
        var framework = await PageAsync("/handelser?slag=framework");
        Assert.Contains("Ramverk satt i kraft", framework, StringComparison.Ordinal);
        Assert.Contains("<dt>Version</dt><dd>1</dd>", framework, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", framework);
    }

    [Fact]
    public async Task A_page_has_fifty_and_every_event_is_on_one_of_them()
    {
        await site.Db.InTransactionAsync(
            async transaction =>
            {
                for (var i = 0; i < 120; i++)
                {
                    await Audit.AddAsync(transaction, Actor.Service, site.Clock.GetUtcNow(), "many.things_done", $"sak {i:000}", null, new { hostile = "<script>alert(1)</script>" }, Ct);
                }
            },
            Ct);
        var seen = new List<string>();
        var sizes = new List<int>();
        for (var address = "/handelser?slag=many"; address is not null;)
        {
            var page = await PageAsync(address, decode: false);
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.Contains("many.things_done", page, StringComparison.Ordinal); // no word for it yet: shown as it is
            var found = Regex.Matches(page, "sak [0-9]{3}").Select(hit => hit.Value).ToList();
            sizes.Add(found.Count);
            seen.AddRange(found);
            address = Regex.Match(page, "href=\"([^\"]+)\">Äldre") is { Success: true } older ? WebUtility.HtmlDecode(older.Groups[1].Value) : null;
        }

        Assert.Equal([50, 50, 20], sizes);
        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(i => $"sak {i:000}"), seen);
    }

    [Theory]
    [InlineData("/handelser?slag=finns-inte")]
    [InlineData("/handelser?slag=%00")]
    [InlineData("/handelser?fore=x")]
    [InlineData("/handelser?fore=99999999999999999999")]
    public async Task What_cannot_be_asked_for_is_not_there(string address)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Reader));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address, Ct)).StatusCode);
    }

    /// <summary>Whatever the program writes into the trail has its words, or the page would show them in English.</summary>
    [Fact]
    public void Every_action_in_the_program_has_a_word()
    {
        var actions = House.SourceTree.Files("src/FollowUp", ".cs")
            .SelectMany(file => Regex.Matches(file.Text, "\"((account|framework|import|delivery|report)\\.[a-z_]+)\"").Select(hit => hit.Groups[1].Value))
            .Distinct().Except(["framework.yaml"]).ToList();
        Assert.Contains("account.closed", actions);
        Assert.DoesNotContain(actions, action => EventWords.Action(action) == action || EventWords.Kind(action.Split('.')[0]) == action.Split('.')[0]);
    }

    private async Task<string> PageAsync(string address, bool decode = true)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Reader));
        var page = await client.GetStringAsync(address, Ct);
        return decode ? WebUtility.HtmlDecode(page) : page;
    }
}
