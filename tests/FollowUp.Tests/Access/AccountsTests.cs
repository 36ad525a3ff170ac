using System.Net;
using FollowUp.Access;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>Keeping accounts, on the page an administrator keeps them on.</summary>
public sealed class AccountsTests(AccountSite site) : IClassFixture<AccountSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_opened_and_its_code_shown_once()
    {
        var admin = await site.VisitorAsync(Role.Admin);
        using var client = site.Client(admin);
        using var answer = await OpenAsync(client, "Åsa Öberg", " Asa.Oberg@Kommunen.Example", "administration", "socialforvaltningen");
        var page = await Form.TextAsync(answer);
        var code = System.Text.RegularExpressions.Regex.Match(page, "<output>([^<]+)</output>").Groups[1].Value;
        Assert.Contains("Engångskod till Åsa Öberg", page, StringComparison.Ordinal);
        Assert.Null(answer.Headers.Location);
        Assert.DoesNotContain(code, await client.GetStringAsync("/konton", Ct), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());

        using var browser = site.Client();
        using var welcome = await Form.SendAsync(browser, "/valkommen", "/valkommen", ("Code", code.ToLowerInvariant()), ("Password", Visitor.Password), ("Again", Visitor.Password));
        Assert.Equal("/organisation", welcome.Headers.Location?.ToString());
        var mine = WebUtility.HtmlDecode(await browser.GetStringAsync("/mitt-konto", Ct));
        Assert.Contains("Förvaltning eller bolag", mine, StringComparison.Ordinal);
        Assert.Contains("Socialförvaltningen", mine, StringComparison.Ordinal);
        Assert.Equal(
            ["account.created", "account.invited", "account.password_set", "account.signed_in"], await site.ActionsAsync("asa.oberg@kommunen.example"));
        Assert.Equal(
            $"Vera admin <{admin.Person.Email}>",
            (await Trail.RowsAsync(site.Db.ConnectionString, "select actor from audit where subject = 'account asa.oberg@kommunen.example' and action = 'account.created'"))[0]);
    }

    [Theory]
    [InlineData("", "a@kommunen.example", "unit", "", "field-name", "Skriv personens namn")]
    [InlineData("A", "inte en adress", "unit", "", "field-email", "till exempel anna.berg@kommunen.se")]
    [InlineData("A", "a@kommunen.example\u0001", "unit", "", "field-email", "till exempel")]
    [InlineData("A\u0001B", "a@kommunen.example", "unit", "", "field-name", "högst 100 tecken")]
    [InlineData("A", "a@kommunen.example", "", "", "field-role", "Välj vilken roll")]
    [InlineData("A", "a@kommunen.example", "root", "", "field-role", "Välj vilken roll")]
    [InlineData("A", "a@kommunen.example", "1", "", "field-role", "Välj vilken roll")]
    [InlineData("A", "a@kommunen.example", "administration", "", "field-organisation", "Välj vilken organisation")]
    [InlineData("A", "a@kommunen.example", "administration", "finns-inte", "field-organisation", "Välj en i listan")]
    [InlineData("A", "a@kommunen.example", "unit", "socialforvaltningen", "field-organisation", "Välj Ingen")]
    [InlineData("A", "ADMIN.ALLA@kommunen.example", "unit", "", "field-email", "redan ett konto")]
    public async Task What_is_wrong_is_said_at_its_field_and_in_the_list_and_nothing_typed_is_lost(
        string name, string email, string role, string organisation, string field, string says)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Admin));
        var before = (await site.Db.QueryAsync<Account>("queries/access/accounts.sql", Ct)).Count;
        using var answer = await OpenAsync(client, name, email, role, organisation);
        var page = await Form.TextAsync(answer);
        Assert.Contains($"<a href=\"#{field}\">", page, StringComparison.Ordinal);
        Assert.Matches($"id=\"{field}\"[^>]*aria-describedby=\"{field}-error[^>]*aria-invalid=\"true\"", page);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("<title>Fel: ", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{email}\"", page, StringComparison.Ordinal);
        Assert.Equal(before, (await site.Db.QueryAsync<Account>("queries/access/accounts.sql", Ct)).Count);
    }

    [Fact]
    public async Task A_role_is_changed_and_an_account_closed_after_a_question_and_both_are_kept_with_before_and_after()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Admin));
        var visitor = await site.NewVisitorAsync(Role.Reader);
        var address = $"/konton/{visitor.Person.AccountId}";
        using var changed = await Form.SendAsync(client, address, address, ("Role", "administration"), ("Organisation", "socialforvaltningen"));
        Assert.Contains("Ändringen är sparad", await Form.TextAsync(changed), StringComparison.Ordinal);
        using var code = await Form.SendAsync(client, address, address + "/kod");
        Assert.Contains("<output>", await Form.TextAsync(code), StringComparison.Ordinal);
        Assert.Contains("Avsluta kontot för Vera reader?", WebUtility.HtmlDecode(await client.GetStringAsync(address + "/avsluta", Ct)), StringComparison.Ordinal);
        using var closed = await Form.SendAsync(client, address + "/avsluta", address + "/avsluta");
        Assert.Equal("/konton", closed.Headers.Location?.ToString());
        Assert.DoesNotContain("<button", await client.GetStringAsync(address, Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address + "/avsluta", Ct)).StatusCode);
        Assert.Equal(
            ["account.created", "account.invited", "account.changed", "account.invited", "account.closed"], await site.ActionsAsync(visitor.Person.Email));
        var facts = Assert.Single(await Trail.RowsAsync(
            site.Db.ConnectionString,
            "select concat_ws('|', before ->> 'role', before ->> 'organisation', after ->> 'role', after ->> 'organisation') from audit where action = 'account.changed' and subject = $1",
            $"account {visitor.Person.Email}"));
        Assert.Equal("reader|administration|socialforvaltningen", facts);
        Assert.Contains((await OpenAgainAsync(client, visitor.Person.Email)), "Engångskod till Ny igen", StringComparison.Ordinal); // the address is free again
    }

    private static async Task<string> OpenAgainAsync(HttpClient client, string email)
    {
        using var answer = await OpenAsync(client, "Ny igen", email, "reader", "");
        return System.Text.RegularExpressions.Regex.Match(await Form.TextAsync(answer), "<h2 id=\"kod\">([^<]+)</h2>").Groups[1].Value;
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient client, string name, string email, string role, string organisation) =>
        Form.SendAsync(client, "/konton", "/konton", ("Name", name), ("Email", email), ("Role", role), ("Organisation", organisation));
}
