namespace FollowUp.Analysis;

/// <summary>A published way to judge a trend.</summary>
/// <param name="Name">Its short name, <c>M0</c>, in every verdict.</param>
/// <param name="Version">Raised whenever a result could change.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Tolerance">How far from a threshold, as a part of it, a figure may lie and still be on it.</param>
/// <param name="Judge">The method: from what is known to a verdict.</param>
/// <param name="Thresholds">What the progress of a verdict was compared with, from the lowest to the highest.</param>
public sealed record TrendMethod(string Name, int Version, string Source, double Tolerance, Func<JudgementInput, Verdict> Judge, Func<Verdict, IReadOnlyList<double>> Thresholds);

/// <summary>Every trend method by its short name: a method is a function from what is known to a verdict. A new one is one file and one line here.</summary>
public static class TrendMethods
{
    /// <summary>The methods, in the order in which they are shown.</summary>
    public static IReadOnlyDictionary<string, TrendMethod> All { get; } = new OrderedDictionary<string, TrendMethod>(StringComparer.Ordinal)
    {
        [M0.Name] = new(M0.Name, M0.Version, "Open SDG / Statistics Canada, progress measure (sdg-build 2.4)", Tolerance.Relative, M0.Judge, M0.Thresholds),
        [M1.Name] = new(M1.Name, M1.Version, "Eurostat, Sustainable development in the European Union (2026)", Tolerance.Relative, M1.Judge, M1.Thresholds),
        [M2.Name] = new(M2.Name, M2.Version, "United Nations, Sustainable Development Goals Progress Chart", Tolerance.Relative, M2.Judge, M2.Thresholds),
        [M3.Name] = new(M3.Name, M3.Version, "ASTAT (Bolzano), five classes of change by polarity", Tolerance.Relative, M3.Judge, M3.Thresholds),
    };
}
