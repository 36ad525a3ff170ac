using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>The periods of a time dimension as <c>TIMEVAL</c> states them: <c>TLIST(Q1),"20061","20062"</c>, or a range, <c>TLIST(A1,"1994"-"1996")</c>.</summary>
internal static partial class PxTimes
{
    /// <param name="scanner">For messages.</param>
    /// <param name="keyword">The keyword.</param>
    /// <param name="count">How many categories the dimension has.</param>
    public static IReadOnlyList<Period> Read(PxScanner scanner, PxKeyword keyword, int count)
    {
        var form = ListForm().Match(keyword.Pieces.Count > 0 ? keyword.Pieces[0].Text : "");
        if (!form.Success || keyword.Pieces[0].Kind != PxTokenKind.Word)
        {
            throw scanner.Wrong(keyword.Line, PxWebTexts.NoTimeList, Excerpt.Of(keyword.Pieces.Count > 0 ? keyword.Pieces[0].Text : ""));
        }

        var unit = char.ToUpperInvariant(form.Groups["unit"].Value[0]);
        var times = form.Groups["end"].Success ? Listed(scanner, keyword, unit) : Range(scanner, keyword, unit);
        if (times.Count != count)
        {
            throw scanner.Wrong(keyword.Line, PxWebTexts.WrongTimeCount, Format.Count(times.Count), Format.Count(count));
        }

        var twice = times.GroupBy(time => time).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? [.. times.Select(time => PeriodOf(unit, time))] : throw scanner.Wrong(keyword.Line, PxWebTexts.TimeTwice, Written(unit, twice.Key));
    }

    /// <summary>Year and part of the year as one number: 20063.</summary>
    private static List<int> Listed(PxScanner scanner, PxKeyword keyword, char unit)
    {
        var times = new List<int>();
        for (var i = 1; i < keyword.Pieces.Count; i += 2)
        {
            if (keyword.Pieces[i].Kind != PxTokenKind.Comma || i + 1 >= keyword.Pieces.Count)
            {
                throw scanner.Wrong(keyword.Pieces[i].Line, PxWebTexts.NotAList, keyword.Name, Excerpt.Of(keyword.Pieces[i].Text));
            }

            times.Add(TimeOf(scanner, keyword.Pieces[i + 1], unit));
        }

        return times;
    }

    private static List<int> Range(PxScanner scanner, PxKeyword keyword, char unit)
    {
        if (keyword.Pieces is not
            [_, { Kind: PxTokenKind.Comma }, { Kind: PxTokenKind.Text } from, { Kind: PxTokenKind.Word, Text: "-" }, { Kind: PxTokenKind.Text } to, { Kind: PxTokenKind.Word, Text: ")" }])
        {
            throw scanner.Wrong(keyword.Line, PxWebTexts.NoTimeRange);
        }

        var (first, last) = (TimeOf(scanner, from, unit), TimeOf(scanner, to, unit));
        if (first > last)
        {
            throw scanner.Wrong(from.Line, PxWebTexts.RangeBackwards, from.Text, to.Text);
        }

        var times = new List<int>();
        for (var time = first; time <= last; time++)
        {
            // A year's parts end before the number's places do: after 200612 comes 200701.
            if (Exists(unit, time))
            {
                times.Add(time);
            }
        }

        return times;
    }

    private static int TimeOf(PxScanner scanner, PxToken piece, char unit) =>
        piece.Kind == PxTokenKind.Text && piece.Text.Length == Length(unit) && piece.Text.All(char.IsAsciiDigit)
        && int.Parse(piece.Text, CultureInfo.InvariantCulture) is var time && Exists(unit, time)
            ? time
            : throw scanner.Wrong(piece.Line, PxWebTexts.NoTime, Excerpt.Of(piece.Text), Example(unit));

    private static (int Year, int Part) Split(char unit, int time) => Math.DivRem(time, unit switch { 'A' => 1, 'H' or 'Q' => 10, _ => 100 });

    private static bool Exists(char unit, int time) => Split(unit, time) is var (year, part) && year is >= Period.FirstYear and <= Period.LastYear && unit switch
    {
        'A' => true,
        'H' => part is 1 or 2,
        'Q' => part is >= 1 and <= 4,
        'M' => part is >= 1 and <= 12,
        _ => part >= 1 && part <= ISOWeek.GetWeeksInYear(year),
    };

    private static Period PeriodOf(char unit, int time)
    {
        var (year, part) = Split(unit, time);
        return unit switch
        {
            'A' => Period.Year(year),
            'H' => Period.HalfYear(year, part),
            'Q' => Period.Quarter(year, part),
            'M' => Period.Month(year, part),
            _ => Period.Week(year, part),
        };
    }

    private static int Length(char unit) => unit switch { 'A' => 4, 'H' or 'Q' => 5, _ => 6 };

    private static string Written(char unit, int time) => time.ToString(CultureInfo.InvariantCulture).PadLeft(Length(unit), '0');

    private static string Example(char unit) => unit switch { 'A' => "2024", 'H' => "20242", 'Q' => "20243", 'M' => "202405", _ => "202418" };

    [GeneratedRegex(@"\ATLIST\((?<unit>[AHQMW])1(?<end>\))?\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ListForm();
}
