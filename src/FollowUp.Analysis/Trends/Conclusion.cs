namespace FollowUp.Analysis;

/// <summary>What a method concludes of a <see cref="Stretch"/>, before it is dressed as a <see cref="Verdict"/> with all that went into it.</summary>
internal readonly record struct Conclusion(VerdictClass Class)
{
    public MethodClass? Own { get; init; }

    public NotAssessedCause? Cause { get; init; }

    public double? Progress { get; init; }

    public double? Score { get; init; }

    public double? LimitFactor { get; init; }

    public double? Expected { get; init; }

    public static Conclusion Not(NotAssessedCause? cause) => new(VerdictClass.NotAssessed) { Cause = cause };

    /// <summary>The conclusion as a verdict of a method on a series.</summary>
    /// <param name="input">What the method was given.</param>
    /// <param name="method">Its name and version.</param>
    /// <param name="conclude">The method itself.</param>
    /// <param name="looksAtTarget">False of a method that knows no targets.</param>
    /// <param name="replacesZeroTarget">True of a method that puts something in place of a target of zero.</param>
    /// <exception cref="ArgumentException">The target or the limit is not a finite number.</exception>
    public static Verdict Judge(JudgementInput input, (string Name, int Version) method, Func<Stretch, Conclusion> conclude, bool looksAtTarget = true, bool replacesZeroTarget = true)
    {
        if (input.Target is { Value: var stated } && !double.IsFinite(stated) || input.Limit is { } limit && !double.IsFinite(limit))
        {
            throw new ArgumentException(FormattableString.Invariant($"The target {input.Target?.Value} and the limit {input.Limit} must be finite numbers."), nameof(input));
        }

        var current = input.Series.Latest;
        var (start, isBroken) = current is { } latest ? Start(input, latest.Period) : (null, false);
        var target = looksAtTarget ? input.Target : null;
        var verdict = new Verdict
        {
            Method = method.Name,
            Version = method.Version,
            Class = VerdictClass.NotAssessed,
            Direction = input.Direction,
            Base = start,
            Current = current,
            Target = target,
            Limit = input.Limit,
            Notes = Notes(input, start, isBroken, zeroTarget: replacesZeroTarget && target is { Value: 0 }),
        };
        return input.Direction is not (Direction.Up or Direction.Down) ? verdict with { Cause = NotAssessedCause.NoDirection }
            : current is not { Value: { } last } end ? verdict with { Cause = WhyNoValue(input.Series) }
            : Dressed(verdict, isBroken, new Stretch(
                start?.Value ?? double.NaN, start?.Period.EndYear ?? end.Period.EndYear, last, end.Period.EndYear, (int)input.Direction,
                target?.Value ?? double.NaN, target?.Year ?? 0, input.Limit ?? double.NaN, input.IsShare), conclude);
    }

    // Values of two ways of counting are not compared: the base is then the first of the new way.
    private static (Observation? Start, bool IsBroken) Start(JudgementInput input, Period latest)
    {
        var asked = input.BaseYear ?? M0Constants.BaseYear;
        var start = input.Series.FirstFrom(asked, latest);
        return input.BreakYear is { } year && year <= latest.EndYear && start?.Period.EndYear < year ? (input.Series.FirstFrom(year, latest), true) : (start, false);
    }

    private static Verdict Dressed(Verdict verdict, bool isBroken, Stretch stretch, Func<Stretch, Conclusion> conclude)
    {
        var concluded = conclude(stretch);
        return verdict with
        {
            Class = concluded.Class,
            Own = concluded.Own,
            Cause = isBroken && concluded.Cause == NotAssessedCause.OnePoint ? NotAssessedCause.DefinitionChanged : concluded.Cause,
            Progress = concluded.Progress,
            Score = concluded.Score,
            LimitFactor = concluded.LimitFactor,
            Expected = concluded.Expected,
            AnnualRate = stretch.Rate,
            RequiredRate = stretch.Required,
            Notes = stretch.IsBehind ? [.. verdict.Notes, VerdictNote.TargetBehindBase] : verdict.Notes,
        };
    }

    private static VerdictNote[] Notes(JudgementInput input, Observation? start, bool isBroken, bool zeroTarget)
    {
        VerdictNote? target = zeroTarget ? VerdictNote.ZeroTarget : null;
        VerdictNote? zeroBase = start is { Value: 0 } ? VerdictNote.ZeroBase : null;
        VerdictNote? moved = isBroken ? VerdictNote.SeriesBreak : start is { } o && input.BaseYear is { } year && o.Period.EndYear != year ? VerdictNote.BaseYearMoved : null;
        return [.. new[] { target, zeroBase, moved }.OfType<VerdictNote>()];
    }

    private static NotAssessedCause WhyNoValue(Series series) =>
        series.Count == 0 ? NotAssessedCause.NoObservations
        : series.All(o => o.Status == ObservationStatus.Suppressed) ? NotAssessedCause.Suppressed
        : series.All(o => o.Status == ObservationStatus.NotPublishedYet) ? NotAssessedCause.NotPublishedYet
        : NotAssessedCause.NoValue;
}
