namespace FollowUp.Sources;

/// <summary>What an address of Kolada asks for.</summary>
internal enum KoladaTopic
{
    /// <summary>The list of areas: municipalities, regions and the country.</summary>
    Areas,

    /// <summary>What Kolada says of some indicators.</summary>
    Indicators,

    /// <summary>The figures of some indicators for some areas.</summary>
    Figures,
}

/// <summary>One question to Kolada; its answer may come in several pages, all with the same path.</summary>
internal sealed record KoladaQuestion(KoladaTopic Topic, string[] Keys, string[] Areas)
{
    public static KoladaQuestion AllAreas { get; } = new(KoladaTopic.Areas, [], []);

    public static KoladaQuestion Indicators(string[] keys) => new(KoladaTopic.Indicators, keys, []);

    public static KoladaQuestion Figures(string[] keys, string[] areas) => new(KoladaTopic.Figures, keys, areas);

    /// <summary>The address of the first page.</summary>
    public Uri FirstPage(Uri baseAddress, int pageSize) =>
        new(FormattableString.Invariant($"{baseAddress.AbsoluteUri.TrimEnd('/')}/{Path}?per_page={pageSize}"));

    /// <summary>The question that an address asks, whichever host and page; null when it is none of ours.</summary>
    public static KoladaQuestion? Of(string address) => !Uri.TryCreate(address, UriKind.Absolute, out var uri) ? null
        : PathOf(uri).Split('/') switch
        {
            [.., "data", "kpi", var keys, "municipality", var areas] => Figures(keys.Split(','), areas.Split(',')),
            [.., "kpi", var keys] => Indicators(keys.Split(',')),
            [.., "municipality"] => AllAreas,
            _ => null,
        };

    /// <summary>The path without escapes and closing slash: <c>N00003%2CN00945</c> and <c>N00003,N00945</c> are one question.</summary>
    public static string PathOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');

    /// <summary>What tells pages apart: the path and the query, not the host, which may have another name in an old answer.</summary>
    public static string PageOf(Uri address) => PathOf(address) + Uri.UnescapeDataString(address.Query);

    private string Path => Topic switch
    {
        KoladaTopic.Areas => "municipality",
        KoladaTopic.Indicators => "kpi/" + string.Join(',', Keys),
        _ => "data/kpi/" + string.Join(',', Keys) + "/municipality/" + string.Join(',', Areas),
    };
}
