using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Framework.Pages;

/// <summary>What is said of the versions of the framework.</summary>
internal static class VersionWords
{
    /// <summary>What it is called.</summary>
    public static string Title(VersionRow version) => Format.Fill(DraftPageTexts.Version, Format.Count(version.Number));

    /// <summary>Since when it is in force, and who put it there.</summary>
    public static string InForce(VersionRow version) =>
        Format.Fill(DraftPageTexts.InForceSince, Format.Count(version.Number), LocalTime.Minute(version.InForceAt), Person.Named(version.Actor));

    /// <summary>When it was put in force, by whom and why.</summary>
    public static string Line(VersionRow version) =>
        Format.Fill(DraftPageTexts.VersionLine, LocalTime.Minute(version.InForceAt), Person.Named(version.Actor), Reason(version));

    /// <summary>Why it was put in force.</summary>
    public static string Reason(VersionRow version) => version.Reason.Length == 0 ? DraftPageTexts.NoReason : version.Reason;

    /// <summary>A decision as the records name it.</summary>
    public static string Decision(Decided? decision) => decision is null
        ? DraftPageTexts.NoDecision
        : Words.List(new[] { decision.Body, decision.Date, decision.Paragraph, decision.RegistryNumber }.Where(part => part.Length > 0));
}
