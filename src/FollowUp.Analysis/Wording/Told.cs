namespace FollowUp.Analysis;

/// <summary>A verdict with its figures already in words: what <see cref="Sentence"/> fills its templates with.</summary>
internal sealed class Told
{
    private const int FewestRateDecimals = 1;

    // A pace above this, in per cent, tells of a start near zero and not of a pace.
    private const double MostRate = 1000;

    private readonly int _decimals;
    private readonly int _rateDecimals;

    public Told(Verdict verdict, Unit unit, int? decimals)
    {
        (Verdict, Unit) = (verdict, unit);
        double[] figures = [.. new[] { verdict.Base?.Value, verdict.Current?.Value, verdict.Target?.Value }.OfType<double>()];
        double[] rates = [.. new[] { verdict.AnnualRate, verdict.RequiredRate }.OfType<double>().Select(InPercent)];
        _decimals = Format.DecimalsApart(figures, unit.Decimals(figures, decimals));
        _rateDecimals = Format.DecimalsApart(rates, FewestRateDecimals);
        Movement = Change.SinceBase(verdict)?.Movement;
        Level = verdict is { Current: { } current, Target: { } target }
            ? FollowUp.Analysis.Level.Of(new(new([current]), verdict.Direction, target)).State
            : LevelState.NoTarget;
    }

    public Verdict Verdict { get; }

    public Unit Unit { get; }

    /// <summary>From base to latest value; null when there is one value alone.</summary>
    public Movement? Movement { get; }

    /// <summary>The latest value against the target as decided, not as a method replaces it.</summary>
    public LevelState Level { get; }

    public bool Unchanged => Movement == FollowUp.Analysis.Movement.Unchanged;

    /// <summary>True when the latest value concerns the whole of the target's year or later.</summary>
    public bool PastDue
    {
        get
        {
            if (Verdict is not { Target.Year: var due, Current.Period: var latest })
            {
                return false;
            }

            var last = latest.Kind switch { PeriodKind.HalfYear => 2, PeriodKind.Tertial => 3, PeriodKind.Quarter => 4, PeriodKind.Month => 12, PeriodKind.Week => 52, _ => 0 };
            return latest.EndYear > due || latest.EndYear == due && latest.Number >= last;
        }
    }

    public string Quantity(double value) => Unit.Quantity(value, _decimals);

    public string At(Observation observation) => PeriodWords.At(Quantity(observation.Value!.Value), Unit, observation.Period);

    /// <summary>The text with a unit of several words kept at its first figure alone.</summary>
    public string UnitOnce(string text)
    {
        var words = Format.Space + Unit.Words;
        return Unit.IsLong && text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var first
            ? text[..(first + words.Length)] + text[(first + words.Length)..].Replace(words, "", StringComparison.Ordinal)
            : text;
    }

    public string TargetWithYear() => Verdict.Target is { } target
        ? Format.Fill(SentenceTexts.TargetWithYear, Unit.Quantity(target.Value, Format.DecimalsAsDecided([target.Value], _decimals)), Format.Year(target.Year))
        : throw new InvalidOperationException("The verdict has no target to tell of.");

    /// <summary>The movement from base to latest value, with its yearly pace where one means something.</summary>
    public string Moved()
    {
        if (Verdict is not { Current: { Value: { } after } end })
        {
            throw new InvalidOperationException("The verdict has no value to tell of.");
        }

        if (Movement is null || Verdict is not { Base: { Value: { } before } start })
        {
            return Format.Fill(SentenceTexts.ValueIs, At(end));
        }

        if (Unchanged)
        {
            return Format.Fill(SentenceTexts.Unchanged, Quantity(after), PeriodWords.When(start.Period), PeriodWords.When(end.Period));
        }

        var rose = after > before;
        var moved = Unit.IsPercent
            ? Format.Fill(rose ? SentenceTexts.RoseByPoints : SentenceTexts.FellByPoints, At(start), At(end), Unit.Difference(Format.Round(after, _decimals) - Format.Round(before, _decimals), _decimals))
            : Format.Fill(rose ? SentenceTexts.Rose : SentenceTexts.Fell, At(start), At(end));
        return before > 0 && after > 0 && Verdict.AnnualRate is { } rate
            ? Format.Fill(PaceTemplate(rose, end.Period.EndYear - start.Period.EndYear == 1), moved, Rate(rate))
            : moved;
    }

    /// <summary>The yearly pace that the target asks from the base; null where it means nothing.</summary>
    public string? RequiredPace() => Verdict is { RequiredRate: { } required, Base.Value: > 0, Target.Value: > 0 } ? Rate(required) : null;

    private string PaceTemplate(bool rose, bool oneYear) => (Unit.IsPercent, rose, oneYear) switch
    {
        (false, _, false) => SentenceTexts.WithPace,
        (false, _, true) => SentenceTexts.WithPaceOneYear,
        (true, true, false) => SentenceTexts.WithRelativeRise,
        (true, true, true) => SentenceTexts.WithRelativeRiseOneYear,
        (true, false, false) => SentenceTexts.WithRelativeFall,
        (true, false, true) => SentenceTexts.WithRelativeFallOneYear,
    };

    private string Rate(double rate)
    {
        var percent = InPercent(rate);
        return percent > MostRate ? Format.Fill(SentenceTexts.RateAbove, Format.Number(MostRate, 0))
            : Format.Round(percent, _rateDecimals) > 0 ? Format.Fill(SentenceTexts.Rate, Format.Number(percent, percent < 100 ? _rateDecimals : 0))
            : Format.Fill(SentenceTexts.RateBelow, Format.Number(Math.Pow(10, -_rateDecimals), _rateDecimals));
    }

    private static double InPercent(double rate) => 100 * Math.Abs(rate);
}
