using System.Text.RegularExpressions;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>What the framework file names and refers to.</summary>
internal enum What
{
    Programme,
    Goal,
    Strategy,
    FocusArea,
    EarlierArea,
    Organisation,
    Indicator,
    PeerGroup,
}

/// <summary>
/// Keeps what a framework file has named so far, and tells of names taken twice, references to nothing, and links that the framework's own
/// rules forbid.
/// </summary>
/// <param name="sources">The names of the sources there are.</param>
/// <param name="areas">The areas there are.</param>
/// <param name="problems">Where problems are told.</param>
internal sealed partial class FrameworkReferences(IReadOnlyCollection<string> sources, IReadOnlyCollection<SourceArea> areas, Problems problems)
{
    // Codes stand in addresses and titles are read by people: neither should differ by upper and lower case alone.
    private readonly Dictionary<What, Dictionary<string, Named>> _codes =
        Enum.GetValues<What>().ToDictionary(what => what, _ => new Dictionary<string, Named>(StringComparer.OrdinalIgnoreCase));

    private readonly List<(What What, Named Title, Standing Standing)> _titles = [];
    private readonly Dictionary<string, FrameworkIndicator> _indicators = new(StringComparer.Ordinal);
    private static readonly What[] _becomes = [What.Goal, What.FocusArea, What.EarlierArea];
    private Place? _default;

    /// <summary>The <c>code</c> of something, which others can refer to from now on.</summary>
    public string Define(What what, YamlFields fields)
    {
        var code = fields.Name("code");
        if (code.Text.Length > 0 && !CodeForm().IsMatch(code.Text))
        {
            problems.Add(code.Place, FrameworkTexts.CodeForm, code.Text);
        }

        Keep(what, code);
        return code.Text;
    }

    /// <summary>The <c>code</c> of an indicator, and the one way in that it says.</summary>
    public (string Code, string Source, string Key) DefineIndicator(YamlFields fields)
    {
        var code = fields.Name("code");
        var parts = code.Text.Split(':');
        var (source, key) = parts.Length == 2 ? (parts[0], parts[1]) : (FrameworkFile.DeliveredBy, code.Text);
        if (code.Text.Length > 0 && (parts.Length > 2 || !KeyForm().IsMatch(key)))
        {
            problems.Add(code.Place, FrameworkTexts.IndicatorCodeForm, code.Text);
        }
        else if (parts.Length == 2 && source == FrameworkFile.DeliveredBy)
        {
            problems.Add(code.Place, FrameworkTexts.DeliveredWithSource, code.Text, key);
        }
        else if (code.Text.Length > 0 && !sources.Contains(source, StringComparer.Ordinal))
        {
            problems.Add(code.Place, FrameworkTexts.UnknownSource, source, NearMiss.Sentence(source, sources));
        }

        Keep(What.Indicator, code);
        return (code.Text, source, key);
    }

    /// <summary>The least or the most a figure can be; only for what our own organisations hand in, since a source knows its own.</summary>
    public double? LimitOrNone(YamlFields fields, string source, string key)
    {
        var isOwn = source == FrameworkFile.DeliveredBy;
        if (fields.Has(key) && !isOwn)
        {
            problems.Add(fields.PlaceOf(key), FrameworkTexts.OnlyForDelivered, key);
        }

        return isOwn || fields.Has(key) ? fields.NumberOrNone(key) : null;
    }

    /// <summary>
    /// Below how many persons a figure of our own is never shown. It has to be said of each count, 0 where no persons are counted: left out it
    /// would show them. It may be said of anything of our own: what was a count is protected until something else is said.
    /// </summary>
    public int? ProtectBelow(YamlFields fields, string code, string source)
    {
        const string Key = "protect_below";
        var isOwn = source == FrameworkFile.DeliveredBy;
        if (fields.Has(Key) && !isOwn)
        {
            problems.Add(fields.PlaceOf(Key), FrameworkTexts.OnlyForDelivered, Key);
        }
        else if (isOwn && !fields.Has(Key) && fields.Peek("unit") == UnitTexts.Count)
        {
            problems.Add(fields.Place, FrameworkTexts.ProtectBelowMissing, code);
        }

        return isOwn || fields.Has(Key) ? fields.WholeOrNone(Key, 0, 100) : null;
    }

    /// <summary>The <c>title</c> of something; two of a kind may not share one on the same day.</summary>
    public string Title(What what, YamlFields fields, Standing standing)
    {
        var title = fields.Name("title");
        var other = _titles.Find(other => other.What == what && other.Standing.Meets(standing) && other.Title.Text.Equals(title.Text, StringComparison.OrdinalIgnoreCase));
        if (other.Title.Text is { Length: > 0 })
        {
            problems.Add(title.Place, FrameworkTexts.TitleTwice, title.Text, other.Title.Place.Line);
        }
        else if (title.Text.Length > 0)
        {
            _titles.Add((what, title, standing));
        }

        return title.Text;
    }

    /// <summary>A reference to something that has been named.</summary>
    public string Known(What what, Named name) => Known(name, Unknown(what), what);

    /// <summary>A reference to a focus area, a goal or an earlier area, which never share a code.</summary>
    public string KnownAreaOrGoal(Named name) => Known(name, FrameworkTexts.UnknownAreaOrGoal, What.FocusArea, What.Goal, What.EarlierArea);

    /// <summary>How many mistakes have been told so far.</summary>
    public int Mistakes => problems.Count;

    /// <summary>Remembers what an indicator has, for the links and targets that come; only of one without mistakes, lest each be told again as another.</summary>
    public void Has(FrameworkIndicator indicator) => _indicators.TryAdd(indicator.Code, indicator);

    /// <summary>The municipality whose framework it is.</summary>
    public string Municipality(Named area) => Area(area);

    /// <summary>A municipality to compare with.</summary>
    public string Member(Named area, string municipality)
    {
        var code = Area(area);
        if (code.Length > 0 && code == municipality)
        {
            problems.Add(area.Place, FrameworkTexts.MemberIsItself, area.Text);
        }

        return code;
    }

    /// <summary>Whether a group of peers is the default; one may be.</summary>
    public bool Default(YamlFields fields)
    {
        var isDefault = fields.TrueOrFalse("default");
        if (isDefault && _default is { } first)
        {
            problems.Add(fields.PlaceOf("default"), FrameworkTexts.DefaultTwice, first.Line);
        }

        _default ??= isDefault ? fields.PlaceOf("default") : null;
        return isDefault;
    }

    public void NeedsOneDefault(Place place, int groups)
    {
        if (groups > 0 && _default is null)
        {
            problems.Add(place, FrameworkTexts.DefaultMissing);
        }
    }

    public void NeedsSome(YamlFields fields, string key, int count)
    {
        if (count == 0 && fields.Has(key))
        {
            problems.Add(fields.PlaceOf(key), FrameworkTexts.NeedsSome, key);
        }
    }

    private string Area(Named name)
    {
        var (code, title) = name.Text.Split(' ', 2) is [var first, var rest] ? (first, rest) : (name.Text, "");
        var municipalities = areas.Where(area => !area.Code.StartsWith("00", StringComparison.Ordinal)).ToList();
        if (name.Text.Length > 0 && !municipalities.Any(area => area.Code == code && area.Name == title))
        {
            var meant = municipalities.FirstOrDefault(area => area.Code == code) ?? municipalities.FirstOrDefault(area => area.Name == title || area.Name == name.Text);
            var municipality = meant is null
                ? NearMiss.Sentence(name.Text, municipalities.Select(area => $"{area.Code} {area.Name}"))
                : NearMiss.DidYouMean($"{meant.Code} {meant.Name}");
            problems.Add(name.Place, FrameworkTexts.UnknownMunicipality, name.Text, municipality);
        }

        return code;
    }

    private string Known(Named name, string whenUnknown, params What[] kinds)
    {
        var known = kinds.SelectMany(kind => _codes[kind].Values).Select(code => code.Text).ToList();

        // When there are none at all that has been told already, and every reference would only repeat it.
        if (name.Text.Length > 0 && known.Count > 0 && !known.Contains(name.Text, StringComparer.Ordinal))
        {
            problems.Add(name.Place, whenUnknown, name.Text, NearMiss.Sentence(name.Text, known));
        }

        return name.Text;
    }

    private void Keep(What what, Named code)
    {
        // These share their codes: an earlier area became one of them, and says which by the code alone.
        What[] kinds = _becomes.Contains(what) ? _becomes : [what];
        var others = kinds.Select(kind => _codes[kind]).Where(others => others.ContainsKey(code.Text)).ToList();
        if (others.Count > 0)
        {
            problems.Add(code.Place, FrameworkTexts.CodeTwice, code.Text, others[0][code.Text].Place.Line);
        }
        else if (code.Text.Length > 0)
        {
            _codes[what].Add(code.Text, code);
        }
    }

    private static string Unknown(What what) => what switch
    {
        What.Programme => FrameworkTexts.UnknownProgramme,
        What.Goal => FrameworkTexts.UnknownGoal,
        What.Strategy => FrameworkTexts.UnknownStrategy,
        What.FocusArea => FrameworkTexts.UnknownFocusArea,
        What.Organisation => FrameworkTexts.UnknownOrganisation,
        _ => FrameworkTexts.UnknownIndicator,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9]+(-[A-Za-z0-9]+)*\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,79}\z")]
    private static partial Regex KeyForm();
}
