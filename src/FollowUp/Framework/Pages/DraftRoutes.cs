namespace FollowUp.Framework.Pages;

/// <summary>The addresses of frameworks as files.</summary>
public static class DraftRoutes
{
    private const string Yaml = "application/yaml; charset=utf-8";

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/ramverk/version/{version:int:min(1)}/framework.yaml", Web.Read, async (int version, FrameworkVersions versions, CancellationToken ct) =>
            await versions.TextAsync(version, ct) is { } text ? Results.File(text, Yaml, FormattableString.Invariant($"framework-{version}.yaml")) : Results.NotFound());
        routes.MapMethods("/ramverk/utkast/{draft:int:min(1)}/framework.yaml", Web.Read, async (int draft, FrameworkDrafts drafts, CancellationToken ct) =>
            await drafts.ReadAsync(draft, ct) is { } view ? Results.File(view.Text.Bytes, Yaml, FormattableString.Invariant($"framework-utkast-{draft}.yaml")) : Results.NotFound());
    }
}
