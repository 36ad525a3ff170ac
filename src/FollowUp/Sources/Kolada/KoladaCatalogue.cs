using System.Globalization;

namespace FollowUp.Sources;

/// <summary>What Kolada's lists say: its indicators, areas, groups and organisational units.</summary>
internal sealed class KoladaCatalogue(KoladaWarnings warnings)
{
    private readonly Dictionary<string, SourceIndicator> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceArea> _areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceArea> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceGroup> _groups = new(StringComparer.Ordinal);

    /// <summary>Its indicators by key.</summary>
    public IReadOnlyDictionary<string, SourceIndicator> Indicators => _indicators;

    /// <summary>The country, regions and municipalities by code.</summary>
    public IReadOnlyDictionary<string, SourceArea> Areas => _areas;

    /// <summary>The organisational units of the municipalities that were asked about, by code.</summary>
    public IReadOnlyDictionary<string, SourceArea> Units => _units;

    /// <summary>The groups of municipalities.</summary>
    public IReadOnlyCollection<SourceGroup> Groups => _groups.Values;

    /// <summary>True when the whole list of indicators has been read, and not only some of them.</summary>
    public bool IsWhole { get; private set; }

    public void Take(KoladaQuestion question, KoladaPage page)
    {
        IsWhole |= question == KoladaQuestion.Catalogue;
        foreach (var row in page.Rows)
        {
            var (id, title) = (row.Text("id"), row.Text("title").Trim());
            switch (question.Topic)
            {
                case KoladaTopic.Indicators:
                    _indicators.TryAdd(id, IndicatorOf(row, id, title, page.AnsweredOn));
                    break;

                // Kolada may list other kinds of area one day; an id that is no area code of ours is none we can hold figures for.
                case KoladaTopic.Areas when KoladaIds.IsArea(id):
                    _areas.TryAdd(id, new SourceArea(id, title));
                    break;
                case KoladaTopic.Units when KoladaIds.IsUnit(id):
                    _units.TryAdd(id, new SourceArea(id, title) { Within = question.Places[0] });
                    break;
                case KoladaTopic.Groups:
                    var members = row.List("members").Select(member => member.Text("member_id")).Where(KoladaIds.IsArea);
                    _groups.TryAdd(id, new SourceGroup(id, title, [.. members.Distinct(StringComparer.Ordinal)]));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Finds the indicators that hold the margin of error of others; the whole catalogue must have been read.</summary>
    public void PairMargins()
    {
        foreach (var (margin, measured) in KoladaMargins.Pair(_indicators.Values.Select(indicator => (indicator.Key, indicator.Title))))
        {
            _indicators[margin] = _indicators[margin] with { MarginOf = measured };
        }
    }

    private SourceIndicator IndicatorOf(KoladaRow row, string id, string title, DateOnly answeredOn)
    {
        DateOnly?[] days = [DayOf(row, "publication_date"), DayOf(row, "prel_publication_date")];
        return new SourceIndicator(
            id,
            title,
            LinesOf(row.Optional("description") ?? ""),
            row.Flag("is_divided_by_gender"),
            days.Where(day => day >= answeredOn).Min() ?? days.Max(), // a preliminary publication that has been must not hide the final one
            row.Optional("publ_period") is { Length: > 0 } period ? period.Trim() : null)
        {
            HasUnits = row.Flag("has_ou_data"),
        };
    }

    /// <summary>Kolada's definitions hold line breaks both as such and as a backslash with an n.</summary>
    private static string LinesOf(string text) =>
        text.Replace(@"\r", "", StringComparison.Ordinal).Replace(@"\n", "\n", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();

    private DateOnly? DayOf(KoladaRow row, string field)
    {
        if (row.Optional(field) is not { Length: > 0 } text)
        {
            return null;
        }

        // A time of day may follow the date. An unreadable date only costs the schedule a hint, never the figures.
        if (DateOnly.TryParseExact(text.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        warnings.Add(SourceTexts.KoladaUnreadableDay, field, row.Text("id"), Excerpt.Of(text));
        return null;
    }
}
