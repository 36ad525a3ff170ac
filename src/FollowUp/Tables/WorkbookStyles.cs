using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FollowUp.Tables;

/// <summary>What a workbook's styles make of a number: a plain one, a share shown as per cent, or a day.</summary>
internal static partial class WorkbookStyles
{
    /// <summary>The kind of each style, in the order cells refer to them: number, per cent or date.</summary>
    public static IReadOnlyList<CellKind> Read(WorkbookStylesPart? part)
    {
        var styles = new List<CellKind>();
        if (part is null)
        {
            return styles;
        }

        var codes = new Dictionary<int, string>();
        var inCells = false;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(CellFormats))
            {
                inCells = reader.IsStartElement;
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(NumberingFormat))
            {
                codes[Number(reader)] = Attribute(reader, "formatCode") ?? "";
            }
            else if (inCells && reader.IsStartElement && reader.ElementType == typeof(CellFormat))
            {
                styles.Add(Kind(Number(reader), codes));
            }
        }

        return styles;
    }

    /// <summary>The attribute of the element a reader stands on.</summary>
    public static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (var attribute in reader.Attributes)
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    private static int Number(OpenXmlReader reader) =>
        int.TryParse(Attribute(reader, "numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    // The numbers below 164 are given by the format itself.
    private static CellKind Kind(int id, Dictionary<int, string> codes)
    {
        var code = codes.TryGetValue(id, out var own) && own.Length <= 300 ? Quoted().Replace(own, "") : "";
        return id is 9 or 10 || code.Contains('%', StringComparison.Ordinal) ? CellKind.Percent
            : id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 || DateLetters().IsMatch(code) ? CellKind.Date
            : CellKind.Number;
    }

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateLetters();

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Quoted();
}
