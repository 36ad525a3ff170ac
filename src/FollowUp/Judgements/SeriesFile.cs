using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Judgements;

/// <summary>
/// A file of series to be judged: a JSON list of <c>{id, points: [[year, value]…], direction: up|down, target, targetYear, limit, baseYear}</c>.
/// It is read strictly: whatever is missing, too much or of the wrong kind is told with its path and what would be right, and refuses the file whole.
/// </summary>
public sealed class SeriesFile
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 1 << 30;

    /// <summary>The furthest from zero a figure may lie, and its inverse the nearest: beyond them a yearly rate may be no number.</summary>
    public const double MostFigure = 1e100;

    private const int Listed = 100;

    private static readonly string[] _fields = ["id", "points", "direction", "target", "targetYear", "limit", "baseYear"];

    private readonly List<string> _problems = [];
    private int _count;

    private SeriesFile()
    {
    }

    /// <summary>The series of a file, in its order.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or is not such a list.</exception>
    public static async Task<IReadOnlyList<SeriesToJudge>> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MaxBytes }
                ? throw new RefusedException(Format.Fill(JudgeTexts.TooLarge, path, Format.Count(MaxBytes)))
                : Read(path, await File.ReadAllBytesAsync(path, cancellation));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RefusedException(Format.Fill(JudgeTexts.NoFile, path), e);
        }
    }

    /// <summary>The series that the bytes of a file say.</summary>
    /// <param name="name">The file's name, for the message.</param>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <exception cref="RefusedException">They are no such list; the message names each place.</exception>
    public static IReadOnlyList<SeriesToJudge> Read(string name, byte[] bytes)
    {
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0);
        if (!Utf8.IsValid(text.Span))
        {
            throw new RefusedException(Format.Fill(JudgeTexts.NotUtf8, name));
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var file = new SeriesFile();
            var series = file.List(document.RootElement);
            return file._count == 0 ? series : throw file.Refused(name);
        }
        catch (JsonException e)
        {
            throw new RefusedException(Format.Fill(JudgeTexts.NotJson, name, Format.Count((e.LineNumber ?? 0) + 1), Format.Count((e.BytePositionInLine ?? 0) + 1)), e);
        }
    }

    private RefusedException Refused(string name)
    {
        var more = _count > _problems.Count ? Format.Fill(JudgeTexts.MoreProblems, Format.Count(_count - _problems.Count)) + "\n" : "";
        return new(string.Join('\n', _problems) + "\n" + more + Format.Fill(_count == 1 ? JudgeTexts.RefusedForOne : JudgeTexts.RefusedForMany, name, Format.Count(_count)));
    }

    private IReadOnlyList<SeriesToJudge> List(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            Wrong("$", root, JudgeTexts.WantsList);
            return [];
        }

        return [.. root.EnumerateArray().Select((item, i) => One(At("$", i), item)).OfType<SeriesToJudge>()];
    }

    private SeriesToJudge? One(string path, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Wrong(path, item, JudgeTexts.WantsSeries);
            return null;
        }

        var fields = Fields(path, item);
        JsonElement? Given(string field) => fields.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
        int? YearOf(string field) => Given(field) is { } year ? Year($"{path}.{field}", year) : null;
        double? FigureOf(string field) => Given(field) is { } figure ? Figure($"{path}.{field}", figure) : null;

        var id = Needed(path, fields, "id", JudgeTexts.WantsId, Id);
        var points = Needed(path, fields, "points", JudgeTexts.WantsPoints, Points);
        var direction = Needed(path, fields, "direction", JudgeTexts.WantsDirection, Direction);
        var (target, targetYear, limit, baseYear) = (FigureOf("target"), YearOf("targetYear"), FigureOf("limit"), YearOf("baseYear"));
        if (id is not { } known || points is null || direction is not { } way)
        {
            return null;
        }

        var due = targetYear ?? M0Constants.TargetYear;
        var input = new JudgementInput(points, way, target is { } value ? new Target(value, due) : null, baseYear, limit);
        return new SeriesToJudge(known, input, baseYear ?? M0Constants.BaseYear, due);
    }

    private Dictionary<string, JsonElement> Fields(string path, JsonElement item)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in item.EnumerateObject())
        {
            // A name with half a surrogate pair is no text; it is then none of ours either.
            var name = _fields.FirstOrDefault(known => field.NameEquals(known));
            if (name is null)
            {
                Add($"{path}: {Format.Fill(JudgeTexts.UnknownField, Excerpt.Of(field.ToString().Split(':')[0]), string.Join(", ", _fields))}");
            }
            else if (!fields.TryAdd(name, field.Value))
            {
                Add($"{path}.{name}: {JudgeTexts.Twice}");
            }
        }

        return fields;
    }

    private T? Needed<T>(string path, Dictionary<string, JsonElement> fields, string field, string expected, Func<string, JsonElement, T?> read)
    {
        if (fields.TryGetValue(field, out var value))
        {
            return read($"{path}.{field}", value);
        }

        Add($"{path}.{field}: {Format.Fill(JudgeTexts.Missing, expected)}");
        return default;
    }

    private JsonElement? Id(string path, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) || Text(value) is { Length: > 0 }
            ? value.Clone()
            : Wrong(path, value, JudgeTexts.WantsId);

    private Direction? Direction(string path, JsonElement value)
    {
        switch (Text(value))
        {
            case "up":
                return Analysis.Direction.Up;
            case "down":
                return Analysis.Direction.Down;
            default:
                Wrong(path, value, JudgeTexts.WantsDirection);
                return null;
        }
    }

    private Series? Points(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(path, value, JudgeTexts.WantsPoints);
            return null;
        }

        var before = _count;
        var observations = new Dictionary<int, Observation>();
        foreach (var (point, i) in value.EnumerateArray().Select((point, i) => (point, i)))
        {
            var place = At(path, i);
            if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 2)
            {
                Wrong(place, point, JudgeTexts.WantsPoint);
                continue;
            }

            var figure = point[1].ValueKind == JsonValueKind.Null ? null : Figure(At(place, 1), point[1]);
            var year = Year(At(place, 0), point[0]);
            if (year is { } y && !observations.TryAdd(y, new(Period.Year(y), figure, figure.HasValue ? ObservationStatus.Normal : ObservationStatus.NotAvailable)))
            {
                Add($"{At(place, 0)}: {Format.Fill(JudgeTexts.YearTwice, Format.Year(y))}");
            }
        }

        return _count == before ? new Series(observations.Values) : null;
    }

    private int? Year(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= Period.FirstYear and <= Period.LastYear and var year && Math.Floor(year) == year)
        {
            return (int)year;
        }

        Wrong(path, value, Format.Fill(JudgeTexts.WantsYear, Format.Year(Period.FirstYear), Format.Year(Period.LastYear)));
        return null;
    }

    private double? Figure(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && Math.Abs(value.GetDouble()) is 0 or (>= 1 / MostFigure and <= MostFigure))
        {
            return value.GetDouble();
        }

        Wrong(path, value, JudgeTexts.WantsFigure);
        return null;
    }

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    private JsonElement? Wrong(string path, JsonElement found, string expected)
    {
        Add($"{path}: {Format.Fill(JudgeTexts.Wrong, Excerpt.Of(found.GetRawText()), expected)}");
        return null;
    }

    private void Add(string problem)
    {
        _count++;
        if (_problems.Count < Listed)
        {
            _problems.Add(problem);
        }
    }

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}
