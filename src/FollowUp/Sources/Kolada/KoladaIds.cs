using System.Text.RegularExpressions;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>The names Kolada gives its indicators and areas.</summary>
internal static partial class KoladaIds
{
    /// <summary>True for <c>0000</c>, <c>0012</c>, <c>1287</c>; false for a group (<c>G37555</c>) or a school.</summary>
    public static bool IsArea(string id) => AreaForm().IsMatch(id);

    /// <summary>Refuses what Kolada would not understand, or what is not one area, before anything is asked.</summary>
    /// <exception cref="SourceException">The first name that cannot be asked for, and what would be right.</exception>
    public static void Check(SourceRequest request)
    {
        if (request.Keys.Count == 0)
        {
            throw new SourceException(SourceTexts.KoladaNothingAsked);
        }

        if (request.Keys.FirstOrDefault(key => !KeyForm().IsMatch(key)) is { } wrongKey)
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaWrongKey, Excerpt.Of(wrongKey)));
        }

        if (request.Areas.FirstOrDefault(area => !IsArea(area)) is { } wrongArea)
        {
            throw new SourceException(Format.Fill(
                GroupForm().IsMatch(wrongArea) ? SourceTexts.KoladaGroupAsked : SourceTexts.KoladaWrongArea, Excerpt.Of(wrongArea)));
        }
    }

    [GeneratedRegex(@"\A[A-Z][0-9]{5,9}\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\A[0-9]{4}\z")]
    private static partial Regex AreaForm();

    [GeneratedRegex(@"\AG[0-9]+\z")]
    private static partial Regex GroupForm();
}
