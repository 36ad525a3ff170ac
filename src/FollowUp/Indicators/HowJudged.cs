using FollowUp.Analysis;
using FollowUp.Judgements;

namespace FollowUp.Indicators;

/// <summary>One step of how a verdict came about, in words: a reader with a calculator can redo them all.</summary>
/// <param name="Term">What the step is.</param>
/// <param name="Text">What went in and what came out.</param>
public sealed record HowJudged(string Term, string Text)
{
    private const int RateDecimals = 2;

    /// <summary>The steps of a verdict; those that the method did not come to are left out.</summary>
    public static IReadOnlyList<HowJudged> Of(JudgedIndicator judged)
    {
        var verdict = judged.Verdict;
        List<HowJudged> steps = [new(HowTexts.Method, Format.Fill(HowTexts.MethodText, verdict.Method, Format.Count(verdict.Version)))];
        steps.Add(new(HowTexts.Direction, IndicatorSentences.Of(verdict.Direction)));
        AddValues(steps, judged);
        AddRates(steps, judged);
        steps.Add(new(HowTexts.Conclusion, Signal.Of(verdict).Word));
        return steps;
    }

    private static void AddValues(List<HowJudged> steps, JudgedIndicator judged)
    {
        var verdict = judged.Verdict;
        if (verdict.Base is { } start)
        {
            steps.Add(new(HowTexts.Base, At(judged, start)));
        }

        if (verdict.Current is { } current)
        {
            steps.Add(new(HowTexts.Current, At(judged, current)));
        }

        if (verdict.Target is { } target)
        {
            steps.Add(new(HowTexts.Target, Format.Fill(HowTexts.TargetText, Value(judged, target.Value), Format.Year(target.Year))));
        }

        if (verdict.Limit is { } limit)
        {
            steps.Add(new(HowTexts.Limit, Value(judged, limit)));
        }
    }

    private static void AddRates(List<HowJudged> steps, JudgedIndicator judged)
    {
        var verdict = judged.Verdict;
        if (verdict is not { AnnualRate: { } rate, Base: { Value: { } first } start, Current: { Value: { } last } current })
        {
            return;
        }

        steps.Add(new(HowTexts.Rate, Rate(last, first, current.Period.EndYear - start.Period.EndYear, rate)));
        if (verdict is { RequiredRate: { } required, Target: { } target, Progress: { } ratio })
        {
            steps.Add(new(HowTexts.RequiredRate, Rate(target.Value, first, target.Year - start.Period.EndYear, required)));
            steps.Add(new(HowTexts.Ratio, Format.Fill(HowTexts.RatioText, Percent(rate), Percent(Math.Abs(required)), Format.Number(ratio, RateDecimals))));
            steps.Add(new(HowTexts.Thresholds, Format.Fill(HowTexts.RatioThresholds, Format.Number(M0Constants.SubstantialRatio, RateDecimals), Format.Number(M0Constants.ModerateRatio, RateDecimals))));
        }
        else if (verdict.Target is null)
        {
            var factor = verdict.LimitFactor ?? 1;
            if (verdict.LimitFactor is not null)
            {
                steps.Add(new(HowTexts.LimitFactor, Format.Fill(HowTexts.LimitFactorText, Format.Number(factor, 4))));
            }

            steps.Add(new(HowTexts.Thresholds, Format.Fill(HowTexts.RateThresholds, Percent(M0Constants.SubstantialRate * factor), Percent(M0Constants.ModerateRate * factor))));
        }

        if (verdict.Score is { } score)
        {
            steps.Add(new(HowTexts.Score, Format.Signed(score, RateDecimals)));
        }
    }

    /// <summary>The calculation of a yearly rate, with what the method puts in place of zero; of negative figures a fall is a rise towards zero.</summary>
    private static string Rate(double to, double from, int years, double rate) => Format.Fill(
        from < 0 ? HowTexts.RateTextNegative : HowTexts.RateText, Exact(NotZero(to)), Exact(NotZero(from)), Format.Count(years), Percent(rate));

    private static double NotZero(double value) => value == 0 ? M0Constants.InsteadOfZero : value;

    private static string At(JudgedIndicator judged, Observation observation) =>
        Format.Fill(HowTexts.ValueAt, Value(judged, observation.Value!.Value), PeriodWords.Name(observation.Period));

    private static string Value(JudgedIndicator judged, double value) => Format.WithUnit(value, DecimalsFor(value, judged.Decimals), judged.Indicator.Measure.Label);

    private static string Percent(double rate) => Format.WithUnit(rate * 100, RateDecimals, HowTexts.PercentSign);

    /// <summary>The figure as it went into the calculation, without digits that say nothing.</summary>
    private static string Exact(double value) => Format.Number(value, DecimalsFor(value, 0));

    /// <summary>As many decimals as the figure has, at least those it is shown with.</summary>
    private static int DecimalsFor(double value, int atLeast) =>
        Enumerable.Range(atLeast, Format.MostDecimals + 1 - atLeast).FirstOrDefault(decimals => Tolerance.Same(Format.Round(value, decimals), value), Format.MostDecimals);
}
