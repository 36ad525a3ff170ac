using static FollowUp.Analysis.VerdictClass;

namespace FollowUp.Analysis;

/// <summary>
/// The line in words that stands under an indicator's title: start, end, yearly pace, the pace a target asks, data year, conclusion, or why
/// there is none. It holds no figure that cannot be worked out from the verdict.
/// </summary>
/// <remarks>
/// The difference is that between the figures as they are shown, so that a reader who subtracts finds the same. Decimals are added where
/// two figures that differ would look alike. A pace in per cent is left out where it means nothing: from zero, to zero, and of negative figures.
/// </remarks>
public static class Sentence
{
    /// <summary>The line of a verdict.</summary>
    /// <param name="verdict">What is told.</param>
    /// <param name="unit">The indicator's unit.</param>
    /// <param name="decimals">The indicator's own number of decimals; null for the rule in <see cref="Unit.Decimals"/>.</param>
    public static string Of(Verdict verdict, Unit unit, int? decimals = null)
    {
        var told = new Told(verdict, unit, decimals);
        var line = verdict.Class switch
        {
            NotAssessed => NotAssessedLine(told),
            TargetAchieved => AchievedLine(told),
            _ when verdict.StayedAtZero => StayedLine(told),
            _ => verdict.Target is null ? FreeLine(told) : TargetLine(told),
        };
        return told.UnitOnce(WithNotes(line, told));
    }

    /// <summary>A change in words: how far, with its sign, and since when.</summary>
    /// <inheritdoc cref="Of(Verdict, Unit, int?)"/>
    public static string Of(Change change, Unit unit, int? decimals = null)
    {
        var (from, to) = (change.From.Value!.Value, change.To.Value!.Value);
        var shown = Format.DecimalsApart([from, to], unit.Decimals([from, to], decimals));
        return change.Movement == Movement.Unchanged
            ? Format.Fill(SentenceTexts.UnchangedSince, PeriodWords.Name(change.From.Period))
            : Format.Fill(SentenceTexts.ChangeSince, unit.SignedDifference(Format.Round(to, shown) - Format.Round(from, shown), shown), PeriodWords.Name(change.From.Period));
    }

    private static string FreeLine(Told told) => told.Verdict.Class switch
    {
        SubstantialProgress when told.Unchanged => Format.Fill(SentenceTexts.StayedAtLimit, told.Moved()),
        LimitedProgress when told.Unchanged => Format.Fill(SentenceTexts.Stayed, told.Moved()),
        LimitedProgress when told.Verdict.IsSteady => Format.Fill(SentenceTexts.Steady, told.Moved()),
        SubstantialProgress => Format.Fill(SentenceTexts.Substantial, told.Moved()),
        ModerateProgress => Format.Fill(SentenceTexts.Moderate, told.Moved()),
        LimitedProgress => Format.Fill(SentenceTexts.Limited, told.Moved()),
        _ => Format.Fill(SentenceTexts.Deterioration, told.Moved()),
    };

    private static string StayedLine(Told told) => told.Level == LevelState.NotMet
        ? Format.Fill(SentenceTexts.StayedAtZeroBelowTarget, told.Moved(), InsteadOfZero, told.TargetWithYear())
        : Format.Fill(SentenceTexts.StayedAtZero, told.Moved(), InsteadOfZero);

    private static string AchievedLine(Told told) => Format.Fill(
        told.Level == LevelState.NotMet ? SentenceTexts.AchievedNearly : told.Movement == Movement.Worse ? SentenceTexts.AchievedButWorse : SentenceTexts.Achieved,
        told.Moved(), told.TargetWithYear());

    private static string TargetLine(Told told)
    {
        var verdict = told.Verdict;
        if (told.Level == LevelState.Met)
        {
            return Format.Fill(SentenceTexts.TargetMetUnseen, told.Moved(), told.TargetWithYear(), InsteadOfZero);
        }

        if (verdict.Notes.Contains(VerdictNote.TargetBehindBase))
        {
            return Format.Fill(SentenceTexts.TargetLost, told.Moved(), told.TargetWithYear(), PeriodWords.When(verdict.Base!.Value.Period));
        }

        var conclusion = verdict.Class switch
        {
            SubstantialProgress => told.PastDue ? SentenceTexts.TargetSubstantialPastDue : SentenceTexts.TargetSubstantial,
            ModerateProgress => SentenceTexts.TargetModerate,
            LimitedProgress => told.Unchanged ? SentenceTexts.TargetUnchanged : SentenceTexts.TargetLimited,
            _ => SentenceTexts.TargetDeterioration,
        };
        var rises = verdict.RequiredRate > 0;
        return told.RequiredPace() is { } required
            ? Format.Fill(
                told.PastDue ? SentenceTexts.AgainstTargetPastDue : SentenceTexts.AgainstTarget,
                told.Moved(),
                told.TargetWithYear(),
                told.Unit.IsPercent ? rises ? SentenceTexts.RelativeRise : SentenceTexts.RelativeFall : rises ? SentenceTexts.Rise : SentenceTexts.Fall,
                required,
                conclusion)
            : Format.Fill(told.PastDue ? SentenceTexts.AgainstTargetNoPacePastDue : SentenceTexts.AgainstTargetNoPace, told.Moved(), told.TargetWithYear(), "", "", conclusion);
    }

    private static string NotAssessedLine(Told told)
    {
        var (start, latest, target) = (told.Verdict.Base, told.Verdict.Current, told.Verdict.Target);
        var line = Format.Fill(
            told.Verdict.Cause switch
            {
                NotAssessedCause.NoDirection => SentenceTexts.NoDirection,
                NotAssessedCause.NoObservations => SentenceTexts.NoObservations,
                NotAssessedCause.NoValue => SentenceTexts.NoValue,
                NotAssessedCause.Suppressed => SentenceTexts.Suppressed,
                NotAssessedCause.OnePoint => SentenceTexts.OnePoint,
                NotAssessedCause.OppositeSigns => SentenceTexts.OppositeSigns,
                NotAssessedCause.TargetEqualsBase => SentenceTexts.TargetEqualsBase,
                NotAssessedCause.TargetOfOppositeSign => SentenceTexts.TargetOfOppositeSign,
                NotAssessedCause.TargetDueBeforeBase => SentenceTexts.TargetDueBeforeBase,
                NotAssessedCause.DefinitionChanged => SentenceTexts.DefinitionChanged,
                NotAssessedCause.NotPublishedYet => SentenceTexts.NotPublishedYet,
                _ => throw new ArgumentException($"A verdict that is not assessed must have a cause; '{told.Verdict.Cause}' is none.", nameof(told)),
            },
            start is { } s ? told.At(s) : "",
            latest is { } l ? told.At(l) : "",
            target is { } t ? told.Quantity(t.Value) : "",
            target is { } due ? Format.Year(due.Year) : "",
            start is { } b ? PeriodWords.When(b.Period) : "");
        return latest is { Value: { } value } last && told.Verdict.Cause != NotAssessedCause.OppositeSigns
            ? Format.Fill(SentenceTexts.LatestIs, line, PeriodWords.Name(last.Period), told.Quantity(value))
            : line;
    }

    private static string WithNotes(string line, Told told)
    {
        var notes = told.Verdict.Notes;
        if (notes.Contains(VerdictNote.BaseYearMoved) && told.Verdict.Base is { } start)
        {
            line = Format.Fill(SentenceTexts.NoteBaseYearMoved, line, PeriodWords.When(start.Period));
        }

        if (notes.Contains(VerdictNote.SeriesBreak) && told.Verdict is { Class: not NotAssessed, Base: { } anew })
        {
            line = Format.Fill(SentenceTexts.NoteSeriesBreak, line, PeriodWords.When(anew.Period));
        }

        // From or to zero there is no rate; where the line draws upon none, or has said so, there is nothing to explain.
        var judged = told.Verdict is { Class: not (NotAssessed or TargetAchieved), StayedAtZero: false } && !notes.Contains(VerdictNote.TargetBehindBase);
        if (judged && notes.Contains(VerdictNote.ZeroBase))
        {
            line = Format.Fill(SentenceTexts.NoteZeroBase, line, InsteadOfZero);
        }

        return judged && notes.Contains(VerdictNote.ZeroTarget) && told.Level != LevelState.Met
            ? Format.Fill(SentenceTexts.NoteZeroTarget, line, InsteadOfZero)
            : line;
    }

    private static string InsteadOfZero => Format.Number(M0Constants.InsteadOfZero, 3);
}
