using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Tables;

namespace FollowUp.Sources;

/// <summary>Reads the cells where values stand: a number as the mapping says they are written, one of its marks, or a mistake.</summary>
/// <param name="mapping">What the cells may hold.</param>
internal sealed class FileFigure(FileMapping mapping)
{
    /// <summary>What a cell says; null with no mistake when it says nothing at all.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="period">The period it concerns.</param>
    /// <param name="mistake">What is wrong with it, in words made when they are asked for; null when it is right.</param>
    public Observation? Read(TableCell cell, Period period, out Func<string>? mistake)
    {
        mistake = null;
        if (mapping.Marks.FirstOrDefault(mark => mark.After is null && mark.Before == cell.Text && cell.Kind != CellKind.Unworked) is { } plain)
        {
            return Marked(plain, cell, period, plain.Meaning.IsZero ? 0 : null);
        }

        if (cell.Number is { } number && cell.Kind is CellKind.Number or CellKind.Percent)
        {
            return new Observation(period, number);
        }

        if (Wrong(cell) is { } wrong)
        {
            mistake = wrong;
            return null;
        }

        if (Number(cell.Text, out var value, out mistake))
        {
            return new Observation(period, value);
        }

        if (mistake is null && mapping.Marks.Select(mark => (Mark: mark, Number: Within(mark, cell.Text))).FirstOrDefault(found => found.Number is not null) is { Mark: { } holding } found)
        {
            return Marked(holding, cell, period, found.Number);
        }

        mistake ??= Expected;
        return null;
    }

    private static Func<string>? Wrong(TableCell cell) => cell.Kind switch
    {
        CellKind.Date => () => FileTexts.ValueDate,
        CellKind.TrueOrFalse => () => FileTexts.ValueBoolean,
        CellKind.Error => () => FileTexts.ValueError,
        CellKind.Unworked => () => FileTexts.ValueUnworked,
        _ when cell.Text.Length == 0 => () => FileTexts.ValueEmpty,
        _ => null,
    };

    private static Observation? Marked(FileMark mark, TableCell cell, Period period, double? number) => mark.Meaning.Status is not { } status
        ? null
        : new Observation(period, status.HasValue() ? number : null, status, cell.Text.Length == 0 ? null : cell.Text);

    // A figure is taken with every digit it is written with: the source's own, which nobody here has rounded.
    private bool Number(string text, out double value, out Func<string>? mistake)
    {
        (value, mistake) = (0, null);
        if (mapping.Text is not { } form || !WrittenNumber.TryRead(text, out var number) || number.DecimalMark is { } mark && mark != form.Decimal || number.IsGrouped && !form.IsGrouped)
        {
            return false;
        }

        if (number.IsTooLarge)
        {
            mistake = () => Format.Fill(FileTexts.ValueDigits, Format.Count(WrittenNumber.MostDigits));
            return false;
        }

        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.').Replace('\u2212', '-');
        value = double.Parse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        value = value == 0 ? 0 : value; // never minus zero
        return true;
    }

    private double? Within(FileMark mark, string text) =>
        mark.After is { } after && text.Length > mark.Before.Length + after.Length
        && text.StartsWith(mark.Before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal)
        && Number(text[mark.Before.Length..^after.Length].Trim(), out var number, out _)
            ? number
            : null;

    private string Expected()
    {
        var number = mapping.Text is not { } form ? FileTexts.WantsNumber
            : (form.Decimal == ',' ? FileTexts.WantsComma : FileTexts.WantsPoint) + (form.IsGrouped ? FileTexts.WantsGroups : "");
        var marks = mapping.Marks.Where(mark => mark.ToString().Length > 0).ToList();
        return Format.Fill(FileTexts.ValueWrong, number, marks.Count > 0 ? Format.Fill(FileTexts.OrMarks, string.Join(' ', marks)) : "");
    }
}
