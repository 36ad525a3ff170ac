namespace FollowUp.Analysis;

/// <summary>Every trend method by its short name: a method is a function from what is known to a verdict. A new one is one file and one line here.</summary>
public static class TrendMethods
{
    /// <summary>The methods, in the order in which they are shown.</summary>
    public static IReadOnlyDictionary<string, Func<JudgementInput, Verdict>> All { get; } = new Dictionary<string, Func<JudgementInput, Verdict>>(StringComparer.Ordinal)
    {
        [M0.Name] = M0.Judge,
    };
}
