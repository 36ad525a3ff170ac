using System.Globalization;

namespace FollowUp.Analysis.Tests;

/// <summary>The figures that a sentence may hold: those of the verdict and what a reader can work out from them.</summary>
internal sealed class SentenceFigures
{
    private readonly List<double> _known = [0, M0Constants.InsteadOfZero];
    private readonly double[] _values;
    private readonly double[] _rates;

    public SentenceFigures(Verdict verdict)
    {
        _values = [.. new[] { verdict.Base?.Value, verdict.Current?.Value, verdict.Target?.Value }.OfType<double>()];
        _rates = [.. new[] { verdict.AnnualRate, verdict.RequiredRate }.OfType<double>().Select(r => 100 * Math.Abs(r))];
        foreach (var period in new[] { verdict.Base?.Period, verdict.Current?.Period }.OfType<Period>())
        {
            _known.AddRange([period.EndYear, period.EndYear - 1, period.EndYear % 100, period.Number, period.EndYear - period.Number + 1]);
        }

        if (verdict.Target is { } target)
        {
            _known.Add(target.Year);
        }
    }

    /// <summary>True when the text, read the Swedish way, is one of them at the precision it shows.</summary>
    public bool Hold(string text)
    {
        var invariant = text.Replace(" ", "", StringComparison.Ordinal).Replace(Format.Minus, '-').Replace(',', '.');
        var figure = double.Parse(invariant, CultureInfo.InvariantCulture);
        var decimals = invariant.Contains('.', StringComparison.Ordinal) ? invariant.Length - invariant.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var half = 0.5001 * Math.Pow(10, -decimals);
        return _known.Contains(figure)
            || _values.Any(v => Math.Abs(v - figure) <= half)
            || _rates.Any(r => Math.Abs(r - figure) <= half || r < figure && figure == Math.Pow(10, -decimals) || r > figure && figure == 1000)
            // A difference is that between two figures as shown, each off by half a step at most.
            || _values.Length > 1 && Math.Abs(Math.Abs(_values[1] - _values[0]) - figure) <= 2 * half;
    }
}
