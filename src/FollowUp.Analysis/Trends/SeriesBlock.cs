namespace FollowUp.Analysis;

/// <summary>
/// Many series of the same calendar years, one after another in an array, judged by M0 in one pass without allocating: every indicator of every
/// municipality at once. It says what <see cref="HouseTrend"/> says of each, by the same functions.
/// </summary>
/// <remarks>
/// It holds spans of what the caller owns, so that a part of it is one too, and each processor can have its own. A data frame does not serve here: it
/// makes a column for every operation, with a bit for every missing value, where one pass over the figures needs none.
/// </remarks>
/// <param name="firstYear">The calendar year of each series' first value.</param>
/// <param name="years">How many years each series has.</param>
/// <param name="values">The values, series after series; not a number for a year without one.</param>
/// <param name="directions">Which way is better, one for each series.</param>
public readonly ref struct SeriesBlock(int firstYear, int years, ReadOnlySpan<double> values, ReadOnlySpan<Direction> directions)
{
    private readonly ReadOnlySpan<double> _values = values.Length == years * directions.Length
        ? values
        : throw new ArgumentException($"{directions.Length} series of {years} years have {(long)years * directions.Length} values, not {values.Length}.", nameof(values));

    private readonly ReadOnlySpan<Direction> _directions = directions;

    /// <summary>The levels to reach, one for each series, not a number for none; empty when no series has a target.</summary>
    public ReadOnlySpan<double> Targets { get; init; }

    /// <summary>The years of the targets; as many as <see cref="Targets"/>.</summary>
    public ReadOnlySpan<int> TargetYears { get; init; }

    /// <summary>The natural limits, not a number for none; empty when no series has one.</summary>
    public ReadOnlySpan<double> Limits { get; init; }

    /// <summary>The year to count from, or the next with a value.</summary>
    public int BaseYear { get; init; } = M0Constants.BaseYear;

    /// <summary>How many series there are.</summary>
    public int Count => _directions.Length;

    /// <summary>Judges every series.</summary>
    /// <param name="verdicts">Where the verdicts go, one for each series in their order.</param>
    /// <param name="withDoubt">True to ask the other methods too, and to try each verdict with a year more and less.</param>
    /// <exception cref="ArgumentException">There is not one verdict, target or limit for each series.</exception>
    public void Judge(Span<BlockVerdict> verdicts, bool withDoubt)
    {
        if (verdicts.Length != Count || Targets.Length != TargetYears.Length || !Targets.IsEmpty && Targets.Length != Count || !Limits.IsEmpty && Limits.Length != Count)
        {
            throw new ArgumentException($"{Count} series, {verdicts.Length} verdicts, {Targets.Length} targets, {TargetYears.Length} years of targets and {Limits.Length} limits: each series has one of each, or none has.", nameof(verdicts));
        }

        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = _directions[i] is Direction.Up or Direction.Down ? Judged(i, withDoubt) : BlockVerdict.Not;
        }
    }

    private BlockVerdict Judged(int series, bool withDoubt)
    {
        var row = _values.Slice(series * years, years);
        var last = years - 1;
        while (last >= 0 && double.IsNaN(row[last]))
        {
            last--;
        }

        if (last < 0)
        {
            return BlockVerdict.Not;
        }

        var first = Next(row, Math.Max(0, BaseYear - firstYear), last);
        var stretch = Between(series, row, first, last);
        var concluded = M0.Conclude(stretch);
        var verdict = new BlockVerdict(concluded.Class, concluded.Progress ?? double.NaN, concluded.Score ?? double.NaN);
        return withDoubt ? verdict with { IsMethodDependent = Disagree(stretch, concluded.Class), IsSensitive = Hangs(series, row, first, last, concluded.Class) } : verdict;
    }

    private static bool? Disagree(in Stretch stretch, VerdictClass said)
    {
        var (outcomes, told) = (0, 0);
        Count(Verdict.OutcomeOf(said), ref outcomes, ref told);
        Count(Verdict.OutcomeOf(M1.Conclude(stretch).Class), ref outcomes, ref told);
        Count(Verdict.OutcomeOf(M2.Conclude(stretch).Class), ref outcomes, ref told);
        Count(Verdict.OutcomeOf(M3.Conclude(stretch).Class), ref outcomes, ref told);
        return told < 2 ? null : (outcomes & (outcomes - 1)) != 0;

        static void Count(Movement? outcome, ref int outcomes, ref int told)
        {
            if (outcome is { } movement)
            {
                outcomes |= 1 << (int)movement;
                told++;
            }
        }
    }

    private bool? Hangs(int series, ReadOnlySpan<double> row, int first, int last, VerdictClass said)
    {
        if (said == VerdictClass.NotAssessed || first < 0)
        {
            return null;
        }

        var before = last - 1;
        while (before >= 0 && double.IsNaN(row[before]))
        {
            before--;
        }

        var earlier = first > 0 && !double.IsNaN(row[first - 1]) ? Trial(series, row, first - 1, last, said) : null;
        var later = first < last ? Trial(series, row, Next(row, first + 1, last), last, said) : null;
        var dropped = before >= first ? Trial(series, row, first, before, said) : null;
        return (earlier ?? later ?? dropped) is null ? null : earlier == true || later == true || dropped == true;
    }

    private bool? Trial(int series, ReadOnlySpan<double> row, int first, int last, VerdictClass said)
    {
        var tried = M0.Conclude(Between(series, row, first, last)).Class;
        return tried == VerdictClass.NotAssessed ? null : tried != said;
    }

    private static int Next(ReadOnlySpan<double> row, int from, int last)
    {
        for (var i = from; i <= last; i++)
        {
            if (!double.IsNaN(row[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private Stretch Between(int series, ReadOnlySpan<double> row, int first, int last) => new(
        first < 0 ? double.NaN : row[first], firstYear + (first < 0 ? last : first), row[last], firstYear + last, (int)_directions[series],
        Targets.IsEmpty ? double.NaN : Targets[series], Targets.IsEmpty ? 0 : TargetYears[series], Limits.IsEmpty ? double.NaN : Limits[series]);
}

/// <summary>The verdict of M0 on one series of a <see cref="SeriesBlock"/>.</summary>
/// <param name="Class">What M0 concludes.</param>
/// <param name="Progress">As <see cref="Verdict.Progress"/>; not a number for none.</param>
/// <param name="Score">As <see cref="Verdict.Score"/>; not a number for none.</param>
public readonly record struct BlockVerdict(VerdictClass Class, double Progress, double Score)
{
    internal static readonly BlockVerdict Not = new(VerdictClass.NotAssessed, double.NaN, double.NaN);

    /// <summary>As <see cref="Agreement.IsMethodDependent"/>; null also when it was not asked for.</summary>
    public bool? IsMethodDependent { get; init; }

    /// <summary>As <see cref="Fragility.IsSensitive"/>; null also when it was not asked for.</summary>
    public bool? IsSensitive { get; init; }
}
