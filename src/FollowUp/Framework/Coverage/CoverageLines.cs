using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>The coverage as lines of text, for the command line.</summary>
public static class CoverageLines
{
    private const int Named = 12;
    private const int CodesOfLine = 8;

    /// <summary>Whose it is, every gap with what to do, errors first, then the matrix as counts, and last how many gaps there are.</summary>
    public static IEnumerable<string> Of(CoverageView view)
    {
        var coverage = view.Coverage;
        yield return Format.Fill(
            CoverageTexts.Heading,
            view.Framework.AreaName,
            CoverageWords.Many(view.FocusAreas.Count, CoverageTexts.OneFocusArea, CoverageTexts.SomeFocusAreas),
            CoverageWords.Many(view.Goals.Count, CoverageTexts.OneGoal, CoverageTexts.SomeGoals),
            Sentences.HowMany(coverage.Facts.Indicators.Count));
        foreach (var severity in Enum.GetValues<GapSeverity>())
        {
            foreach (var kind in coverage.ByKind(severity))
            {
                yield return "";
                yield return Format.Fill(
                    CoverageTexts.Line, CoverageWords.One(severity), CoverageWords.Heading(kind.Key.Kind, kind.Key.Subject), CoverageWords.WhatToDo(kind.Key.Kind, kind.Key.Subject));
                foreach (var item in Items(coverage, [.. kind]))
                {
                    yield return Format.Fill(CoverageTexts.Item, item);
                }
            }
        }

        yield return "";
        yield return CoverageTexts.MatrixLine;
        foreach (var row in Matrix(coverage))
        {
            yield return Format.Fill(CoverageTexts.Item, row);
        }

        yield return "";
        yield return Format.Fill(CoverageTexts.Sum, [.. Enum.GetValues<GapSeverity>().Select(severity => CoverageWords.HowMany(coverage, severity))]);
    }

    /// <summary>A gap a line, or the codes alone where they are many: the page has them all by name.</summary>
    private static IEnumerable<string> Items(Coverage coverage, IReadOnlyList<Gap> gaps) => gaps.Count > Named
        ? gaps.Select(gap => gap.Code).Chunk(CodesOfLine).Select(codes => Words.List(codes))
        : gaps.Select(gap => Item(coverage, gap));

    /// <summary>An indicator is named by its code too, since that is what stands in the framework's file.</summary>
    private static string Item(Coverage coverage, Gap gap)
    {
        var subject = CoverageWords.Subject(coverage, gap);
        var named = gap.Subject == GapSubject.Indicator ? Format.Fill(CoverageTexts.Named, gap.Code, subject) : subject;
        var involved = string.Join(FollowUpTexts.Between, CoverageWords.Involved(coverage, gap).Select(one => one.Title)); // titles have commas of their own
        return CoverageWords.Remark(coverage, gap) is { } remark
            ? Format.Fill(CoverageTexts.Remark, named, involved.Length == 0 ? remark : Format.Fill(CoverageTexts.RemarkOf, remark, involved))
            : named;
    }

    private static IEnumerable<string> Matrix(Coverage coverage)
    {
        var (areas, goals) = (coverage.Facts.FocusAreas, coverage.Facts.Goals);
        List<string[]> rows =
        [
            ["", .. goals.Select(goal => goal.Code), CoverageTexts.All],
            .. areas.Select(area => (string[])[area.Code, .. goals.Select(goal => Format.Count(coverage.At(area.Code, goal.Code).Count)), Format.Count(coverage.OfFocusArea(area.Code).Count)]),
            [CoverageTexts.OfGoal, .. goals.Select(goal => Format.Count(coverage.OfGoal(goal.Code).Count)), Format.Count(coverage.WithGoal.Count)],
        ];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
    }
}
