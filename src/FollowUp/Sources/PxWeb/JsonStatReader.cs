using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Reads a table in json-stat2, the form PxWeb is asked for: everything that counts is checked, and what breaks the form is named with its path.</summary>
internal static class JsonStatReader
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    private static readonly (string Name, PxRole Role)[] _roles = [("time", PxRole.Time), ("geo", PxRole.Geo), ("metric", PxRole.Metric)];

    /// <param name="file">The answer's name, for messages.</param>
    /// <param name="bytes">The answer.</param>
    /// <param name="hasCells">False for a table that only describes itself.</param>
    /// <exception cref="SourceException">The answer is no table in json-stat2; says where, what stands there and what was expected.</exception>
    public static PxTable Read(string file, byte[] bytes, bool hasCells = true)
    {
        using var json = Parse(file, bytes);
        var root = new JsonPart(file, "", json.RootElement);
        RequireDataset(root);
        var codes = Codes(root.Need("id", PxWebTexts.WantsDimensions));
        var sizes = Sizes(root.Need("size", PxWebTexts.WantsSizes), codes);
        var all = root.Need("dimension", PxWebTexts.WantsObject);
        if (all.Fields().FirstOrDefault(field => !codes.Contains(field.Name)) is { Name: not null } stray)
        {
            throw stray.Part.Wrong(Format.Fill(PxWebTexts.WantsOnly, "id"));
        }

        var roles = Roles(root, codes);
        var dimensions = codes.Select((code, i) => JsonStatDimension.Read(all.Need(code, PxWebTexts.WantsObject), code, sizes[i], roles.GetValueOrDefault(code))).ToList();
        var count = sizes.Aggregate(1, (product, size) => product * size);
        return new PxTable
        {
            FileName = file,
            Title = OptionalText(root, "label"),
            Source = OptionalText(root, "source"),
            Updated = OptionalText(root, "updated"),
            Decimals = root.Find("extension") is { IsObject: true } extension && extension.Find("px") is { IsObject: true } px ? px.Find("decimals")?.Whole(0) : null,
            Notes = [.. NotesOf(root), .. codes.SelectMany(code => NotesOf(all.Need(code, PxWebTexts.WantsObject)))],
            Dimensions = dimensions,
            Cells = hasCells ? Cells(root, count) : [],
        };
    }

    public static JsonDocument Parse(string file, byte[] bytes)
    {
        if (bytes.Length > PxTable.MaxBytes)
        {
            throw new SourceException(Format.Fill(PxWebTexts.TooLarge, file, Format.Count(bytes.Length), Format.Count(PxTable.MaxBytes)));
        }

        // A byte order mark is no part of JSON but harmless.
        ReadOnlyMemory<byte> body = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        if (!Utf8.IsValid(body.Span))
        {
            throw new SourceException(Format.Fill(PxWebTexts.NotUtf8, file));
        }

        // Composed form before anything is looked up by name; escaped letters are composed one by one.
        if (Encoding.UTF8.GetString(body.Span) is var text && !text.IsNormalized())
        {
            body = Encoding.UTF8.GetBytes(text.Normalize());
        }

        try
        {
            return JsonDocument.Parse(body, _strict);
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            throw new SourceException(Format.Fill(PxWebTexts.NotJson, file, Format.Count(line), Format.Count((e.BytePositionInLine ?? 0) + 1), Excerpt.Of(body.Span)), e);
        }
        catch (InvalidOperationException e) // a name with half a surrogate pair
        {
            throw new SourceException(Format.Fill(PxWebTexts.NotJson, file, Format.Count(1), Format.Count(1), Excerpt.Of(body.Span)), e);
        }
    }

    private static void RequireDataset(JsonPart root)
    {
        if (root.IsObject && root.Find("class") is null && root.Find("dataset") is not null)
        {
            throw new SourceException(Format.Fill(PxWebTexts.OldJsonStat, root.FileName));
        }

        var version = root.Need("version", PxWebTexts.WantsVersion);
        if (version.Text() is not ("2.0" or "2.1"))
        {
            throw version.Wrong(PxWebTexts.WantsVersion);
        }

        var kind = root.Need("class", PxWebTexts.WantsDataset);
        if (kind.Text() != "dataset")
        {
            throw kind.Wrong(PxWebTexts.WantsDataset);
        }
    }

    private static List<string> Codes(JsonPart id)
    {
        var items = id.Items();
        if (items.Count is 0 or > PxTable.MaxDimensions)
        {
            throw id.Wrong(Format.Fill(PxWebTexts.WantsDimensionCount, Format.Count(PxTable.MaxDimensions)));
        }

        var codes = new List<string>();
        foreach (var item in items)
        {
            var code = item.Text();
            if (code.Length == 0 || codes.Contains(code))
            {
                throw item.Wrong(PxWebTexts.WantsOnce);
            }

            codes.Add(code);
        }

        return codes;
    }

    private static List<int> Sizes(JsonPart size, List<string> codes)
    {
        var items = size.Items();
        if (items.Count != codes.Count)
        {
            throw size.Wrong(Format.Fill(PxWebTexts.WantsAsMany, Format.Count(codes.Count), "id"));
        }

        var sizes = items.Select(item => item.Whole(1)).ToList();
        return sizes.Aggregate(1L, (product, one) => product > PxTable.MaxCells ? product : product * one) > PxTable.MaxCells
            ? throw size.Wrong(Format.Fill(PxWebTexts.WantsFewer, Format.Count(PxTable.MaxCells)))
            : sizes;
    }

    private static Dictionary<string, PxRole> Roles(JsonPart root, List<string> codes)
    {
        var found = new Dictionary<string, PxRole>(StringComparer.Ordinal);
        if (root.Find("role") is not { } role)
        {
            return found;
        }

        foreach (var (name, meant) in _roles)
        {
            foreach (var item in role.Find(name)?.Items() ?? [])
            {
                if (!codes.Contains(item.Text()) || !found.TryAdd(item.Text(), meant))
                {
                    throw item.Wrong(PxWebTexts.WantsOneRole);
                }
            }
        }

        return found;
    }

    private static PxCell[] Cells(JsonPart root, int count)
    {
        var values = Spread(root.Need("value", PxWebTexts.WantsValues), count, part => part.Figure());
        var marks = root.Find("status") switch
        {
            null => new string?[count],
            { IsText: true } one => [.. Enumerable.Repeat(Mark(one), count)],
            { } many => Spread(many, count, part => part.Element.ValueKind == JsonValueKind.Null ? null : Mark(part)),
        };
        var meanings = Meanings(root);
        return [.. values.Select((value, i) => new PxCell(value, marks[i], marks[i] is { } mark ? meanings.GetValueOrDefault(mark) : null))];
    }

    private static string? Mark(JsonPart part) => part.Text() is { Length: > 0 } mark ? mark : null;

    /// <summary>A list with every cell, or an object with some of them by their number.</summary>
    private static T?[] Spread<T>(JsonPart part, int count, Func<JsonPart, T?> read)
    {
        var all = new T?[count];
        if (part.IsList)
        {
            var length = part.Element.GetArrayLength();
            if (length != count)
            {
                throw new SourceException(Format.Fill(PxWebTexts.WrongCount, part.FileName, part.Path, Format.Count(length), Format.Count(count)));
            }

            var at = 0;
            foreach (var item in part.Element.EnumerateArray())
            {
                all[at] = read(part with { Path = string.Create(CultureInfo.InvariantCulture, $"{part.Path}[{at}]"), Element = item });
                at++;
            }

            return all;
        }

        if (!part.IsObject)
        {
            throw part.Wrong(PxWebTexts.WantsValues);
        }

        foreach (var (name, item) in part.Fields())
        {
            all[CellNumber(name, count) ?? throw item.Wrong(Format.Fill(PxWebTexts.WantsCellNumber, Format.Count(count - 1)))] = read(item);
        }

        return all;
    }

    private static int? CellNumber(string name, int count) =>
        name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit) && (name == "0" || name[0] != '0')
        && int.Parse(name, CultureInfo.InvariantCulture) is var number && number < count ? number : null;

    private static Dictionary<string, string> Meanings(JsonPart root) =>
        root.Find("extension") is { IsObject: true } extension && extension.Find("status") is { IsObject: true } status && status.Find("label") is { IsObject: true } labels
            ? labels.Fields().Where(field => field.Part.IsText && field.Part.Text() != field.Name).ToDictionary(field => field.Name, field => field.Part.Text(), StringComparer.Ordinal)
            : [];

    private static string OptionalText(JsonPart part, string name) => part.Find(name)?.Text().Trim() ?? "";

    private static IEnumerable<string> NotesOf(JsonPart part) =>
        part.Find("note")?.Items().Select(note => note.Text().ReplaceLineEndings("\n").Trim()).Where(note => note.Length > 0) ?? [];
}
