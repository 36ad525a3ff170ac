using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>A figure for all, for women and for men, of one indicator, area and period, as far as they are known.</summary>
/// <param name="T">For all.</param>
/// <param name="K">For women.</param>
/// <param name="M">For men.</param>
internal readonly record struct Triple(Observation? T, Observation? K, Observation? M)
{
    // What is written with six decimals can differ from its sum by no more than this without being another figure.
    private const double Least = 0.0000005;

    /// <summary>The triple with one of its figures in place.</summary>
    public Triple With(string breakdown, Observation observation) => breakdown switch
    {
        Breakdowns.Women => this with { K = observation },
        Breakdowns.Men => this with { M = observation },
        _ => this with { T = observation },
    };

    /// <summary>
    /// What is odd about the three together, as code and words: a count that is no sum, a share outside those of women and men, and a count that
    /// is hidden but can be reckoned from the other two. Never an error, since published figures are disturbed on purpose so that nobody is recognised.
    /// </summary>
    public IEnumerable<(string Code, Func<string> Text)> Odd(DeliverableIndicator indicator)
    {
        if ((T?.Value, K?.Value, M?.Value) is ({ } all, { } women, { } men))
        {
            Func<string> Words(string template) => () => Format.Fill(template, Format.Number(women), Format.Number(men), Format.Number(all));
            if (indicator.IsCount && Math.Abs(women + men - all) > Least)
            {
                yield return (DeliveryCodes.ValueSumMismatch, Words(ProblemList.Words(DeliveryCodes.ValueSumMismatch)));
            }
            else if (indicator.IsPercent && (all < Math.Min(women, men) - Least || all > Math.Max(women, men) + Least))
            {
                yield return (DeliveryCodes.ValueSumMismatch, Words(DeliveryTexts.ShareOutside));
            }
        }

        Observation?[] three = [T, K, M];
        if (indicator.IsCount && three.Count(o => o?.Status == ObservationStatus.Suppressed) == 1 && three.Count(o => o?.Value is not null) == 2)
        {
            yield return (DeliveryCodes.ValueSecondaryDisclosure, () => ProblemList.Words(DeliveryCodes.ValueSecondaryDisclosure));
        }
    }
}

/// <summary>The breakdowns of deliveries.</summary>
internal static class Breakdowns
{
    public const string All = "T";
    public const string Women = "K";
    public const string Men = "M";

    /// <summary>The breakdown of a cell, T for an empty one; null for another word.</summary>
    public static string? Find(string cell) => cell switch
    {
        "" or "T" or "t" => All,
        "K" or "k" => Women,
        "M" or "m" => Men,
        _ => null,
    };
}
