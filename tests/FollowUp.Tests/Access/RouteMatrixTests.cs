using FollowUp.Access;
using FollowUp.Tests.Pages;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>Every role at every address, own and foreign. Who may is said here a second time, so that nobody changes it unawares.</summary>
[Collection(Sites.Name)]
public sealed class RouteMatrixTests(RealSite site)
{
    private const string Own = "bildningsforvaltningen";
    private const string Foreign = "socialforvaltningen";

    /// <summary>Who comes: nobody signed in, each role, and somebody of another organisation than the one in the address.</summary>
    private static readonly string[] _visitors = ["nobody", "admin", "unit", "administration", "foreign", "reader"];

    private static readonly string[] _everybody = _visitors;
    private static readonly string[] _signedIn = _visitors[1..];

    /// <summary>Everybody signed in but those of another organisation.</summary>
    private static readonly string[] _concerned = ["admin", "unit", "administration", "reader"];

    private static readonly (string Method, string Template, string[] May)[] _expected =
    [
        ("GET", "/", _everybody),
        ("GET", "/{dashboard}", _everybody),
        ("GET", "/{dashboard}/{year}/{group?}", _everybody),
        ("GET", "/indikator/{code}", _everybody),
        ("GET", "/indikator/{code}/csv", _everybody),
        ("GET", "/import/{source?}", _everybody),
        ("POST", "/import/{source?}", ["admin", "unit"]),
        ("GET", "/import/{run}", _everybody),
        ("GET", "/import/{run}/avbryt", ["admin", "unit"]),
        ("POST", "/import/{run}/avbryt", ["admin", "unit"]),
        ("GET", "/import/{run}/beslut", ["admin", "unit"]),
        ("POST", "/import/{run}/beslut", ["admin", "unit"]),
        ("GET", "/import/{run}/revideringar", ["admin", "unit", "reader"]),
        ("GET", "/import/{run}/svar", ["admin"]),
        ("GET", "/import/{run}/svar/{answer}", ["admin"]),
        ("GET", "/revideringar", ["admin", "unit", "reader"]),
        ("GET", "/kataloghandelser", _everybody),
        ("GET", "/ramverk/sok", ["admin", "unit", "reader"]),
        ("GET", "/ramverk/ny", ["admin", "unit"]),
        ("POST", "/ramverk/ny", ["admin", "unit"]),
        ("GET", "/om", _everybody),
        ("GET", "/tackning", _everybody),
        ("*", "/fel/{status}", _everybody),
        ("GET", "/indikator/{code}/diagram.png", _everybody),
        ("GET", "/rapporter/{report?}", _everybody),
        ("POST", "/rapporter/{report?}", ["unit"]),
        ("GET", "/rapporter/{report}/{audience}/{year}/utkast", ["unit", "reader"]),
        ("GET", "/rapporter/{report}/{audience}/{year}/{version}", _everybody),
        ("GET", "/rapporter/{report}/{audience}/{year}/{version}/rapport.html", _everybody),
        ("GET", "/rapporter/{report}/{audience}/{year}/{version}/rapport.pdf", _everybody),
        ("GET", "/rapporter/{report}/{audience}/{year}/{version}/siffror.xlsx", _everybody),
        ("GET", "/rapporter/{report}/{audience}/{year}/{version}/diagram/{indicator}.png", _everybody),
        ("GET", "/organisation", _signedIn),
        ("GET", "/organisation/{organisation}", _concerned),
        ("POST", "/organisation/{organisation}", ["unit", "administration"]),
        ("GET", "/organisation/{organisation}/mall.csv", _concerned),
        ("GET", "/organisation/{organisation}/leverans/{delivery}", ["unit", "administration"]),
        ("GET", "/organisation/{organisation}/leverans/{delivery}/jamforelse.csv", ["unit", "administration"]),
        ("POST", "/organisation/{organisation}/leverans/{delivery}", ["unit", "administration"]),
        ("GET", "/organisation/{organisation}/leverans/{delivery}/beslut", ["unit"]),
        ("POST", "/organisation/{organisation}/leverans/{delivery}/beslut", ["unit"]),
        ("GET", "/ramverk", ["admin", "unit", "reader"]),
        ("POST", "/ramverk", ["admin", "unit"]),
        ("GET", "/ramverk/version/{version}", ["admin", "unit", "reader"]),
        ("GET", "/ramverk/version/{version}/framework.yaml", ["admin", "unit", "reader"]),
        ("GET", "/ramverk/utkast/{draft}", ["admin", "unit", "reader"]),
        ("POST", "/ramverk/utkast/{draft}", ["admin", "unit"]),
        ("GET", "/ramverk/utkast/{draft}/framework.yaml", ["admin", "unit", "reader"]),
        ("GET", "/ramverk/utkast/{draft}/uppfoljning", ["admin", "unit", "reader"]),
        ("GET", "/ramverk/utkast/{draft}/post", ["admin", "unit"]),
        ("POST", "/ramverk/utkast/{draft}/post", ["admin", "unit"]),
        ("GET", "/ramverk/utkast/{draft}/ta-bort", ["admin", "unit"]),
        ("POST", "/ramverk/utkast/{draft}/ta-bort", ["admin", "unit"]),
        ("GET", "/ramverk/utkast/{draft}/satt-i-kraft", ["admin", "unit"]),
        ("POST", "/ramverk/utkast/{draft}/satt-i-kraft", ["admin", "unit"]),
        ("GET", "/ramverk/utkast/{draft}/kasta", ["admin", "unit"]),
        ("POST", "/ramverk/utkast/{draft}/kasta", ["admin", "unit"]),
        ("GET", "/logga-in", _everybody),
        ("POST", "/logga-in", _everybody),
        ("GET", "/valkommen", _everybody),
        ("POST", "/valkommen", _everybody),
        ("POST", "/logga-ut", _signedIn),
        ("GET", "/mitt-konto", _signedIn),
        ("POST", "/mitt-konto", _signedIn),
        ("GET", "/konton", ["admin"]),
        ("POST", "/konton", ["admin"]),
        ("GET", "/konton/{account}", ["admin"]),
        ("POST", "/konton/{account}", ["admin"]),
        ("POST", "/konton/{account}/kod", ["admin"]),
        ("GET", "/konton/{account}/avsluta", ["admin"]),
        ("POST", "/konton/{account}/avsluta", ["admin"]),
        ("GET", "/handelser", ["admin", "reader"]),
    ];

    /// <summary>Every line × every visitor, and each method the line serves.</summary>
    public static TheoryData<string, string, string> Cells =>
    [
        .. from line in _expected
           from method in line.Method switch { "GET" => (string[])["GET", "HEAD"], "*" => ["GET", "HEAD", "POST"], _ => [line.Method] }
           from visitor in _visitors
           select (method, line.Template, visitor),
    ];

    [Fact]
    public void What_is_expected_is_all_there_is() => Assert.Equal(
        RouteRoles.All.Select(rule => $"{rule.Method} {rule.Template}").Order(StringComparer.Ordinal),
        _expected.Select(line => $"{line.Method} {line.Template}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Only_those_who_may_are_let_in(string method, string template, string visitor)
    {
        var may = _expected.Single(line => line.Template == template && (line.Method == method || line.Method == "*" || line.Method == "GET" && method == "HEAD")).May.Contains(visitor);
        using var client = site.Client(await VisitorAsync(visitor));
        using var request = new HttpRequestMessage(new HttpMethod(method), Address(template));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var status = (int)answer.StatusCode;
        if (!may)
        {
            Assert.Equal(visitor == "nobody" ? 302 : 403, status);
            Assert.Equal(visitor == "nobody", answer.Headers.Location?.ToString().StartsWith("/logga-in?till=", StringComparison.Ordinal) == true);
            return;
        }

        // A form without its token got past the gate and no further: nothing was changed.
        Assert.Equal((template, method) switch
        {
            ("/", _) or ("/{dashboard}", _) => 302,
            ("/logga-in", "GET" or "HEAD") when visitor != "nobody" => 302,
            ("/fel/{status}", _) => 404,
            ("/organisation", _) when visitor is "administration" or "foreign" => 302, // to the page of their own
            ("/import/{run}/beslut", "GET" or "HEAD") => 404, // the import is not held
            (_, "GET" or "HEAD") when template.StartsWith("/rapporter/{report}/{audience}/{year}/{version}", StringComparison.Ordinal) => 404, // no edition is published here
            ("/ramverk/ny", "GET" or "HEAD") => 404, // the address names no indicator
            ("/ramverk/utkast/{draft}/post" or "/ramverk/utkast/{draft}/ta-bort", "GET" or "HEAD") => 404, // of nothing in particular
            (_, "POST") => 400,
            _ => 200,
        }, status);
        Assert.DoesNotContain("logga-in", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    /// <summary>What the gate has seen is what the page acts on: no field of a form or a query stands in for a part of the address.</summary>
    [Fact]
    public async Task A_field_never_stands_in_for_a_part_of_the_address()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Administration, Foreign));
        var own = $"/organisation/{Foreign}";
        foreach (var step in (string[])["submit", "withdraw"])
        {
            using var answer = await Form.SendAsync(client, own, own + "/leverans/1", ("organisation", Own), ("delivery", "1"), ("step", step), ("sure", "1"));
            Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var read = await client.GetAsync($"{own}/leverans/1?organisation={Own}", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, read.StatusCode);
        using var page = await client.GetAsync($"{own}?organisation={Own}", TestContext.Current.CancellationToken);
        Assert.Contains("<h1 class=\"long\">Socialförvaltningen", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["submitted", "draft"], await Trail.RowsAsync(site.Db.ConnectionString, "select state from delivery where id < 3 order by id"));
    }

    [Theory]
    [InlineData("PUT", "/konton/1", 405)]
    [InlineData("DELETE", "/om", 405)]
    [InlineData("DELETE", "/", 405)]
    [InlineData("GET", "/logga-ut", 405)]
    [InlineData("GET", "/konton/1/kod", 405)]
    [InlineData("POST", "/handelser", 405)]
    public async Task A_method_that_is_not_on_the_list_is_refused_to_the_administrator_too(string method, string address, int expected)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Admin));
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Administration, "a", "a", true)]
    [InlineData(Role.Administration, "a", "b", false)]
    [InlineData(Role.Administration, "a", "A", false)]
    [InlineData(Role.Administration, "a", null, false)]
    [InlineData(Role.Administration, null, null, false)]
    [InlineData(Role.Unit, null, "b", true)]
    [InlineData(Role.Reader, null, "b", false)]
    public void An_address_of_one_organisation_is_open_to_its_own_administration_alone(Role role, string? own, string? asked, bool allowed)
    {
        var rule = new RouteRule("GET", "/organisation/{organisation}/leveranser", [Role.Administration, Role.Unit]);
        Assert.Equal(allowed, rule.Allows(new SignedIn(1, "a@b.example", "A", role, own), asked));
        Assert.False(rule.Allows(null, asked));
    }

    private async Task<Visitor?> VisitorAsync(string visitor) => visitor switch
    {
        "nobody" => null,
        "administration" => await site.VisitorAsync(Role.Administration, Own),
        "foreign" => await site.VisitorAsync(Role.Administration, Foreign),
        _ => await site.VisitorAsync(Roles.Of(visitor)),
    };

    private static string Address(string template) => template
        .Replace("{dashboard}", "uppfoljning", StringComparison.Ordinal)
        .Replace("{year}", "2025", StringComparison.Ordinal)
        .Replace("{group?}", "g2", StringComparison.Ordinal)
        .Replace("{code}", "skolverket:elever", StringComparison.Ordinal)
        .Replace("{source?}", "", StringComparison.Ordinal)
        .Replace("{run}", "1", StringComparison.Ordinal)
        .Replace("{answer}", "1", StringComparison.Ordinal)
        .Replace("{status}", "404", StringComparison.Ordinal)
        .Replace("{account}", "1", StringComparison.Ordinal)
        .Replace("{report?}", "", StringComparison.Ordinal)
        .Replace("{report}", "uppfoljning", StringComparison.Ordinal)
        .Replace("{audience}", "kommunfullmaktige", StringComparison.Ordinal)
        .Replace("{version}", "1", StringComparison.Ordinal)
        .Replace("{indicator}", "skolverket:elever", StringComparison.Ordinal)
        .Replace("{draft}", "1", StringComparison.Ordinal)
        .Replace("{delivery}", "1", StringComparison.Ordinal)
        .Replace("{organisation}", Own, StringComparison.Ordinal);
}
