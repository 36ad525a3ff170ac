using FollowUp.Tests.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.House;

/// <summary>Every address has a role, or stands on this list of what everybody may read. A new page stops here until somebody has decided.</summary>
[Collection(Sites.Name)]
public sealed class RouteTests(RealSite site)
{
    private static readonly string[] _public =
    [
        "/", "/{dashboard}", "{dashboard}/{year:int:range(1700,2999)}/{group?}", "indikator/{code}", "/indikator/{code}/csv",
        "import/{source:regex(^[a-z]+$)?}", // setting an import going is for this machine alone: ImportPagesTests
        "rapporter/{report:regex(^[a-z0-9-]+$)?}", // freezing is for this machine alone: ReportPagesTests
        "rapporter/{report}/{audience}/{year:int:range(1700,2999)}/{version:int:min(1)}",
        "/rapporter/{report}/{audience}/{year:int:range(1700,2999)}/{version:int:min(1)}/rapport.html",
        "/rapporter/{report}/{audience}/{year:int:range(1700,2999)}/{version:int:min(1)}/rapport.pdf",
        "/rapporter/{report}/{audience}/{year:int:range(1700,2999)}/{version:int:min(1)}/siffror.xlsx",
        "/rapporter/{report}/{audience}/{year:int:range(1700,2999)}/{version:int:min(1)}/diagram/{indicator}.png",
        "/rapporter/{report}/{audience}/{year:int:range(1700,2999)}/utkast", "/indikator/{code}/diagram.png",
        "import/{run:int:min(1)}", "om", "fel/{status:int:range(400,599)}",
    ];

    [Fact]
    public void Every_route_has_a_role_or_is_on_the_short_public_list()
    {
        var open = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Distinct();
        Assert.Equal(_public.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_route_is_lower_case_ASCII() =>
        Assert.All(_public, route => Assert.True(route.All(c => char.IsAscii(c) && !char.IsAsciiLetterUpper(c)), route));
}
