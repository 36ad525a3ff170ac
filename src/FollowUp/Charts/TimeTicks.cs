using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>A place on the time axis.</summary>
/// <param name="Position">In years.</param>
/// <param name="Label">The period's own text; empty for a place without a label.</param>
public readonly record struct TimeTick(double Position, string Label);

/// <summary>Chooses the labels of the time axis: evenly spaced periods, as many as stand free of each other, then the first and the target's where there is room; the last, when it ends the axis, before all others.</summary>
public static class TimeTicks
{
    /// <summary>Between two labels at least.</summary>
    private const float Gap = 10;

    /// <summary>Places closer together than this get no tick unless they have a label.</summary>
    private const float ClosestTicks = 5;

    /// <param name="periods">The periods of the chart, in time order.</param>
    /// <param name="targetYear">The target's year; null without one.</param>
    /// <param name="scale">Where periods lie.</param>
    /// <param name="limits">Between which x labels may stand.</param>
    /// <param name="width">The width of a label.</param>
    public static IReadOnlyList<TimeTick> Choose(IReadOnlyList<Period> periods, int? targetYear, TrendScale scale, (float Left, float Right) limits, Func<string, float> width)
    {
        if (periods.Count == 0)
        {
            return [];
        }

        var kind = periods[0].Kind;
        var target = targetYear is { } year ? PeriodAxis.LastOf(year, kind) : periods[^1];
        Period[] outermost = target.Kind == kind ? [periods[0], periods[^1], target] : [periods[0], periods[^1]];
        var row = kind == PeriodKind.MultiYear ? periods : PeriodAxis.Row([outermost.MinBy(p => p.Code), outermost.MaxBy(p => p.Code)]);

        (float From, float To) Room(Period period) => (scale.X(period.Position) - width(Format.Period(period)) / 2, scale.X(period.Position) + width(Format.Period(period)) / 2);
        bool Fits(Period period) => Room(period) is var room && room.From >= limits.Left && room.To <= limits.Right;
        bool Free(Period one, Period other) => Room(one).To + Gap <= Room(other).From || Room(other).To + Gap <= Room(one).From;

        List<Period> labelled = [];
        foreach (var keeps in PeriodAxis.Thinnings(periods[^1], scale.Last - scale.First))
        {
            List<Period> kept = [.. row.Where(period => keeps(period) && Fits(period))];
            if (kept.Zip(kept.Skip(1)).All(pair => Free(pair.First, pair.Second)))
            {
                labelled = kept;
                break;
            }
        }

        if (row[^1] == periods[^1] && Fits(row[^1]))
        {
            labelled.RemoveAll(other => !Free(row[^1], other)); // The latest period is the one most asked for.
        }

        foreach (var wanted in (Period[])[periods[^1], periods[0], target])
        {
            if (Fits(wanted) && labelled.All(other => Free(wanted, other)))
            {
                labelled.Add(wanted);
            }
        }

        var closest = row.Zip(row.Skip(1), (one, next) => scale.X(next.Position) - scale.X(one.Position)).DefaultIfEmpty(ClosestTicks).Min();
        var bare = closest >= ClosestTicks ? row.Except(labelled) : [];
        return [.. labelled.Select(period => new TimeTick(period.Position, Format.Period(period))).Concat(bare.Select(period => new TimeTick(period.Position, ""))).OrderBy(tick => tick.Position)];
    }
}
