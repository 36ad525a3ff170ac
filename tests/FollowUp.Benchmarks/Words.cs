using System.Globalization;

namespace FollowUp.Benchmarks;

/// <summary>What was given on the command line, and figures as they are printed.</summary>
internal static class Words
{
    public static long Number(string[] words, string name, long otherwise) => Array.IndexOf(words, name) is >= 0 and var i && i + 1 < words.Length
        ? long.Parse(words[i + 1].Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
        : otherwise;

    public static double Quantile(IEnumerable<double> figures, double share)
    {
        double[] sorted = [.. figures.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public static void Say(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
