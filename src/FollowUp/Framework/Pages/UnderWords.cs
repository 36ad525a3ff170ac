using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Ui;

namespace FollowUp.Framework.Pages;

/// <summary>What is said of an indicator where it would be judged otherwise under a draft.</summary>
internal static class UnderWords
{
    /// <summary>Its target, level and trend.</summary>
    public static string Judged(IndicatorLine line) => string.Join(FollowUpTexts.Between, new[]
    {
        Words.Target(line.Judged.Indicator), Words.LowerFirst(Words.Of(line.Judged.Level.State)), Words.LowerFirst(Signal.Of(line.Judged.Verdict).Word),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
