using System.Text;
using FollowUp.Analysis;
using FollowUp.Tables;

namespace FollowUp.Sources;

/// <summary>The rows of one file, text or workbook, with every text made comparable: no space around it, composed letters, and no soft hyphens.</summary>
internal static class FileRows
{
    /// <summary>The largest text file, in bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The most columns that are looked at.</summary>
    public const int MaxColumns = 2_000;

    /// <summary>The rows in their order; none when something is wrong with the whole file, which is then told.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="mapping">What it should be like.</param>
    /// <param name="problems">Where problems are told.</param>
    public static IEnumerable<TableRow> Of(string file, byte[] bytes, FileMapping mapping, FileProblems problems)
    {
        if (WhyNone(bytes, mapping) is { } why)
        {
            problems.Whole(file, why);
            return [];
        }

        if (WorkbookPackage.IsPackage(bytes))
        {
            return OfWorkbook(file, bytes, mapping, problems);
        }

        var text = Decode(file, bytes, mapping.Text!.Encoding, problems);
        return text is null ? [] : new CsvText(text, mapping.Text.Delimiter, MaxColumns).Rows().Select(row => RowOf(row, mapping.SoftHyphen));
    }

    private static string? WhyNone(byte[] bytes, FileMapping mapping)
    {
        var start = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 64))).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return bytes.Length == 0 ? FileTexts.Empty
            : WorkbookPackage.IsCompound(bytes) ? Format.Fill(FileTexts.NotATable, FileTexts.IsCompound)
            : WorkbookPackage.IsPackage(bytes) ? mapping.Workbook is null ? FileTexts.WorkbookNotMapped : null
            : start.StartsWith("%PDF", StringComparison.Ordinal) ? Format.Fill(FileTexts.NotATable, FileTexts.IsPdf)
            : start.StartsWith('{') ? Format.Fill(FileTexts.NotATable, FileTexts.IsJson)
            : start.StartsWith('<') ? Format.Fill(FileTexts.NotATable, FileTexts.IsMarkup)
            : mapping.Text is null ? FileTexts.TextNotMapped
            : bytes.Length > MaxBytes ? Format.Fill(FileTexts.TooLarge, Format.Count(bytes.Length), Format.Count(MaxBytes))
            : null;
    }

    private static IEnumerable<TableRow> OfWorkbook(string file, byte[] bytes, FileMapping mapping, FileProblems problems)
    {
        try
        {
            var sheet = WorkbookSheet.Read(bytes, mapping.Workbook!.Name, new WorkbookLimits(), text => Clean(text, mapping.SoftHyphen));
            if (sheet.Formulas > 0)
            {
                problems.Warnings.Add(Format.Fill(FileTexts.Formulas, file, Format.Count(sheet.Formulas)));
            }

            return sheet.Rows;
        }
        catch (TableRefusedException refused)
        {
            problems.Whole(file, refused.Message);
            return [];
        }
    }

    private static string? Decode(string file, byte[] bytes, FileEncoding encoding, FileProblems problems)
    {
        EncodingFault? fault;
        var text = encoding switch
        {
            FileEncoding.Windows1252 => TextEncoding.ReadWindows(bytes, out fault),
            // With its mark before it, what is not UTF-8 is told instead of taken for something else.
            FileEncoding.Utf8 => TextEncoding.Read(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes : [.. Encoding.UTF8.Preamble, .. bytes], out fault),
            _ => TextEncoding.Read(bytes, out fault),
        };
        if (fault is not null)
        {
            var why = fault.Trouble switch
            {
                EncodingTrouble.Invalid => Format.Fill(FileTexts.EncodingInvalid, fault.Encoding ?? ""),
                EncodingTrouble.Mixed => FileTexts.EncodingMixed,
                _ => FileTexts.EncodingUnknown,
            };
            if (fault.Row is { } row)
            {
                problems.Row(file, row, why);
            }
            else
            {
                problems.Whole(file, why);
            }
        }
        else if (TextEncoding.Misread(text!) is { } misread)
        {
            problems.Warnings.Add(Format.Fill(FileTexts.EncodingMisread, file, misread.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return text;
    }

    private static TableRow RowOf(CsvRow row, string softHyphen)
    {
        var cells = new Dictionary<int, TableCell>();
        for (var column = 0; column < row.Fields.Length; column++)
        {
            if (Clean(row.Fields[column].Text, softHyphen) is { Length: > 0 } text)
            {
                cells.Add(column, new(text, CellKind.Text, null));
            }
        }

        return new(row.Line, row.Count, cells, row.BadQuote, row.Unclosed);
    }

    private static string Clean(string text, string softHyphen)
    {
        var clean = text.Replace("\u00AD", softHyphen, StringComparison.Ordinal).Trim();
        try
        {
            return clean.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException) // half a surrogate pair, or a number that is no character: such a text has no composed form
        {
            return clean;
        }
    }
}
