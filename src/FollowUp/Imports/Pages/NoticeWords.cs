using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Imports.Pages;

/// <summary>What sources change in their catalogues, in words.</summary>
public static class NoticeWords
{
    /// <summary>Every kind of change, as the database names it.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["renamed", "redefined", "retired", "gone", "returned", "split_changed"];

    /// <summary>A kind of change in a few words.</summary>
    public static string Kind(string kind) => kind switch
    {
        "renamed" => NoticeTexts.Renamed,
        "redefined" => NoticeTexts.Redefined,
        "retired" => NoticeTexts.Retired,
        "gone" => NoticeTexts.Gone,
        "returned" => NoticeTexts.Returned,
        _ => NoticeTexts.SplitChanged,
    };

    /// <summary>What a source did with one indicator, with its day: a sentence without what was before and after.</summary>
    public static string Dated(string kind, DateTimeOffset at) => Format.Fill(
        kind switch
        {
            "renamed" => NoticeTexts.RenamedOn,
            "redefined" => NoticeTexts.RedefinedOn,
            "retired" => NoticeTexts.RetiredOn,
            "gone" => NoticeTexts.GoneOn,
            "returned" => NoticeTexts.ReturnedOn,
            _ => NoticeTexts.SplitChangedOn,
        },
        LocalTime.Day(at));

    /// <summary>What was before, or is after, as people read it; empty for nothing.</summary>
    public static string Side(string kind, string text) => (kind, text.ToUpperInvariant()) switch
    {
        ("split_changed", "TRUE") => NoticeTexts.Split,
        ("split_changed", "FALSE") => NoticeTexts.NotSplit,
        _ => text,
    };

    /// <summary>True when both what was before and what is after are told.</summary>
    public static bool HasSides(string before, string after) => before.Length > 0 || after.Length > 0;
}
