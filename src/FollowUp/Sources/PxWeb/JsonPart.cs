using System.Globalization;
using System.Text;
using System.Text.Json;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>A part of a JSON answer with its path, <c>dimension.Region.category</c>; what it is not, is told with path, finding and expectation.</summary>
/// <param name="FileName">The answer's name.</param>
/// <param name="Path">Where the part stands; empty for the whole.</param>
/// <param name="Element">The JSON.</param>
internal readonly record struct JsonPart(string FileName, string Path, JsonElement Element)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsList => Element.ValueKind == JsonValueKind.Array;

    public bool IsText => Element.ValueKind == JsonValueKind.String;

    /// <summary>The named part of an object; null when it is missing or null.</summary>
    public JsonPart? Find(string name) =>
        !IsObject ? throw Wrong(PxWebTexts.WantsObject)
        : Element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? this with { Path = Below(name), Element = found }
        : null;

    /// <summary>The named part of an object, which must be there.</summary>
    public JsonPart Need(string name, string expected) =>
        Find(name) ?? throw new SourceException(Format.Fill(PxWebTexts.JsonMissing, FileName, Excerpt.Of(Below(name)), expected));

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonPart> Items()
    {
        if (!IsList)
        {
            throw Wrong(PxWebTexts.WantsList);
        }

        var part = this;
        return [.. Element.EnumerateArray().Select((item, i) => part with { Path = part.Below(i), Element = item })];
    }

    /// <summary>The names and parts of an object, in its order.</summary>
    public IReadOnlyList<(string Name, JsonPart Part)> Fields()
    {
        if (!IsObject)
        {
            throw Wrong(PxWebTexts.WantsObject);
        }

        var fields = new List<(string, JsonPart)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in Element.EnumerateObject())
        {
            var name = Decoded(() => field.Name);
            fields.Add((names.Add(name) ? name : throw Wrong(PxWebTexts.WantsOnce), this with { Path = Below(name), Element = field.Value }));
        }

        return fields;
    }

    /// <summary>The text it is.</summary>
    public string Text()
    {
        var element = Element;
        return IsText ? Decoded(() => element.GetString()!) : throw Wrong(PxWebTexts.WantsText);
    }

    /// <summary>A whole number from a least one on.</summary>
    public int Whole(int least) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= least
            ? number
            : throw Wrong(Format.Fill(PxWebTexts.WantsWhole, Format.Count(least)));

    /// <summary>A figure, or null.</summary>
    public double? Figure() => Element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when double.IsFinite(Element.GetDouble()) => Element.GetDouble(),
        _ => throw Wrong(PxWebTexts.WantsFigure),
    };

    /// <summary>The error for a part that is not what it must be.</summary>
    public SourceException Wrong(string expected) =>
        new(Format.Fill(PxWebTexts.JsonWrong, FileName, Path.Length == 0 ? PxWebTexts.TheWhole : Excerpt.Of(Path), Excerpt.Of(Element.GetRawText()), expected));

    /// <summary>In composed form (NFC), without U+0000, which no database text can hold.</summary>
    public static string Tidy(string text)
    {
        var whole = text.Replace('\0', '\uFFFD');
        return whole.IsNormalized() ? whole : whole.Normalize(NormalizationForm.FormC);
    }

    private string Below(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private string Below(int index) => string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]");

    private string Decoded(Func<string> text)
    {
        try
        {
            return Tidy(text());
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) // half a surrogate pair
        {
            throw Wrong(PxWebTexts.WantsText);
        }
    }
}
