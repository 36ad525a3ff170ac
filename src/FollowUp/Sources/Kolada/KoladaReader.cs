using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// Understands the answers of one fetch. What is called complete is proven from the answers alone: every page of every question follows
/// upon the one before, the last says that it is the last, and every known indicator was asked for every known area.
/// </summary>
internal sealed class KoladaReader
{
    private readonly SourceRequest _request;
    private readonly List<string> _warnings = [];

    private KoladaReader(SourceRequest request) => _request = request;

    public static Reading Read(SourceRequest request, IReadOnlyList<RawAnswer> answers) => new KoladaReader(request).Understand(answers);

    private Reading Understand(IReadOnlyList<RawAnswer> answers)
    {
        var questions = QuestionsOf(answers);
        var areas = new Dictionary<string, SourceArea>(StringComparer.Ordinal);
        foreach (var (_, pages) in questions.Where(q => q.Question.Topic == KoladaTopic.Areas))
        {
            ReadAll(pages, KoladaTopic.Areas, page => ReadAreas(page, areas));
        }

        var indicators = new Dictionary<string, SourceIndicator>(StringComparer.Ordinal);
        foreach (var (_, pages) in questions.Where(q => q.Question.Topic == KoladaTopic.Indicators))
        {
            ReadAll(pages, KoladaTopic.Indicators, page => ReadIndicators(page, indicators));
        }

        var keysAsked = _request.Keys.Distinct(StringComparer.Ordinal).ToList();
        var areasAsked = _request.Areas.Count > 0 ? _request.Areas.Distinct(StringComparer.Ordinal).ToList() : [.. areas.Keys];
        RequireAnswered(questions, keysAsked);
        var keysKnown = Known(keysAsked, indicators.ContainsKey, SourceTexts.KoladaUnknownKey);
        var areasKnown = Known(areasAsked, areas.ContainsKey, SourceTexts.KoladaUnknownArea);
        var figures = new KoladaFigures(keysKnown, areasKnown);
        var covered = new HashSet<(string, string)>();
        foreach (var (question, pages) in questions.Where(q => q.Question.Topic == KoladaTopic.Figures))
        {
            ReadAll(pages, KoladaTopic.Figures, figures.Take);
            covered.UnionWith(question.Keys.SelectMany(_ => question.Areas, (key, area) => (key, area)));
        }

        foreach (var (key, area) in keysKnown.SelectMany(_ => areasKnown, (key, area) => (key, area)))
        {
            if (!covered.Contains((key, area)))
            {
                throw new SourceException(Format.Fill(SourceTexts.KoladaNotCovered, key, area));
            }
        }

        // A known name that is answered with nothing, or with deleted rows only, is an alarm and no withdrawal: Kolada answers so for ids it does
        // not hold, and one indicator must not stop the others.
        var keysComplete = Known(keysKnown, figures.KeysSeen.Contains, SourceTexts.KoladaKeyWithoutRows);
        var areasComplete = keysComplete.Count == 0 ? [] : Known(areasKnown, figures.AreasSeen.Contains, SourceTexts.KoladaAreaWithoutRows);
        return new Reading
        {
            Observations = figures.Observations,
            CompleteKeys = keysComplete,
            CompleteAreas = areasComplete,
            Indicators = [.. keysKnown.Select(key => indicators[key])],
            Areas = [.. areasKnown.Select(area => areas[area])],
            Warnings = [.. _warnings, .. figures.Warnings],
        };
    }

    /// <summary>The answers by question, each question's pages in their order.</summary>
    private static List<(KoladaQuestion Question, List<RawAnswer> Pages)> QuestionsOf(IReadOnlyList<RawAnswer> answers)
    {
        var questions = new Dictionary<string, (KoladaQuestion Question, List<RawAnswer> Pages)>(StringComparer.Ordinal);
        var places = new Dictionary<string, (List<RawAnswer> Pages, int Index)>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            var question = KoladaQuestion.Of(answer.Address)
                ?? throw new SourceException(Format.Fill(SourceTexts.KoladaForeignAnswer, Excerpt.Of(answer.Address, 400)));
            var address = new Uri(answer.Address);
            var pages = questions.TryGetValue(KoladaQuestion.PathOf(address), out var known) ? known.Pages : [];
            questions[KoladaQuestion.PathOf(address)] = (question, pages);
            if (places.TryGetValue(KoladaQuestion.PageOf(address), out var earlier))
            {
                // Asked again after a broken answer: the last one counts.
                earlier.Pages[earlier.Index] = answer;
                continue;
            }

            places.Add(KoladaQuestion.PageOf(address), (pages, pages.Count));
            pages.Add(answer);
        }

        return [.. questions.Values];
    }

    /// <summary>Reads the pages of one question in order, and proves that none is missing at the beginning, in the middle or at the end.</summary>
    private static void ReadAll(List<RawAnswer> pages, KoladaTopic topic, Action<KoladaPage> read)
    {
        Uri? expected = null;
        for (var i = 0; i < pages.Count; i++)
        {
            var address = new Uri(pages[i].Address);
            var follows = i == 0
                ? System.Web.HttpUtility.ParseQueryString(address.Query)["page"] is null or "1"
                : expected is not null && KoladaQuestion.PageOf(expected) == KoladaQuestion.PageOf(address);
            if (!follows)
            {
                throw new SourceException(Format.Fill(SourceTexts.KoladaPageMissing, pages[i].Address));
            }

            using var page = KoladaPage.Open(pages[i], topic);
            read(page);
            expected = page.Next;
        }

        if (expected is not null)
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaPageMissing, expected.AbsoluteUri));
        }
    }

    private static void RequireAnswered(List<(KoladaQuestion Question, List<RawAnswer> Pages)> questions, List<string> keys)
    {
        var asked = questions.SelectMany(q => q.Question.Topic == KoladaTopic.Indicators ? q.Question.Keys : []).ToHashSet(StringComparer.Ordinal);
        if (keys.Find(key => !asked.Contains(key)) is { } missing)
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaNotAsked, missing));
        }

        if (!questions.Exists(q => q.Question.Topic == KoladaTopic.Areas))
        {
            throw new SourceException(SourceTexts.KoladaNoAreaList);
        }
    }

    private static void ReadAreas(KoladaPage page, Dictionary<string, SourceArea> areas)
    {
        foreach (var row in page.Rows)
        {
            // Kolada may list other kinds of area one day; an id that is no area code of ours is none we can hold figures for.
            if (KoladaIds.IsArea(row.Text("id")))
            {
                areas.TryAdd(row.Text("id"), new SourceArea(row.Text("id"), row.Text("title").Trim()));
            }
        }
    }

    private void ReadIndicators(KoladaPage page, Dictionary<string, SourceIndicator> indicators)
    {
        foreach (var row in page.Rows)
        {
            DateOnly?[] days = [DayOf(row, "publication_date"), DayOf(row, "prel_publication_date")];
            indicators.TryAdd(row.Text("id"), new SourceIndicator(
                row.Text("id"),
                row.Text("title").Trim(),
                LinesOf(row.Optional("description") ?? ""),
                row.Flag("is_divided_by_gender"),
                days.Min(),
                row.Optional("publ_period") is { Length: > 0 } period ? period.Trim() : null));
        }
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

        _warnings.Add(Format.Fill(SourceTexts.KoladaUnreadableDay, field, row.Text("id"), Excerpt.Of(text)));
        return null;
    }

    /// <summary>Those for which it holds; a warning for each of the others.</summary>
    private List<string> Known(List<string> names, Func<string, bool> holds, string warning)
    {
        _warnings.AddRange(names.Where(name => !holds(name)).Select(name => Format.Fill(warning, name)));
        return names.FindAll(name => holds(name));
    }
}
