using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>The framework's own rules: who may be linked to what, what is aimed at, and that days and lineage make sense.</summary>
internal sealed partial class FrameworkReferences
{
    private readonly Dictionary<(What, string), Standing> _standings = [];
    private readonly List<(FocusAreaLink Link, Place Place)> _links = [];
    private readonly List<(IndicatorTarget Target, Place Place)> _targets = [];

    /// <summary>Remembers when a strategy, a goal or a focus area holds.</summary>
    public void Stands(What what, string code, Standing standing) => _standings.TryAdd((what, code), standing);

    /// <summary>When something holds that hangs on something else: while both do.</summary>
    public Standing While(What what, string code, Standing standing) => _standings.TryGetValue((what, code), out var whole) ? standing.While(whole) : standing;

    /// <summary>A focus area's use of a goal's indicator: the goal must have it, and a first or last day of the link is one on which all three hold.</summary>
    public void Links(FocusAreaLink link, Named indicator)
    {
        NeedsGoal(indicator, link.Goal, FrameworkTexts.LinkOutsideGoal);
        foreach (var (same, place) in _links.Where(other => (other.Link.FocusArea, other.Link.Goal, other.Link.Indicator) == (link.FocusArea, link.Goal, link.Indicator) && other.Link.Standing.Meets(link.Standing)).Take(1))
        {
            problems.Add(indicator.Place, FrameworkTexts.LinkTwice, indicator.Text, link.FocusArea, link.Goal, place.Line);
        }

        _links.Add((link, indicator.Place));
        Within(indicator.Place, link.Standing, What.FocusArea, link.FocusArea);
        Within(indicator.Place, link.Standing, What.Goal, link.Goal);
        Within(indicator.Place, link.Standing, link.Indicator);
    }

    /// <summary>What is aimed at for an indicator: the goal must have it, it must be judged, and one thing at a time is aimed at.</summary>
    public void Aims(IndicatorTarget target, Named indicator, YamlFields fields)
    {
        NeedsGoal(indicator, target.Goal, FrameworkTexts.TargetOutsideGoal);
        if (_indicators.GetValueOrDefault(indicator.Text)?.Direction == Direction.None)
        {
            problems.Add(indicator.Place, FrameworkTexts.TargetWithoutDirection, indicator.Text);
        }

        foreach (var (_, place) in _targets.Where(other => other.Target.Indicator == target.Indicator && other.Target.Standing.Meets(target.Standing)).Take(1))
        {
            problems.Add(indicator.Place, FrameworkTexts.TargetTwice, indicator.Text, place.Line);
        }

        _targets.Add((target, indicator.Place));
        Within(indicator.Place, target.Standing, What.Goal, target.Goal);
        Within(indicator.Place, target.Standing, target.Indicator);
        var years = target.Milestones.Select(milestone => milestone.Year).Append(target.Level?.Year ?? int.MaxValue).ToList();
        if (target.Milestones.Count > 0 && target.Level is null && !fields.Has("value"))
        {
            problems.Add(fields.PlaceOf("milestones"), FrameworkTexts.MilestonesWithoutLevel);
        }
        else if (target.Level is not null && years.Zip(years.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            problems.Add(fields.PlaceOf("milestones"), FrameworkTexts.MilestonesInOrder, target.Level.Year);
        }
    }

    /// <summary>A level, a band, or only a direction: exactly one is to be stated.</summary>
    /// <returns>Whether it is a level.</returns>
    public bool OneAim(YamlFields fields, bool band, bool directionOnly)
    {
        var isLevel = fields.Has("value");
        var isOne = !isLevel ? band != directionOnly : !band && !directionOnly;

        // A word that is no direction_only has been told already.
        if (!isOne && (isLevel || band || directionOnly || !fields.Has("direction_only")))
        {
            problems.Add(fields.Place, FrameworkTexts.OneAim);
        }
        else if (directionOnly && fields.Has("year"))
        {
            problems.Add(fields.PlaceOf("year"), FrameworkTexts.YearWithoutLevel);
        }

        if (!isOne || directionOnly)
        {
            fields.Leave("value", "year");
        }

        return isOne && isLevel;
    }

    /// <summary>Tells when the least is more than the most.</summary>
    public void InOrder(YamlFields fields, double? lowest, double? highest)
    {
        if (lowest > highest)
        {
            problems.Add(fields.PlaceOf("lowest"), FrameworkTexts.LowestAboveHighest);
        }
    }

    /// <summary>Tells of days in the wrong order, of what is superseded without a last day, and of what is decided and yet a suggestion.</summary>
    public void StandsToReason(YamlFields fields, Standing standing)
    {
        if (standing.ValidFrom > standing.ValidTo)
        {
            problems.Add(fields.PlaceOf("valid_to"), FrameworkTexts.EndsBeforeItBegins);
        }

        if (standing.Stage == Stage.Superseded && standing.ValidTo is null)
        {
            problems.Add(fields.PlaceOf("status"), FrameworkTexts.SupersededWithoutEnd);
        }

        if (standing.Stage == Stage.Adopted && fields.Peek("wording") == "proposed")
        {
            problems.Add(fields.PlaceOf("status"), FrameworkTexts.AdoptedYetProposed);
        }
    }

    /// <summary>Every earlier area, followed on, must come to a focus area or a goal: one that comes back to itself is told.</summary>
    public void EndsSomewhere(IReadOnlyList<(EarlierArea Area, Place Place)> areas)
    {
        var next = areas.GroupBy(area => area.Area.Code, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.First().Area.Became, StringComparer.OrdinalIgnoreCase);
        foreach (var (area, place) in areas)
        {
            var seen = new List<string> { area.Code };
            while (next.TryGetValue(seen[^1], out var became) && !seen.Contains(became, StringComparer.OrdinalIgnoreCase))
            {
                seen.Add(became);
            }

            if (next.TryGetValue(seen[^1], out var again) && again.Length > 0)
            {
                problems.Add(place, FrameworkTexts.LineageTurns, string.Join(" → ", [.. seen, again]));
            }
        }
    }

    /// <summary>A day, a month or a year that exists.</summary>
    public string Date(Named date)
    {
        string[] forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];
        if (date.Text.Length > 0 && !DateOnly.TryParseExact(date.Text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(date.Place, FrameworkTexts.DateForm, date.Text);
        }

        return date.Text;
    }

    /// <summary>A day that exists, or null when it is not stated.</summary>
    public DateOnly? DayOrNone(YamlFields fields, string key)
    {
        if (fields.NameOrNone(key) is not { } day)
        {
            return null;
        }

        if (DateOnly.TryParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return read;
        }

        if (day.Text.Length > 0)
        {
            problems.Add(day.Place, FrameworkTexts.DayForm, day.Text);
        }

        return null;
    }

    private void Within(Place place, Standing standing, What what, string code)
    {
        if (_standings.TryGetValue((what, code), out var whole))
        {
            Within(place, standing, code, whole);
        }
    }

    private void Within(Place place, Standing standing, string indicator)
    {
        if (_indicators.TryGetValue(indicator, out var whole))
        {
            Within(place, standing, indicator, whole.Standing);
        }
    }

    private void Within(Place place, Standing standing, string code, Standing whole)
    {
        if (!standing.DaysAreWithin(whole))
        {
            problems.Add(place, FrameworkTexts.OutsideValidity, code, Day(whole.ValidFrom), Day(whole.ValidTo));
        }
    }

    private static string Day(DateOnly? day) => day is { } stated ? Format.Date(stated) : "…";

    private void NeedsGoal(Named indicator, string goal, string text)
    {
        Known(What.Indicator, indicator);
        if (_indicators.TryGetValue(indicator.Text, out var found) && goal.Length > 0 && !found.Goals.Contains(goal, StringComparer.Ordinal))
        {
            var has = found.Goals.Count > 0 ? string.Join(", ", found.Goals) : FrameworkTexts.NoGoal;
            problems.Add(indicator.Place, text, indicator.Text, goal, has);
        }
    }
}
