using System.Text;
using CsCheck;
using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Sources;

namespace FollowUp.Tests;

/// <summary>Frameworks that follow every rule, in words that are hard to write down.</summary>
internal sealed class RandomFramework
{
    private static readonly string[] _pieces =
        [": ", ":", " #", "#", "\"", "'", "\\", "\\n", "- ", "-", "[", "]", "{", "}", ", ", "&a", "*a", "!", "|", ">", "%", "@", "`", "? ", "~", "null", "true", "no", "0", "12", ".5", "0x1F", "2023-05-22",
         "---", "...", "<<", "=", "å", "ä", "Ö", "é", "–", "§ ", "”", "\u00A0", "🎯", "👩", "𝔘", " ", " ", "  ", "mål", "Kommunens "];

    private static readonly string[] _words = ["null", "true", "No", "12", "0381", "-1", ".5", "1e5", "0x1F", "~", "#", "-", "- a", "a:", ":", "2023-05-22", "<<", "=", "---", "...", "?", "\"", "'", "\\", "%", "[]", "{}"];

    private readonly Random _random;
    private readonly bool _numbersFirst;
    private int _named;

    private RandomFramework(int seed)
    {
        _random = new Random(seed);
        _numbersFirst = Maybe();
    }

    public static Gen<FollowUpFramework> Any { get; } = Gen.Int.Select(seed => new RandomFramework(seed).Whole());

    private FollowUpFramework Whole()
    {
        var areas = Recorded.Areas().Where(area => !area.Code.StartsWith("00", StringComparison.Ordinal)).Select(area => area.Code).ToArray();
        _random.Shuffle(areas);
        var first = _random.Next(1900, 2050);
        var programme = new Programme("1e5", Text(), first, _random.Next(first, 2201), Sureness(), Text());
        programme = programme with { Standing = Wide(programme.Wording) };
        var goals = Some(1, 4, n => new Goal($"{n}", Title(), Sureness(), Text())).Select(goal => goal with { Standing = Wide(goal.Wording) }).ToList();
        var strategies = Some(0, 2, n => new Strategy($"true-{n}", Title(), programme.Code, Some(0, 3, _ => new Decision(Text(), Date(), TextOrNone())), Sureness(), Text()))
            .Select(strategy => strategy with { Standing = Wide(strategy.Wording) }).ToList();
        var focusAreas = strategies.Count == 0 ? [] : Some(0, 3, n => new FocusArea($"0{n}", Of(strategies).Code, Title(), Sureness(), Text()))
            .Select(area => area with { Standing = Wide(area.Wording) }).ToList();
        var became = goals.Select(goal => goal.Code).Concat(focusAreas.Select(area => area.Code)).ToList();
        var earlier = Some(0, 4, n =>
        {
            var area = new EarlierArea($"null-{n}", TextOrNone(), Title(), Text(), Of(became), Sureness(), Text());
            became.Add(area.Code);
            return area;
        });
        var organisations = Some(0, 3, n => new Organisation($"no-{n}", Enum<OrganisationKind>(), Title(), Sureness(), Text()))
            .Select(organisation => organisation with { Standing = Wide(organisation.Wording) }).ToList();
        var indicators = Some(1, 5, n => Indicator(n, goals, organisations));
        var pairs = indicators.SelectMany(indicator => indicator.Goals.Select(goal => (Indicator: indicator, Goal: goal))).ToList();
        var groups = Some(0, 3, n => new PeerGroup($"{n}e{n}", Title(), n == 1, Text(), [.. areas.Skip(1 + 20 * n).Take(_random.Next(1, 9))]));
        return new FollowUpFramework
        {
            Municipality = areas[0],
            Programme = programme,
            Goals = goals,
            Strategies = strategies,
            FocusAreas = focusAreas,
            EarlierAreas = Maybe() ? earlier : [.. earlier.AsEnumerable().Reverse()],
            Organisations = organisations,
            Indicators = indicators,
            Links = [.. focusAreas.SelectMany(area => pairs.Where(_ => Maybe()).SelectMany(pair => Halves(half => Link(area, pair.Indicator, pair.Goal, half))))],
            Targets = [.. pairs.DistinctBy(pair => pair.Indicator).Where(pair => pair.Indicator.Direction != Direction.None && Maybe()).SelectMany(pair => Halves(half => Target(pair.Indicator, pair.Goal, programme, half)))],
            PeerGroups = groups,
        };
    }

    private FrameworkIndicator Indicator(int n, List<Goal> goals, List<Organisation> organisations)
    {
        var source = Of(["kolada", "smhi", "skolverket", FrameworkFile.DeliveredBy]);
        var isOwn = source == FrameworkFile.DeliveredBy;
        var key = $"{Of(["N", "0", "1e", "null-", "a.b_"])}{n}";
        var unit = Maybe() ? UnitTexts.Count : Text();
        var (lowest, highest) = (Amount(), Amount());
        var indicator = new FrameworkIndicator(
            isOwn ? key : $"{source}:{key}", source, key, Title(), unit, Maybe() ? _random.Next(7) : null, Enum<Direction>(), Enum<PeriodKind>(), Maybe(),
            Maybe() ? _random.Next(1700, 3000) : null, Maybe() ? Amount() : null,
            isOwn && Maybe() ? Math.Min(lowest, highest) : null, isOwn && Maybe() ? Math.Max(lowest, highest) : null, isOwn && unit == UnitTexts.Count ? _random.Next(101) : null,
            Text(), TextOrNone(), [.. goals.Where(_ => Maybe()).Select(goal => goal.Code)], [.. organisations.Where(_ => Maybe()).Select(organisation => organisation.Code)], Sureness());
        return indicator with { Standing = Wide(indicator.Wording) };
    }

    private FocusAreaLink Link(FocusArea area, FrameworkIndicator indicator, string goal, int half)
    {
        var link = new FocusAreaLink(area.Code, goal, indicator.Code, Enum<LinkRole>(), Text(), Sureness());
        return link with { Standing = Narrow(link.Wording, half) };
    }

    private IndicatorTarget Target(FrameworkIndicator indicator, string goal, Programme programme, int half)
    {
        var years = Enumerable.Range(0, 5).Select(_ => _random.Next(programme.FirstYear, 2201)).Distinct().Order().ToList();
        var (lowest, highest) = (Amount(), Amount());
        var target = _random.Next(4) switch
        {
            0 => new IndicatorTarget(indicator.Code, goal, new Target(Amount(), years[^1]), null, [.. years.SkipLast(1).Select(year => new Milestone(year, Amount()))], Sureness(), Text()),
            1 => new IndicatorTarget(indicator.Code, goal, new Target(Amount(), years[^1]), null, [], Sureness(), Text()),
            2 => new IndicatorTarget(indicator.Code, goal, null, new TargetBand(Math.Min(lowest, highest), Math.Max(lowest, highest), years[0]), [], Sureness(), Text()),
            _ => new IndicatorTarget(indicator.Code, goal, null, null, [], Sureness(), Text()),
        };
        return target with { Standing = Narrow(target.Wording, half) };
    }

    /// <summary>One thing, or two of which one holds after the other.</summary>
    private IEnumerable<T> Halves<T>(Func<int, T> make) => Maybe() ? [make(0)] : [make(0), make(1)];

    /// <summary>Something that others may hold within, from 2021 to 2039.</summary>
    private Standing Wide(Wording wording) => Standing(wording, Maybe() ? Day(1990, 2020) : null, Maybe() ? Day(2040, 2090) : null);

    private Standing Narrow(Wording wording, int half) => Standing(wording, Day(2021 + 10 * half, 2023 + 10 * half), Day(2024 + 10 * half, 2028 + 10 * half));

    private Standing Standing(Wording wording, DateOnly? from, DateOnly? to)
    {
        Stage? stage = Maybe() ? Enum<Stage>() : null;
        stage = stage == Stage.Superseded && to is null || stage == Stage.Adopted && wording == Wording.Proposed ? Stage.Consultation : stage;
        return new Standing(stage, Maybe() ? new Decided(Text(), Maybe() ? Date() : "", TextOrNone(), TextOrNone()) : null, from, to);
    }

    private DateOnly Day(int first, int last) => new(_random.Next(first, last + 1), _random.Next(1, 13), _random.Next(1, 29));

    private string Date() => Day(1990, 2040).ToString(Of(["yyyy-MM-dd", "yyyy-MM", "yyyy"]), System.Globalization.CultureInfo.InvariantCulture);

    private double Amount() => _random.Next(4) switch
    {
        0 => 0,
        1 => _random.Next(-100, 100),
        2 => _random.Next(-10_000, 10_000) / 100.0,
        _ => Math.Round((_random.NextDouble() - 0.5) * 199_999_999_998, 4),
    };

    private string Title()
    {
        _named++;
        var text = Text(280);
        return _numbersFirst ? $"{_named} {text}" : $"{text} {_named}";
    }

    private string TextOrNone() => Maybe() ? Text() : "";

    /// <summary>A line as the file may hold one: something in it, nothing that cannot be seen, no blanks around it.</summary>
    private string Text(int longest = 300)
    {
        if (_random.Next(3) == 0)
        {
            return Of(_words);
        }

        var text = new StringBuilder();
        var length = _random.Next(8) == 0 ? longest : _random.Next(1, 40);
        while (text.Length < length)
        {
            text.Append(Of(_pieces));
        }

        // Cut between letters, never within one that takes two.
        var line = text.ToString().Normalize();
        line = line.Length > longest ? line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] : line;
        return line.Trim() is { Length: > 0 } said ? said : "mål";
    }

    private Wording Sureness() => Enum<Wording>();

    private T Enum<T>()
        where T : struct, Enum => Of(System.Enum.GetValues<T>());

    private T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private bool Maybe() => _random.Next(2) == 0;

    private List<T> Some<T>(int least, int most, Func<int, T> make) => [.. Enumerable.Range(1, _random.Next(least, most + 1)).Select(make)];
}
