using System.Globalization;
using System.Text;
using System.Text.Json;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// One JSON object of an answer, with its place. Reads tolerantly where Kolada's types drift (<c>true</c> or <c>1</c>, <c>2025</c> or
/// <c>"2025"</c>) and strictly what a field means; an error names the address, the row, what was found and what was expected.
/// </summary>
/// <param name="Address">The page it stands on.</param>
/// <param name="Number">Its number on the page, from 1; 0 for the page itself.</param>
/// <param name="Cell">The number of the cell within the row, from 1; 0 for the row itself.</param>
/// <param name="Element">The JSON.</param>
internal readonly record struct KoladaRow(string Address, int Number, int Cell, JsonElement Element)
{
    /// <summary>Where it stands, in words.</summary>
    public string Place => Cell == 0
        ? Format.Fill(SourceTexts.KoladaPlaceRow, Format.Count(Number), Address)
        : Format.Fill(SourceTexts.KoladaPlaceCell, Format.Count(Number), Format.Count(Cell), Address);

    /// <summary>The objects of a list within the row; the cells of a row of figures are <c>values</c>, one for each sex.</summary>
    public IEnumerable<KoladaRow> List(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } cells)
        {
            throw Wrong(name, SourceTexts.KoladaWantsList);
        }

        var row = this;
        return cells.EnumerateArray().Select((cell, i) => row with { Cell = i + 1, Element = cell });
    }

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => Optional(name) is { Length: > 0 } text ? text : throw Wrong(name, SourceTexts.KoladaWantsText);

    /// <summary>A text, or a number as it stands; null when it is missing or null.</summary>
    public string? Optional(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => String(name, text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => throw Wrong(name, SourceTexts.KoladaWantsText),
    };

    /// <summary>A calendar year.</summary>
    public Period Year(string name) => Optional(name) is { Length: 4 } text && Period.TryParse(text, out var year) ? year : throw Wrong(name, SourceTexts.KoladaWantsYear);

    /// <summary>True, false, or null when the field is missing, null or neither.</summary>
    public bool? Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number or JsonValueKind.String } => Optional(name) switch
        {
            "1" or "true" => true,
            "0" or "false" => false,
            _ => null,
        },
        _ => null,
    };

    /// <summary>A figure, or null; a figure in quotes must be written as JSON writes it, since <c>1,5</c> could mean two things.</summary>
    public double? Figure(string name)
    {
        var found = Find(name);
        var figure = found switch
        {
            null => (double?)null,
            { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
            { ValueKind: JsonValueKind.String } text when double.TryParse(String(name, text),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var quoted) => quoted,
            _ => throw Wrong(name, SourceTexts.KoladaWantsFigure),
        };
        return figure is null || double.IsFinite(figure.Value) ? figure : throw Wrong(name, SourceTexts.KoladaWantsFigure);
    }

    /// <summary>The error for a field that does not hold what it must.</summary>
    public SourceException Wrong(string name, string expected) => new(Format.Fill(
        SourceTexts.KoladaWrongField,
        Place,
        name,
        Find(name) is { } found ? Excerpt.Of(found.GetRawText()) : SourceTexts.KoladaMissing,
        expected));

    private JsonElement? Find(string name) => Element.ValueKind != JsonValueKind.Object
        ? throw new SourceException(Format.Fill(SourceTexts.KoladaNoObject, Place, Excerpt.Of(Element.GetRawText())))
        : Element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    /// <summary>The text in composed form (NFC). U+0000, which no database text can hold, becomes U+FFFD; the raw answer still has it.</summary>
    private string String(string name, JsonElement text)
    {
        try
        {
            return text.GetString()!.Replace('\0', '\uFFFD').Normalize(NormalizationForm.FormC);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) // half a surrogate pair
        {
            throw Wrong(name, SourceTexts.KoladaWantsText);
        }
    }
}
