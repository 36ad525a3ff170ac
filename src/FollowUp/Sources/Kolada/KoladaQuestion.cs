using System.Globalization;
using System.Web;

namespace FollowUp.Sources;

/// <summary>What an address of Kolada asks for.</summary>
internal enum KoladaTopic
{
    /// <summary>The list of areas: municipalities, regions and the country.</summary>
    Areas,

    /// <summary>What Kolada says of its indicators: the whole catalogue, or some of it.</summary>
    Indicators,

    /// <summary>The groups of municipalities, and who belongs to them.</summary>
    Groups,

    /// <summary>The organisational units of a municipality.</summary>
    Units,

    /// <summary>The figures of some indicators for some areas, or for some organisational units.</summary>
    Figures,
}

/// <summary>One question to Kolada; its answer may come in several pages, all with the same <see cref="NameOf"/>.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Keys">The indicators asked about; none where it is about all of them, or about none.</param>
/// <param name="Places">The areas or units asked about; the municipality, of a question for its units.</param>
/// <param name="OfUnits">True of figures of organisational units.</param>
internal sealed record KoladaQuestion(KoladaTopic Topic, string[] Keys, string[] Places, bool OfUnits = false)
{
    public static KoladaQuestion AllAreas { get; } = new(KoladaTopic.Areas, [], []);

    public static KoladaQuestion Catalogue { get; } = new(KoladaTopic.Indicators, [], []);

    public static KoladaQuestion AllGroups { get; } = new(KoladaTopic.Groups, [], []);

    public static KoladaQuestion UnitsOf(string municipality) => new(KoladaTopic.Units, [], [municipality]);

    public static KoladaQuestion Figures(string[] keys, string[] areas) => new(KoladaTopic.Figures, keys, areas);

    public static KoladaQuestion UnitFigures(string[] keys, string[] units) => new(KoladaTopic.Figures, keys, units, OfUnits: true);

    /// <summary>The address of the first page; of figures only what has changed since a day, when one is given.</summary>
    public Uri FirstPage(Uri baseAddress, int pageSize, DateOnly? since = null)
    {
        var changed = since is { } day && Topic == KoladaTopic.Figures ? "&from_date=" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        var within = Topic == KoladaTopic.Units ? "&municipality=" + Places[0] : "";
        return new(FormattableString.Invariant($"{baseAddress.AbsoluteUri.TrimEnd('/')}/{Path}?per_page={pageSize}{within}{changed}"));
    }

    /// <summary>The question that an address asks, whichever host and page; null when it is none of ours.</summary>
    public static KoladaQuestion? Of(string address) => !Uri.TryCreate(address, UriKind.Absolute, out var uri) ? null
        : PathOf(uri).Split('/') switch
        {
            [.., "data", "kpi", var keys, "municipality", var areas] => Figures(keys.Split(','), areas.Split(',')),
            [.., "oudata", "kpi", var keys, "ou", var units] => UnitFigures(keys.Split(','), units.Split(',')),
            [.., "kpi"] => Catalogue,
            [.., "kpi", var keys] => new(KoladaTopic.Indicators, keys.Split(','), []), // how it was asked before the whole catalogue was
            [.., "municipality"] => AllAreas,
            [.., "municipality_groups"] => AllGroups,
            [.., "ou"] when Municipality(uri) is { } municipality => UnitsOf(municipality),
            _ => null,
        };

    /// <summary>What tells questions apart: the path without escapes and closing slash (<c>N00003%2CN00945</c> and <c>N00003,N00945</c> are one), and whose units.</summary>
    public static string NameOf(Uri address) => PathOf(address) + (Municipality(address) is { } municipality ? "?municipality=" + municipality : "");

    /// <summary>What tells pages apart: the path and the query, not the host, which may have another name in an old answer.</summary>
    public static string PageOf(Uri address) => PathOf(address) + Uri.UnescapeDataString(address.Query);

    private static string PathOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');

    private static string? Municipality(Uri address) => HttpUtility.ParseQueryString(address.Query)["municipality"];

    private string Path => Topic switch
    {
        KoladaTopic.Areas => "municipality",
        KoladaTopic.Indicators => Keys.Length == 0 ? "kpi" : "kpi/" + string.Join(',', Keys),
        KoladaTopic.Groups => "municipality_groups",
        KoladaTopic.Units => "ou",
        _ when OfUnits => "oudata/kpi/" + string.Join(',', Keys) + "/ou/" + string.Join(',', Places),
        _ => "data/kpi/" + string.Join(',', Keys) + "/municipality/" + string.Join(',', Places),
    };
}
