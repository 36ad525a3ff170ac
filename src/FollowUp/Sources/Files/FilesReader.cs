using FollowUp.Analysis;
using FollowUp.Tables;

namespace FollowUp.Sources;

/// <summary>
/// Understands files of figures by a mapping. Nothing is guessed: a cell that fits none of the mapping's rules is an error with its row, its
/// column and what would be right, and one error refuses every file of the reading.
/// </summary>
public static class FilesReader
{
    /// <summary>Reads files of one form, together.</summary>
    /// <param name="mapping">What their columns mean.</param>
    /// <param name="answers">The files; the name of each is the last part of its address.</param>
    /// <exception cref="SourceException">Something fits no rule; the message lists what, a line each.</exception>
    public static Reading Read(FileMapping mapping, IReadOnlyList<RawAnswer> answers)
    {
        if (answers.Count == 0)
        {
            throw new SourceException(FileTexts.NoFiles);
        }

        var problems = new FileProblems();
        var figures = new FileFigures(mapping, problems);
        foreach (var answer in answers)
        {
            Read(mapping, answer, figures, problems);
        }

        problems.ThrowIfAny();
        return new Reading
        {
            Observations = figures.Observations,
            CompleteKeys = [.. figures.Observations.Select(o => o.Key).Distinct(StringComparer.Ordinal)],
            CompleteAreas = [.. figures.Observations.Select(o => o.Area).Distinct(StringComparer.Ordinal)],
            // A file holds the periods it holds: that others are not in it takes nothing back.
            IsPartial = true,
            Breakdowns = [.. mapping.Breakdowns.IntersectBy(figures.Observations.Select(o => o.Breakdown), breakdown => breakdown.Code)],
            Warnings = problems.Warnings,
        };
    }

    private static void Read(FileMapping mapping, RawAnswer answer, FileFigures figures, FileProblems problems)
    {
        var file = answer.Address;
        var before = problems.Count;
        var above = new List<TableRow>();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var ends = WorkbookPackage.IsPackage(answer.Body) ? mapping.Workbook?.Ends : mapping.Text?.Ends;
        var (found, ended) = (false, ends is null);
        foreach (var row in FileRows.Of(file, answer.Body, mapping, problems))
        {
            if (!found)
            {
                found = IsHeader(mapping.Header, row);
                above.Add(row);
                Take(mapping, row, taken);
                if (found && !Begin(mapping, file, above, taken, figures, problems))
                {
                    return;
                }

                if (above.Count > mapping.Header.Levels)
                {
                    above.RemoveAt(0);
                }

                continue;
            }

            if (ends is not null && row[0].Text.StartsWith(ends, StringComparison.Ordinal))
            {
                ended = true;
                break;
            }

            if (problems.IsFull)
            {
                return;
            }

            if (!row.IsBlank)
            {
                figures.Take(row);
            }
        }

        if (before == problems.Count)
        {
            TellWhatIsMissing(mapping, file, found, ended ? null : ends, figures, problems);
        }
    }

    private static bool IsHeader(HeaderForm header, TableRow row) => header.Row is { } line ? row.Line == line : row[0].Text == header.Begins;

    private static void Take(FileMapping mapping, TableRow row, Dictionary<string, string> taken)
    {
        foreach (var (name, from) in mapping.Lines)
        {
            if (from.Take(row[0].Text, fromStart: true) is { } text)
            {
                taken.TryAdd(name, text);
            }
        }
    }

    private static bool Begin(FileMapping mapping, string file, List<TableRow> above, Dictionary<string, string> taken, FileFigures figures, FileProblems problems)
    {
        var rows = above.TakeLast(mapping.Header.Levels).ToList();
        if (rows.Count < mapping.Header.Levels)
        {
            problems.Row(file, rows[^1].Line, Format.Fill(FileTexts.HeaderLevels, Format.Count(mapping.Header.Levels)));
            return false;
        }

        var whole = rows.Select(row => FileFigures.IsWhole(row, file, problems)).ToList();
        foreach (var (name, from) in mapping.Lines.Where(line => !taken.ContainsKey(line.Key)))
        {
            problems.Row(file, rows[^1].Line, Format.Fill(FileTexts.LineMissing, from.ToString()));
            taken[name] = "";
        }

        foreach (var (name, from) in mapping.Name)
        {
            var part = from.Take(Path.GetFileName(file).Normalize(), fromStart: false);
            taken[name] = part ?? "";
            if (part is null)
            {
                problems.Whole(file, Format.Fill(FileTexts.NameMissing, from.ToString()));
            }
        }

        var errors = problems.Count;
        figures.Begin(file, FileColumns.Read(rows, mapping, file, problems), taken);
        return whole.TrueForAll(fine => fine) && errors == problems.Count;
    }

    private static void TellWhatIsMissing(FileMapping mapping, string file, bool found, string? ends, FileFigures figures, FileProblems problems)
    {
        if (!found)
        {
            problems.Whole(file, mapping.Header.Row is { } row ? Format.Fill(FileTexts.HeaderNotFoundRow, Format.Count(row)) : Format.Fill(FileTexts.HeaderNotFoundText, mapping.Header.Begins!));
        }
        else if (ends is not null)
        {
            problems.Whole(file, Format.Fill(FileTexts.EndsMissing, ends));
        }
        else if (figures.CountOfThisFile == 0)
        {
            problems.Whole(file, FileTexts.NoRows);
        }

        figures.End();
    }
}
