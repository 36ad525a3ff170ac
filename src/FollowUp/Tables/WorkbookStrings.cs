using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FollowUp.Tables;

/// <summary>The texts of a workbook, which its cells refer to by number.</summary>
internal static class WorkbookStrings
{
    /// <summary>Each text whole, its formatting and its reading aids left out.</summary>
    /// <param name="part">Where they stand; null when the workbook has none.</param>
    /// <param name="take">What is made of each.</param>
    public static IReadOnlyList<string> Read(SharedStringTablePart? part, Func<string, string> take)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        var pieces = new List<string>();
        var aloud = false;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(PhoneticRun))
            {
                aloud = reader.IsStartElement;
            }
            else if (reader.ElementType == typeof(SharedStringItem) && reader.IsEndElement)
            {
                texts.Add(take(pieces.Count == 1 ? pieces[0] : string.Concat(pieces)));
                pieces.Clear();
            }
            else if (reader.IsStartElement && !aloud && reader.ElementType == typeof(Text))
            {
                pieces.Add(reader.GetText());
            }
        }

        return texts;
    }
}
