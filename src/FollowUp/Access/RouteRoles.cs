using Microsoft.AspNetCore.Routing.Patterns;
using static FollowUp.Access.Role;

namespace FollowUp.Access;

/// <summary>
/// Who may do what: every address and method of the service in one list. What is not on it is refused, and stops the start. A new page is a
/// line here; one with <c>{organisation}</c> in its address is open to an administration for its own organisation alone.
/// </summary>
public static class RouteRoles
{
    private static Role[]? Everybody => null;
    private static readonly Role[] _signedIn = [Admin, Unit, Administration, Reader];

    /// <summary>The list.</summary>
    public static IReadOnlyList<RouteRule> All { get; } =
    [
        Get("/", Everybody),
        Get("/{dashboard}", Everybody),
        Get("/{dashboard}/{year}/{group?}", Everybody),
        Get("/indikator/{code}", Everybody),
        Get("/indikator/{code}/csv", Everybody),
        Get("/import/{source?}", Everybody),
        Post("/import/{source?}", Admin, Unit),
        Get("/import/{run}", Everybody),
        Get("/import/{run}/avbryt", Admin, Unit),
        Post("/import/{run}/avbryt", Admin, Unit),
        Get("/import/{run}/beslut", Admin, Unit),
        Post("/import/{run}/beslut", Admin, Unit),
        Get("/import/{run}/revideringar", Admin, Unit, Reader),
        Get("/import/{run}/svar", Admin), // as the source answered: nothing is hidden here
        Get("/import/{run}/svar/{answer}", Admin),
        Get("/revideringar", Admin, Unit, Reader),
        Get("/kataloghandelser", Everybody),
        Get("/ramverk/sok", Admin, Unit, Reader),
        Get("/ramverk/ny", Admin, Unit),
        Post("/ramverk/ny", Admin, Unit),
        Get("/om", Everybody),
        Get("/tackning", Everybody),
        new("*", "/fel/{status}", Everybody), // what is refused is shown here, whatever its method

        Get("/indikator/{code}/diagram.png", Everybody),
        Get("/rapporter/{report?}", Everybody),
        Post("/rapporter/{report?}", Unit),
        Get("/rapporter/{report}/{audience}/{year}/utkast", Unit, Reader),
        Get("/rapporter/{report}/{audience}/{year}/{version}", Everybody),
        Get("/rapporter/{report}/{audience}/{year}/{version}/rapport.html", Everybody),
        Get("/rapporter/{report}/{audience}/{year}/{version}/rapport.pdf", Everybody),
        Get("/rapporter/{report}/{audience}/{year}/{version}/siffror.xlsx", Everybody),
        Get("/rapporter/{report}/{audience}/{year}/{version}/diagram/{indicator}.png", Everybody),

        Get("/organisation", _signedIn),
        Get("/organisation/{organisation}", _signedIn),
        Post("/organisation/{organisation}", Unit, Administration),
        Get("/organisation/{organisation}/mall.csv", _signedIn),
        Get("/organisation/{organisation}/leverans/{delivery}", Unit, Administration), // as delivered: nothing is hidden here
        Get("/organisation/{organisation}/leverans/{delivery}/jamforelse.csv", Unit, Administration),
        Post("/organisation/{organisation}/leverans/{delivery}", Unit, Administration),
        Get("/organisation/{organisation}/leverans/{delivery}/beslut", Unit),
        Post("/organisation/{organisation}/leverans/{delivery}/beslut", Unit),

        Get("/ramverk", Admin, Unit, Reader),
        Post("/ramverk", Admin, Unit),
        Get("/ramverk/version/{version}", Admin, Unit, Reader),
        Get("/ramverk/version/{version}/framework.yaml", Admin, Unit, Reader),
        Get("/ramverk/utkast/{draft}", Admin, Unit, Reader),
        Post("/ramverk/utkast/{draft}", Admin, Unit),
        Get("/ramverk/utkast/{draft}/framework.yaml", Admin, Unit, Reader),
        Get("/ramverk/utkast/{draft}/uppfoljning", Admin, Unit, Reader),
        Get("/ramverk/utkast/{draft}/post", Admin, Unit),
        Post("/ramverk/utkast/{draft}/post", Admin, Unit),
        Get("/ramverk/utkast/{draft}/ta-bort", Admin, Unit),
        Post("/ramverk/utkast/{draft}/ta-bort", Admin, Unit),
        Get("/ramverk/utkast/{draft}/satt-i-kraft", Admin, Unit),
        Post("/ramverk/utkast/{draft}/satt-i-kraft", Admin, Unit),
        Get("/ramverk/utkast/{draft}/kasta", Admin, Unit),
        Post("/ramverk/utkast/{draft}/kasta", Admin, Unit),

        Get("/logga-in", Everybody),
        Post("/logga-in", Everybody),
        Get("/valkommen", Everybody),
        Post("/valkommen", Everybody),
        Post("/logga-ut", _signedIn),
        Get("/mitt-konto", _signedIn),
        Post("/mitt-konto", _signedIn),

        Get("/konton", Admin),
        Post("/konton", Admin),
        Get("/konton/{account}", Admin),
        Post("/konton/{account}", Admin),
        Post("/konton/{account}/kod", Admin),
        Get("/konton/{account}/avsluta", Admin),
        Post("/konton/{account}/avsluta", Admin),
        Get("/handelser", Admin, Reader),
    ];

    /// <summary>The first parts of addresses that are pages' own, so that no dashboard is given such a name.</summary>
    public static IReadOnlySet<string> FirstParts { get; } =
        All.Select(rule => rule.Template.Split('/')[1]).Where(part => part.Length > 0 && !part.StartsWith('{')).ToHashSet(StringComparer.Ordinal);

    /// <summary>The rule for a request; null when there is none, and then it is refused.</summary>
    public static RouteRule? Find(string method, string template)
    {
        var asked = HttpMethods.IsHead(method) ? HttpMethods.Get : method;
        return All.FirstOrDefault(rule => rule.Template == template && (rule.Method == "*" || rule.Method == asked));
    }

    /// <summary>Whether somebody may; for what a page offers.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="template">As in the list.</param>
    /// <param name="person">Who is signed in; null for nobody.</param>
    /// <param name="organisation">For an address of one organisation: which.</param>
    public static bool Allow(string method, string template, SignedIn? person, string? organisation = null) =>
        Find(method, template)?.Allows(person, organisation) ?? throw new ArgumentException($"{method} {template} is not in RouteRoles.All.");

    /// <summary>The address as the list writes it: without the forms of its values.</summary>
    public static string Template(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternParameterPart value => $"{{{(value.IsCatchAll ? "*" : "")}{value.Name}{(value.IsOptional ? "?" : "")}}}",
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => throw new ArgumentException($"A part of '{pattern.RawText}' is neither text nor value.", nameof(pattern)),
    }))));

    /// <summary>Refuses to start with an address that nobody has decided about.</summary>
    /// <exception cref="InvalidOperationException">There is one; the message names it.</exception>
    public static void RequireComplete(IEnumerable<EndpointDataSource> sources)
    {
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var template = Template(endpoint.RoutePattern);
            IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            if (All.All(rule => rule.Template != template) || methods.FirstOrDefault(method => Find(method, template) is null) is not null)
            {
                throw new InvalidOperationException(
                    $"Nobody has decided who may use {string.Join(", ", methods)} {template} ({endpoint.DisplayName}): add it to RouteRoles.All.");
            }
        }
    }

    private static RouteRule Get(string template, params Role[]? roles) => new(HttpMethods.Get, template, roles);

    private static RouteRule Post(string template, params Role[]? roles) => new(HttpMethods.Post, template, roles);
}
