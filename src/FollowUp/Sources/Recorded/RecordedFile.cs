using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// One file of recorded figures: a head of <c># name: text</c> lines that says what, by whom, where and when, then one row for each
/// area and group with a column for each period. A cell holds a value with decimal comma, one of the marks that the head explains,
/// or nothing where the source gave no figure.
/// </summary>
/// <param name="Indicator">What the head says of the indicator.</param>
/// <param name="Observations">Every cell that holds something.</param>
internal sealed partial record RecordedFile(SourceIndicator Indicator, IReadOnlyList<SourceObservation> Observations)
{
    private static readonly string[] _headKeys = ["indicator", "title", "definition", "publisher", "published", "recorded", "licence", "coverage"];

    private static readonly Dictionary<string, ObservationStatus> _reasons = new(StringComparer.Ordinal)
    {
        ["not_applicable"] = ObservationStatus.NotApplicable,
        ["not_available"] = ObservationStatus.NotAvailable,
        ["suppressed"] = ObservationStatus.Suppressed,
        ["non_response"] = ObservationStatus.NonResponse,
        ["not_published_yet"] = ObservationStatus.NotPublishedYet,
        ["not_measured"] = ObservationStatus.NotMeasured,
    };

    /// <summary>The day the figures were recorded, by the file's head: that is when the source answered, whenever the program takes them in.</summary>
    public static DateTimeOffset RecordedOn(byte[] bytes) =>
        RecordedForm().Match(Encoding.UTF8.GetString(bytes)) is { Success: true } form
        && DateOnly.TryParseExact(form.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : throw new SourceException(Format.Fill(RecordedTexts.HeadMissing, "recorded"));

    /// <param name="file">The file's name, for messages.</param>
    /// <param name="key">The key of the indicator that the file's name promises.</param>
    /// <param name="bytes">The file.</param>
    /// <exception cref="SourceException">The file breaks the form; says the line and what would be right.</exception>
    public static RecordedFile Read(string file, string key, byte[] bytes)
    {
        var lines = Lines(file, bytes);
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var marks = new Dictionary<string, ObservationStatus>(StringComparer.Ordinal);
        var at = 0;
        for (; at < lines.Length && lines[at].StartsWith('#'); at++)
        {
            ReadHead(file, at + 1, lines[at], head, marks);
        }

        if (_headKeys.FirstOrDefault(k => !head.ContainsKey(k)) is { } missing)
        {
            throw Refused(file, at + 1, RecordedTexts.HeadMissing, missing);
        }

        if (head["indicator"] != key)
        {
            throw Refused(file, 1, RecordedTexts.WrongKey, key, head["indicator"]);
        }

        var periods = ReadHeader(file, at + 1, at < lines.Length ? lines[at] : throw Refused(file, at + 1, RecordedTexts.HeaderMissing));
        var rows = new Dictionary<(string Area, string Breakdown), int>();
        var observations = new List<SourceObservation>();
        for (at++; at < lines.Length; at++)
        {
            var fields = lines[at].Split(';');
            var (area, breakdown) = ReadPlace(file, at + 1, fields, periods.Count + 2, rows);
            for (var i = 0; i < periods.Count; i++)
            {
                if (fields[i + 2].Length > 0)
                {
                    observations.Add(new SourceObservation(key, area, breakdown, ReadCell(file, at + 1, fields[i + 2], periods[i], marks)));
                }
            }
        }

        if (observations.Count == 0)
        {
            throw Refused(file, lines.Length, RecordedTexts.NoRows);
        }

        var split = rows.Keys.Any(row => row.Breakdown != "T");
        return new RecordedFile(new SourceIndicator(key, head["title"], head["definition"], split, null, null), observations);
    }

    private static string[] Lines(string file, byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
        }
        catch (DecoderFallbackException wrong)
        {
            throw Refused(file, 1 + bytes.AsSpan(0, wrong.Index).Count((byte)'\n'), RecordedTexts.NotUtf8);
        }
    }

    private static void ReadHead(string file, int line, string text, Dictionary<string, string> head, Dictionary<string, ObservationStatus> marks)
    {
        var parts = text[1..].Split(": ", 2);
        var (name, value) = parts.Length == 2 ? (parts[0].Trim(), parts[1].Trim()) : throw Refused(file, line, RecordedTexts.HeadForm);
        if (name == "mark")
        {
            var mark = value.Split(' ');
            if (mark.Length != 2 || !_reasons.TryGetValue(mark[1], out var reason) || !marks.TryAdd(mark[0], reason))
            {
                throw Refused(file, line, RecordedTexts.MarkForm, value, string.Join(", ", _reasons.Keys));
            }
        }
        else if (!_headKeys.Contains(name))
        {
            throw Refused(file, line, RecordedTexts.HeadKey, name, string.Join(", ", _headKeys.Append("mark")));
        }
        else if (!head.TryAdd(name, value))
        {
            throw Refused(file, line, RecordedTexts.HeadTwice, name);
        }
    }

    private static List<Period> ReadHeader(string file, int line, string header)
    {
        var fields = header.Split(';');
        if (fields.Length < 3 || fields[0] != "area" || fields[1] != "breakdown")
        {
            throw Refused(file, line, RecordedTexts.HeaderWrong, header);
        }

        var periods = new List<Period>();
        foreach (var field in fields.Skip(2))
        {
            var period = Period.TryParse(field, out var read) ? read : throw Refused(file, line, RecordedTexts.PeriodWrong, field);
            if (periods.Count > 0 && (periods[^1].Kind != period.Kind || periods[^1] >= period))
            {
                throw Refused(file, line, RecordedTexts.PeriodOrder, period.ToString(), periods[^1].ToString());
            }

            periods.Add(period);
        }

        return periods;
    }

    private static (string Area, string Breakdown) ReadPlace(string file, int line, string[] fields, int width, Dictionary<(string, string), int> rows)
    {
        if (fields.Length != width)
        {
            throw Refused(file, line, RecordedTexts.Fields, Count(fields.Length), Count(width));
        }

        var (area, breakdown) = (fields[0], fields[1]);
        if (!AreaCode().IsMatch(area))
        {
            throw Refused(file, line, RecordedTexts.AreaWrong, area);
        }

        if (breakdown is not ("T" or "K" or "M"))
        {
            throw Refused(file, line, RecordedTexts.BreakdownWrong, breakdown);
        }

        return rows.TryAdd((area, breakdown), line)
            ? (area, breakdown)
            : throw Refused(file, line, RecordedTexts.RowTwice, area, breakdown, Count(rows[(area, breakdown)]));
    }

    private static Observation ReadCell(string file, int line, string cell, Period period, Dictionary<string, ObservationStatus> marks)
    {
        if (marks.TryGetValue(cell, out var reason))
        {
            return new Observation(period, null, reason, cell);
        }

        if (!PlainNumber().IsMatch(cell))
        {
            throw Refused(file, line, RecordedTexts.ValueWrong, cell, marks.Count > 0 ? string.Join(' ', marks.Keys) : RecordedTexts.NoMarks);
        }

        var value = double.Parse(cell.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new Observation(period, value);
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static SourceException Refused(string file, int line, string text, params object[] parts) =>
        new(Recorded.Text(RecordedTexts.Refused, file, Count(line), Recorded.Text(text, parts)));

    [GeneratedRegex(@"\A[0-9]{4}\z")]
    private static partial Regex AreaCode();

    // Fifteen digits: more would not fit a double unchanged.
    [GeneratedRegex(@"\A-?[0-9]{1,11}(,[0-9]{1,4})?\z")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^# recorded: [^0-9\n]*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex RecordedForm();
}
