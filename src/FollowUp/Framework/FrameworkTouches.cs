#pragma warning disable CS9113 // the bodies come next
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Reports;

namespace FollowUp.Framework;

/// <summary>Where what a draft would change is seen.</summary>
public sealed class FrameworkTouches(Db db, EditionFigures editions, DashboardFolder dashboards, ReportFolder reports)
{
    /// <summary>What shows what a draft would change, and which other open drafts change the same.</summary>
    internal Task<DraftTouches> OfAsync(DraftView draft, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>What shows what a draft would change. Dashboards and reports follow the framework when it is adopted; published editions never change.</summary>
/// <param name="Links">Links to or from what changes, which do not change themselves; in Swedish.</param>
/// <param name="Targets">Targets of indicators and goals that change, likewise.</param>
/// <param name="Dashboards">Dashboards that show any of it.</param>
/// <param name="Reports">Reports whose next draft shows any of it, by title.</param>
/// <param name="Editions">Published editions that hold figures of the indicators concerned.</param>
/// <param name="Drafts">Other open drafts that change the same things.</param>
internal sealed record DraftTouches(
    IReadOnlyList<string> Links, IReadOnlyList<string> Targets, IReadOnlyList<DashboardFile> Dashboards, IReadOnlyList<string> Reports,
    IReadOnlyList<TouchedEdition> Editions, IReadOnlyList<TouchingDraft> Drafts);

/// <summary>A published edition, with its permanent address.</summary>
internal sealed record TouchedEdition(string Title, string AudienceTitle, int Version, string Address);

/// <summary>Another open draft that changes the same things, and which they are, in Swedish.</summary>
internal sealed record TouchingDraft(int Id, string Title, IReadOnlyList<string> Items);
