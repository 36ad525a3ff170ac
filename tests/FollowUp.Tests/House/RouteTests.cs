using FollowUp.Access;
using FollowUp.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.House;

/// <summary>Every address has a role, or stands on the list as everybody's. Who may do what is said a second time in RouteMatrixTests.</summary>
[Collection(Sites.Name)]
public sealed class RouteTests(RealSite site)
{
    private IReadOnlyList<RouteEndpoint> Endpoints => [.. site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    [Fact]
    public void Every_address_is_on_the_list_and_everything_on_the_list_is_an_address() => Assert.Equal(
        RouteRoles.All.Select(rule => rule.Template).Distinct().Order(StringComparer.Ordinal),
        Endpoints.Select(endpoint => RouteRoles.Template(endpoint.RoutePattern)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_address_is_on_the_list_twice_and_all_are_lower_case_ASCII()
    {
        Assert.Distinct(RouteRoles.All.Select(rule => (rule.Method, rule.Template)));
        Assert.All(RouteRoles.All, rule => Assert.True(rule.Template.All(c => char.IsAscii(c) && !char.IsAsciiLetterUpper(c)), rule.Template));
    }

    [Fact]
    public void An_address_or_a_method_that_nobody_has_decided_about_stops_the_start_and_is_named()
    {
        static DefaultEndpointDataSource With(string template, string method) => new(
            new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse(template), 0) { Metadata = { new HttpMethodMetadata([method]) } }.Build());

        RouteRoles.RequireComplete([With("/om", "GET")]);
        Assert.Contains("/hemligt/{sak}", Assert.Throws<InvalidOperationException>(() => RouteRoles.RequireComplete([With("/hemligt/{sak:int}", "GET")])).Message, StringComparison.Ordinal);
        Assert.Contains("DELETE /om", Assert.Throws<InvalidOperationException>(() => RouteRoles.RequireComplete([With("/om", "DELETE")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_got_past_the_start_is_refused_to_everybody()
    {
        await using var app = site.Build(site.Db);
        app.MapGet("/hemligt", () => "hemligt");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()) };
        using var answer = await client.GetAsync("/hemligt", TestContext.Current.CancellationToken);
        Assert.Equal(StatusCodes.Status403Forbidden, (int)answer.StatusCode);
    }
}
