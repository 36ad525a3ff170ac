using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>The names Kolada gives its indicators and areas.</summary>
internal static partial class KoladaIds
{
    /// <summary>True for <c>0000</c>, <c>0012</c>, <c>1287</c>; false for a group (<c>G37555</c>) or a school.</summary>
    public static bool IsArea(string id) => AreaForm().IsMatch(id);

    /// <summary>True for the id of an indicator, such as <c>N00945</c>.</summary>
    public static bool IsKey(string id) => KeyForm().IsMatch(id);

    /// <summary>True for the id of an organisational unit, such as <c>V15E128700101</c>.</summary>
    public static bool IsUnit(string id) => UnitForm().IsMatch(id);

    /// <summary>Refuses what Kolada would not understand, or what is not one area, before anything is asked.</summary>
    /// <exception cref="SourceException">The first name that cannot be asked for, and what would be right.</exception>
    public static void Check(SourceRequest request)
    {
        if (request.Keys.Count == 0 && !request.WholeCatalogue)
        {
            throw new SourceException(SourceTexts.KoladaNothingAsked);
        }

        if (request.Keys.FirstOrDefault(key => !IsKey(key)) is { } wrongKey)
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaWrongKey, Excerpt.Of(wrongKey)));
        }

        if (request.Areas.Concat(request.UnitsOf).FirstOrDefault(area => !IsArea(area)) is { } wrongArea)
        {
            throw new SourceException(Format.Fill(
                GroupForm().IsMatch(wrongArea) ? SourceTexts.KoladaGroupAsked : SourceTexts.KoladaWrongArea, Excerpt.Of(wrongArea)));
        }
    }

    [GeneratedRegex(@"\A[A-Z][0-9]{5,9}\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\A[0-9]{4}\z")]
    private static partial Regex AreaForm();

    [GeneratedRegex(@"\AV[0-9A-Z]{3,40}\z")]
    private static partial Regex UnitForm();

    [GeneratedRegex(@"\AG[0-9]+\z")]
    private static partial Regex GroupForm();
}
