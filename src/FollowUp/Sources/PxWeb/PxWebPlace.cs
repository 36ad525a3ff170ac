using System.Text.RegularExpressions;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>Where a table of PxWeb is, and how it may be asked for.</summary>
/// <param name="Site">The service: <c>https://statistikdatabasen.scb.se/api/v2</c>; in version 1 without language and database.</param>
/// <param name="Version">1 or 2.</param>
/// <param name="Table">The table: an id in version 2, database and path in version 1.</param>
/// <param name="Language">The language of its texts.</param>
/// <param name="Last">How many of the latest times are asked for; null for all.</param>
/// <param name="Cells">The most cells in one answer, where the person who set it up says so; null for what the service says.</param>
/// <param name="Rate">How many calls in how long, likewise.</param>
public sealed partial record PxWebPlace(Uri Site, int Version, string Table, string Language, int? Last, int? Cells, (int Calls, int Seconds)? Rate)
{
    private static readonly Uri _nowhere = new("https://example.se/api/v2");

    /// <summary>Where the service states its limits.</summary>
    public Uri Config => Version == 2 ? Below("config") : new Uri(Below(Language).AbsoluteUri + "/?config");

    /// <summary>Where the table describes itself.</summary>
    public Uri Metadata => Version == 2 ? new Uri($"{TableAddress}/metadata?lang={Language}") : new Uri(TableAddress);

    /// <summary>Where its data are asked for.</summary>
    public Uri Data => Version == 2 ? new Uri($"{TableAddress}/data?lang={Language}&outputFormat=json-stat2") : new Uri(TableAddress);

    private string TableAddress => Version == 2
        ? Below("tables").AbsoluteUri + "/" + Uri.EscapeDataString(Table)
        : Below(Language).AbsoluteUri + "/" + string.Join('/', Table.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Takes the fields of <c>from</c>; what is wrong is told.</summary>
    internal static PxWebPlace Read(YamlFields from, Problems problems)
    {
        var site = from.Name("site");
        var address = Uri.TryCreate(site.Text, UriKind.Absolute, out var found) && found is { Query: "", Fragment: "", UserInfo: "", Host.Length: > 0 }
            && (found.Scheme == Uri.UriSchemeHttps || found.Scheme == Uri.UriSchemeHttp && found.IsLoopback) ? found : null;
        if (address is null && site.Text.Length > 0)
        {
            problems.Add(site.Place, SourceFileTexts.SiteWrong, site.Text);
        }

        var version = from.Whole("version", 1, 2);
        var table = from.Name("table");
        if (table.Text.Length > 0 && !(version == 2 ? IdForm() : PathForm()).IsMatch(table.Text))
        {
            problems.Add(table.Place, SourceFileTexts.TableWrong, table.Text, version.ToString(System.Globalization.CultureInfo.InvariantCulture), version == 2 ? "TAB6471" : "BE/BE0101/BE0101A/BefolkningNy");
        }

        var language = from.TextOrNone("language");
        if (language.Length > 0 && !LanguageForm().IsMatch(language))
        {
            problems.Add(from.PlaceOf("language"), SourceFileTexts.LanguageWrong, language);
        }

        var last = from.WholeOrNone("last", 1, 1000);
        var cells = from.WholeOrNone("cells", 1, PxWebLimits.MostCells);
        var calls = from.WholeOrNone("calls", 1, 1000);
        var seconds = from.WholeOrNone("seconds", 1, 3600);
        if (calls is null != seconds is null)
        {
            problems.Add(from.PlaceOf(calls is null ? "seconds" : "calls"), SourceFileTexts.RateWrong);
        }

        return new PxWebPlace(
            new Uri((address ?? _nowhere).AbsoluteUri.TrimEnd('/')), version, table.Text, language.Length > 0 ? language : "sv", last, cells, calls is { } some && seconds is { } time ? (some, time) : null);
    }

    private Uri Below(string name) => new($"{Site.AbsoluteUri.TrimEnd('/')}/{name}");

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,60}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A[\p{L}0-9_. -]+(/[\p{L}0-9_. -]+)+(?<!(\A|/)\.\.?(/.*|\z))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PathForm();

    [GeneratedRegex(@"\A[a-z]{2}\z")]
    private static partial Regex LanguageForm();
}
