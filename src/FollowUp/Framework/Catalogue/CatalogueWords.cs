using FollowUp.Access;
using FollowUp.Analysis;

namespace FollowUp.Framework;

/// <summary>What pages say of what is found in the sources' catalogues.</summary>
public static class CatalogueWords
{
    /// <summary>A definition longer than this is cut, and the whole of it folded away.</summary>
    private const int ShortDefinition = 180;

    /// <summary>The template of the page on which an indicator is added to what is followed up.</summary>
    private const string AddTemplate = "/ramverk/ny";

    /// <summary>How many were found.</summary>
    public static string Found(int hits) => hits switch
    {
        0 => CatalogueTexts.NoHits,
        1 => CatalogueTexts.OneHit,
        _ => Format.Fill(CatalogueTexts.Hits, Format.Count(hits)),
    };

    /// <summary>How much a source's catalogue holds.</summary>
    public static string Size(CatalogueSize size) => size.Indicators switch
    {
        0 => CatalogueTexts.NotRead,
        1 => CatalogueTexts.OneSize,
        _ => Format.Fill(CatalogueTexts.Size, Format.Count(size.Indicators)),
    };

    /// <summary>The beginning of a long definition, cut between two words; null when it is short enough to stand whole.</summary>
    public static string? Beginning(string definition)
    {
        if (definition.Length <= ShortDefinition)
        {
            return null;
        }

        var end = definition.LastIndexOf(' ', ShortDefinition);
        end = end > ShortDefinition / 2 ? end : char.IsHighSurrogate(definition[ShortDefinition - 1]) ? ShortDefinition - 1 : ShortDefinition;
        return definition[..end].TrimEnd(' ', ',', ';', '.', ':') + " …";
    }

    /// <summary>The unit that the title tells.</summary>
    public static string Unit(CatalogueHit hit) => hit.Guess.Unit.Length == 0 ? CatalogueTexts.NoUnit : hit.Guess.Unit;

    /// <summary>Whether there are figures for women and men.</summary>
    public static string Split(CatalogueHit hit) => hit.Row.SplitBySex switch
    {
        true => CatalogueTexts.SplitYes,
        false => CatalogueTexts.SplitNo,
        null => CatalogueTexts.SplitUnknown,
    };

    /// <summary>Why it is hardly what is looked for: nothing more is to come, or it is the margin of error of something else; null of all other.</summary>
    public static string? Caution(CatalogueHit hit) => hit switch
    {
        { Row.GoneOn: { } day } => Format.Fill(CatalogueTexts.Gone, Format.Date(day)),
        { Guess.LastYear: { } year } => Format.Fill(CatalogueTexts.Ended, Format.Year(year)),
        { Row.MarginOf: { } measured } => Format.Fill(CatalogueTexts.Margin, measured),
        _ => null,
    };

    /// <summary>When the source publishes next, and what that concerns.</summary>
    /// <param name="hit">What was found.</param>
    /// <param name="today">A day before it has passed: the source has then named no new one.</param>
    public static string Next(CatalogueHit hit, DateOnly today) => hit.Row switch
    {
        { NextPublication: null } => CatalogueTexts.NoDate,
        { NextPublication: { } day } when day < today => Format.Fill(CatalogueTexts.LastOf, Format.Date(day)),
        { NextPublication: { } day, NextPeriod: { Length: > 0 } period } => Format.Fill(CatalogueTexts.NextOf, Format.Date(day), period),
        { NextPublication: { } day } => Format.Date(day),
    };

    /// <summary>What heads the values.</summary>
    /// <param name="place">Whose they are; null before there is a framework.</param>
    public static string ValuesOf(string? place) => place is null ? CatalogueTexts.Values : Format.Fill(CatalogueTexts.ValuesOf, place);

    /// <summary>The municipality's values in words: what the line beside shows.</summary>
    public static string Values(CatalogueHit hit)
    {
        Observation[] values = [.. hit.Values.WithValue];
        string Figure(Observation o) => Format.WithUnit(o.Value!.Value, hit.Decimals, hit.Guess.Unit);
        return values switch
        {
            [] => hit.Values.Count == 0 ? CatalogueTexts.NoValues : CatalogueTexts.NoValueGiven,
            [var only] => Format.Fill(CatalogueTexts.OneValue, Figure(only), Format.Period(only.Period)),
            [var first, .., var last] => Format.Fill(
                CatalogueTexts.FromTo, Figure(first), Format.Period(first.Period), Figure(last), Format.Period(last.Period), Format.Count(values.Length)),
        };
    }

    /// <summary>
    /// The address where it can be added to what is followed up; null where it cannot: when it is followed already, gone from its catalogue or only a margin
    /// of error, or when the person may not.
    /// </summary>
    public static string? AddAddress(CatalogueHit hit, SignedIn? person) =>
        hit.Row is { FollowedCode: null, GoneOn: null, MarginOf: null } && RouteRoles.Find(HttpMethods.Get, AddTemplate)?.Allows(person, null) == true ? AddAddress(hit.Row.Source, hit.Row.Key) : null;

    /// <summary>The address where an indicator of a source is added.</summary>
    public static string AddAddress(string source, string key) => $"{AddTemplate}?kalla={Uri.EscapeDataString(source)}&nyckel={Uri.EscapeDataString(key)}";
}
