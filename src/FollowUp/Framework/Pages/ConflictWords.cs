using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework.Pages;

/// <summary>What is said to somebody who saves what another has changed meanwhile.</summary>
internal static class ConflictWords
{
    /// <summary>Who changed what, and when.</summary>
    public static string Told(DraftConflict conflict)
    {
        var field = Words.LowerFirst(DraftWords.Label(conflict.Item.Section, conflict.Field));
        var who = conflict.By is { } by ? Person.Named(by) : DraftPageTexts.SomebodyElse;
        var at = conflict.At is { } when ? LocalTime.Minute(when) : "";
        return conflict.Field.Length == 0
            ? Format.Fill(conflict.Theirs is null ? DraftPageTexts.TookAway : DraftPageTexts.HasChanged, who, conflict.Name, at)
            : Format.Fill(DraftPageTexts.ChangedField, who, field, conflict.Name, at);
    }

    /// <summary>What the other's word is called.</summary>
    public static string Theirs(DraftConflict conflict) => conflict.By is { } by
        ? Format.Fill(DraftPageTexts.TheirsBy, Person.Named(by), conflict.At is { } at ? LocalTime.Minute(at) : "")
        : DraftPageTexts.Theirs;
}
