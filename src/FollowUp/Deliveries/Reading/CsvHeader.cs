using FollowUp.Analysis;

namespace FollowUp.Deliveries;

/// <summary>Where the rows of a text begin and what stands between their fields: found from the header, never from the figures.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="Start">Where the header begins.</param>
/// <param name="Line">Its line: 1, or 2 below a line <c>sep=;</c>.</param>
internal sealed record CsvHeader(char Delimiter, int Start, int Line)
{
    private const int LinesSearched = 20;
    private static readonly char[] _delimiters = [';', ',', '\t'];

    /// <summary>Null when it was refused.</summary>
    public static CsvHeader? Find(string text, ProblemList problems)
    {
        var line = LineAt(text, 0);
        if (line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || line.StartsWith("\"sep=", StringComparison.OrdinalIgnoreCase))
        {
            return AfterSeparatorLine(text, line, problems);
        }

        var fits = _delimiters.Select(delimiter => (Delimiter: delimiter, Known: Known(text, 0, delimiter))).OrderByDescending(fit => fit.Known).ToList();
        if (fits[0].Known > fits[1].Known)
        {
            return new(fits[0].Delimiter, 0, 1);
        }

        if (fits[0].Known > 0)
        {
            problems.Add(DeliveryCodes.CsvDelimiter, 1, null, line);
        }
        else if (LaterHeader(text) is { } later)
        {
            problems.Add(DeliveryCodes.HeaderMissing, true, 1, null, line, () => Format.Fill(DeliveryTexts.HeaderLater, Format.Count(later)));
        }
        else if (line.AsSpan().ContainsAny(_delimiters))
        {
            Missing(1, line, problems);
        }
        else
        {
            problems.Add(DeliveryCodes.CsvDelimiter, 1, null, line);
        }

        return null;
    }

    private static CsvHeader? AfterSeparatorLine(string text, string line, ProblemList problems)
    {
        var mark = line.Trim('"', ' ')[4..];
        if (mark.Length != 1 || !_delimiters.Contains(mark[0]))
        {
            problems.Add(DeliveryCodes.CsvDelimiter, 1, null, line);
            return null;
        }

        var start = NextLine(text, 0);
        if (Known(text, start, mark[0]) > 0)
        {
            return new(mark[0], start, 2);
        }

        Missing(2, LineAt(text, start), problems);
        return null;
    }

    private static void Missing(int row, string line, ProblemList problems) => problems.Add(
        DeliveryCodes.HeaderMissing, row, null, line, string.Join(';', Enum.GetValues<Column>().Select(DeliveryColumns.Name)));

    // Of a header and two columns at least: a single word may stand in any text.
    private static int? LaterHeader(string text)
    {
        for (int line = 2, at = NextLine(text, 0); line <= LinesSearched && at < text.Length; line++, at = NextLine(text, at))
        {
            if (_delimiters.Any(delimiter => Known(text, at, delimiter) > 1))
            {
                return line;
            }
        }

        return null;
    }

    private static int Known(string text, int start, char delimiter) =>
        LineAt(text, start).Split(delimiter).Count(name => DeliveryColumns.Find(name.Trim().Trim('"')) is not null);

    // Lines longer than any header are cut: they are looked at once for each delimiter.
    private static string LineAt(string text, int start)
    {
        const int longest = 20_000;
        var rest = text.AsSpan(start, Math.Min(longest, text.Length - start));
        return (rest.IndexOfAny('\r', '\n') is >= 0 and var end ? rest[..end] : rest).ToString();
    }

    private static int NextLine(string text, int start)
    {
        var found = text.AsSpan(start).IndexOfAny('\r', '\n');
        return found < 0 ? text.Length : start + found + (text[start + found] == '\r' && start + found + 1 < text.Length && text[start + found + 1] == '\n' ? 2 : 1);
    }
}
