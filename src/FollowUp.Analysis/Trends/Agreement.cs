namespace FollowUp.Analysis;

/// <summary>What every method says of the same series: where they differ on better, unchanged or worse, the verdict depends on the method chosen.</summary>
/// <param name="Verdicts">One of each method, in the order of <see cref="TrendMethods.All"/>.</param>
public sealed record Agreement(IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>True when two methods that could tell say different things; null when fewer than two could.</summary>
    public bool? IsMethodDependent
    {
        get
        {
            Movement[] told = [.. Verdicts.Select(verdict => verdict.Outcome).OfType<Movement>()];
            return told.Length < 2 ? null : told.Distinct().Count() > 1;
        }
    }

    /// <summary>Asks every method.</summary>
    /// <exception cref="ArgumentException">The target or the limit is not a finite number.</exception>
    public static Agreement Of(JudgementInput input) => new([.. TrendMethods.All.Values.Select(method => method.Judge(input))]);
}
