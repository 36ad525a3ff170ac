using System.Net;
using FollowUp.Access;
using FollowUp.Database;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>Signing in and out as a browser does, and as somebody does who means no good.</summary>
public sealed class SignInTests(AccountSite site) : IClassFixture<AccountSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cookies_are_for_this_host_alone_encrypted_and_out_of_reach_of_scripts()
    {
        var visitor = await site.NewVisitorAsync(Role.Reader);
        using var client = site.Client();
        using var page = await client.GetAsync("/logga-in", Ct);
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^__Host-followup-form=[^;]+; path=/; secure; samesite=strict; httponly$", form);

        using var answer = await SignInAsync(client, visitor.Person.Email, Visitor.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("__Host-followup=", StringComparison.Ordinal));
        Assert.Matches("^__Host-followup=[^;]+; path=/; secure; samesite=lax; httponly$", cookie); // gone when the browser closes
        Assert.Contains(visitor.Person.Name, await client.GetStringAsync("/mitt-konto", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_does_nothing_for_eight_hours_is_signed_out_and_whoever_works_is_not()
    {
        var visitor = await site.NewVisitorAsync(Role.Reader);
        using var client = site.Client(visitor);
        foreach (var hours in (int[])[5, 5, 5])
        {
            site.Clock.Advance(TimeSpan.FromHours(hours));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/mitt-konto", Ct)).StatusCode);
        }

        site.Clock.Advance(TimeSpan.FromHours(8.1));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/mitt-konto", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_fifth_failure_locks_for_a_quarter_of_an_hour_and_the_fourth_does_not()
    {
        var four = await site.NewVisitorAsync(Role.Reader);
        var five = await site.NewVisitorAsync(Role.Reader);
        using var client = site.Client();
        for (var i = 0; i < 4; i++)
        {
            Assert.Contains("hör inte ihop", await Form.TextAsync(await SignInAsync(client, four.Person.Email, "fel lösenord här")), StringComparison.Ordinal);
            Assert.Contains("hör inte ihop", await Form.TextAsync(await SignInAsync(client, five.Person.Email, "fel lösenord här")), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(site.Client(), four.Person.Email, Visitor.Password)).StatusCode);
        var locked = $"Kontot är låst till kl. {FollowUp.Ui.LocalTime.Clock(site.Clock.GetUtcNow().AddMinutes(15))}";
        Assert.Contains(locked, await Form.TextAsync(await SignInAsync(client, five.Person.Email, "fel lösenord här")), StringComparison.Ordinal);
        Assert.Contains(locked, await Form.TextAsync(await SignInAsync(client, five.Person.Email, Visitor.Password)), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Contains(locked, await Form.TextAsync(await SignInAsync(client, five.Person.Email, Visitor.Password)), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(client, five.Person.Email, Visitor.Password)).StatusCode);
        Assert.Equal(
            ["account.created", "account.invited", .. Enumerable.Repeat("account.sign_in_failed", 5), "account.locked", "account.signed_in"],
            await site.ActionsAsync(five.Person.Email));
    }

    [Fact]
    public async Task Many_attempts_at_once_are_five()
    {
        var visitor = await site.NewVisitorAsync(Role.Reader);
        var attempts = site.Services.GetService(typeof(SignIns)) as SignIns;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => attempts!.TryAsync(visitor.Person.Email, $"gissning nummer {i}", Ct)));
        Assert.Equal(5, (await site.ActionsAsync(visitor.Person.Email)).Count(action => action == "account.sign_in_failed"));
        Assert.NotNull((await attempts!.TryAsync(visitor.Person.Email, Visitor.Password, Ct)).LockedUntil);
    }

    [Fact]
    public async Task An_address_nobody_has_is_answered_like_a_wrong_password_and_kept_nowhere()
    {
        var visitor = await site.NewVisitorAsync(Role.Reader);
        using var client = site.Client();
        var wrong = await Form.TextAsync(await SignInAsync(client, visitor.Person.Email, "fel lösenord här"));
        var unknown = await Form.TextAsync(await SignInAsync(client, "hemligheten.jag.skrev.fel@kommunen.example", "fel lösenord här"));
        string Plain(string page, string email) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ8[^\"]+\"", "").Replace(email, "", StringComparison.Ordinal);
        Assert.Equal(Plain(wrong, visitor.Person.Email), Plain(unknown, "hemligheten.jag.skrev.fel@kommunen.example"));
        Assert.Empty(await Trail.RowsAsync(site.Db.ConnectionString, "select id from audit where audit::text like '%hemligheten%' or audit::text like '%lösenord%'"));
        Assert.NotEmpty(await site.ActionsAsync("unknown"));
    }

    [Fact]
    public async Task A_closed_account_is_signed_out_and_a_changed_role_counts_at_the_next_click()
    {
        var accounts = (Accounts)site.Services.GetService(typeof(Accounts))!;
        var visitor = await site.NewVisitorAsync(Role.Reader);
        using var client = site.Client(visitor);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/handelser", Ct)).StatusCode);
        var account = (await accounts.FindAsync(visitor.Person.AccountId, Ct))!;
        Assert.True(await accounts.ChangeAsync(Actor.CommandLine, account, "unit", null, new(), Ct));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/handelser", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/mitt-konto", Ct)).StatusCode);
        Assert.True(await accounts.CloseAsync(Actor.CommandLine, account, new(), Ct));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/mitt-konto", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(site.Client(), visitor.Person.Email, Visitor.Password)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_a_copied_cookie_too()
    {
        var visitor = await site.NewVisitorAsync(Role.Reader);
        using var client = site.Client(visitor);
        using var copy = site.Client(visitor);
        using var answer = await Form.SendAsync(client, "/mitt-konto", "/logga-ut");
        var page = await Form.TextAsync(answer);
        Assert.Contains("Du är nu utloggad", page, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Person.Name, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/mitt-konto", Ct)).StatusCode);
        Assert.Equal("account.signed_out", (await site.ActionsAsync(visitor.Person.Email))[^1]);
    }

    [Fact]
    public async Task Another_password_signs_out_every_other_browser_and_asks_for_the_one_so_far()
    {
        var visitor = await site.NewVisitorAsync(Role.Reader);
        using var client = site.Client(visitor);
        using var other = site.Client(visitor);
        (string, string)[] New(string current, string password, string again) => [("Current", current), ("Password", password), ("Again", again)];
        async Task<string> ChangeAsync(params (string, string)[] fields) => await Form.TextAsync(await Form.SendAsync(client, "/mitt-konto", "/mitt-konto", fields));
        Assert.Contains("minst 12 tecken", await ChangeAsync(New(Visitor.Password, "kort", "kort")), StringComparison.Ordinal);
        Assert.Contains("högst 200 tecken", await ChangeAsync(New(Visitor.Password, new string('x', 201), new string('x', 201))), StringComparison.Ordinal);
        Assert.Contains("ingen kan gissa", await ChangeAsync(New(Visitor.Password, visitor.Person.Email.ToUpperInvariant(), visitor.Person.Email)), StringComparison.Ordinal);
        Assert.Contains("inte lika", await ChangeAsync(New(Visitor.Password, "ett helt nytt lösenord", "ett helt nytt losenord")), StringComparison.Ordinal);
        Assert.Contains("Lösenordet stämmer inte", await ChangeAsync(New("fel lösenord här", "ett helt nytt lösenord", "ett helt nytt lösenord")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/mitt-konto", Ct)).StatusCode);
        Assert.Contains("Lösenordet är bytt", await ChangeAsync(New(Visitor.Password, "ett helt nytt lösenord", "ett helt nytt lösenord")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/mitt-konto", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/mitt-konto", Ct)).StatusCode);
        using var again = await SignInAsync(site.Client(), visitor.Person.Email, "ett helt nytt lo\u0308senord"); // as some keyboards write it
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Theory]
    [InlineData("/konton?x=1", "/konton?x=1")]
    [InlineData("", "/organisation")]
    [InlineData("//evil.example/", "/organisation")]
    [InlineData("https://evil.example/", "/organisation")]
    [InlineData("/\\evil.example", "/organisation")]
    [InlineData("/\t/evil.example", "/organisation")]
    [InlineData("javascript:alert(1)", "/organisation")]
    [InlineData("konton", "/organisation")]
    public async Task Only_a_way_back_within_the_service_is_followed(string till, string expected)
    {
        var visitor = await site.NewVisitorAsync(Role.Unit);
        using var client = site.Client();
        using var answer = await SignInAsync(client, " " + visitor.Person.Email.ToUpperInvariant(), Visitor.Password, ("till", till));
        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("GET", "/konton/1?x=%C3%A5", null, "/konton/1?x=%C3%A5")]
    [InlineData("POST", "/import/kolada", "/import", "/import")]
    [InlineData("POST", "/import/kolada", "https://evil.example/import", "/")]
    public async Task Whoever_must_sign_in_first_comes_back(string method, string address, string? referer, string expected)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (referer is not null)
        {
            request.Headers.Referrer = new Uri(new Uri(site.Address), referer);
        }

        using var answer = await client.SendAsync(request, Ct);
        Assert.Equal($"/logga-in?till={Uri.EscapeDataString(expected)}", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Over_an_open_line_from_elsewhere_nobody_is_asked_for_a_password()
    {
        using var client = site.Client();
        async Task<string> LookAsync(string path, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var answer = await client.SendAsync(request, Ct);
            return await Form.TextAsync(answer);
        }

        foreach (var path in (string[])["/logga-in", "/valkommen"])
        {
            var open = await LookAsync(path, ("Host", "uppfoljning.example"));
            Assert.DoesNotContain("type=\"password\"", open, StringComparison.Ordinal);
            Assert.Contains("https://", open, StringComparison.Ordinal);
            Assert.Contains("type=\"password\"", await LookAsync(path, ("Host", "uppfoljning.example"), ("X-Forwarded-Proto", "https")), StringComparison.Ordinal);
            Assert.Contains("type=\"password\"", await LookAsync(path, ("Host", "localhost:5080")), StringComparison.Ordinal);
        }

        var visitor = await site.NewVisitorAsync(Role.Unit);
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/logga-in")
        {
            Content = Form.Content(await Form.TokenAsync(client, "/logga-in"), ("Email", visitor.Person.Email), ("Password", Visitor.Password)),
        };
        sent.Headers.Host = "uppfoljning.example";
        using var refused = await client.SendAsync(sent, Ct);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Without_a_database_somebody_signed_in_is_told_so_and_shown_nothing_else()
    {
        await using var nowhere = Db.Open("Host=127.0.0.1;Port=9;Username=followup;Password=hemligt;Database=borta;Timeout=1");
        await using var broken = site.Build(nowhere);
        await broken.StartAsync(Ct);
        var cookies = new Cookies();
        cookies.Kept[AccountCookie.Name] = Visitor.Seal(
            broken.Services, new SignedIn(1, "a@kommunen.example", "Anna", Role.Admin, null), Guid.NewGuid(), site.Clock.GetUtcNow());
        using var client = new HttpClient(cookies) { BaseAddress = new Uri(broken.Urls.First()) };
        foreach (var path in (string[])["/konton", "/om", "/logga-in"])
        {
            using var answer = await client.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains("Felets nummer", await Form.TextAsync(answer), StringComparison.Ordinal);
            Assert.True(cookies.Kept.ContainsKey(AccountCookie.Name)); // signed in again when the database is back
        }
    }

    [Fact]
    public async Task A_form_of_somebody_elses_is_refused()
    {
        using var mine = site.Client(await site.NewVisitorAsync(Role.Admin));
        using var yours = site.Client(await site.NewVisitorAsync(Role.Admin));
        var token = await Form.TokenAsync(yours, "/konton");
        await Form.TokenAsync(mine, "/konton");
        using var answer = await mine.PostAsync("/konton", Form.Content(token, ("Name", "A")), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_somebody_signed_in_sees_is_kept_by_no_browser_and_public_pages_stay_as_they_were()
    {
        using var client = site.Client(await site.NewVisitorAsync(Role.Unit));
        using var mine = await client.GetAsync("/om", Ct);
        Assert.Equal("no-store", mine.Headers.CacheControl?.ToString());
        using var everybodys = await site.Client().GetAsync("/om", Ct);
        Assert.Null(everybodys.Headers.CacheControl);
        Assert.False(everybodys.Headers.Contains("Set-Cookie"));
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password, params (string, string)[] more) =>
        Form.SendAsync(client, "/logga-in", "/logga-in", [("Email", email), ("Password", password), .. more]);
}
