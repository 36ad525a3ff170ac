using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Reports;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>How far a draft's changes reach: what shows what it would change.</summary>
public sealed class DraftReach(Db db, FrameworkImport import, DashboardFolder dashboards, ReportFolder reports, TimeProvider time)
{
    /// <summary>What shows what a draft would change, and which other open drafts change the same.</summary>
    public async Task<DraftTouches> OfAsync(DraftView draft, CancellationToken ct)
    {
        var (_, inForce) = await DraftBase.InForceAsync(db, ct);
        var codes = draft.Changes.SelectMany(change => Indicators(change, inForce, draft.Text)).Distinct(StringComparer.Ordinal);
        return new DraftTouches(
            await FrameworkAsync(draft, ct),
            await db.QueryAsync<TouchedEdition>("queries/framework/editions_showing.sql", new { codes }, ct),
            await OthersAsync(draft, ct));
    }

    private async Task<TouchedThings?> FrameworkAsync(DraftView draft, CancellationToken ct)
    {
        if (draft.Problems.Count > 0)
        {
            return null;
        }

        var before = await FrameworkReader.InForceAsync(db, ct);
        var file = await import.ReadAsync("framework.yaml", draft.Text.Bytes, ct);
        return TouchedThings.Of(FrameworkChange.Between(before, file.Content), LocalTime.DayOf(time.GetUtcNow()), dashboards.All, reports.All);
    }

    private Task<IReadOnlyList<TouchingDraft>> OthersAsync(DraftView draft, CancellationToken ct) => db.InSnapshotAsync<IReadOnlyList<TouchingDraft>>(
        async transaction =>
        {
            List<TouchingDraft> others = [];
            var mine = draft.Changes.Select(change => (change.Section, change.Key)).ToHashSet();
            foreach (var other in (await transaction.QueryAsync<DraftRow>("queries/framework/drafts.sql", new { open = true }, ct)).Where(other => other.Id != draft.Draft.Id))
            {
                var start = await DraftBase.OfAsync(transaction, other, await DraftHistory.ReadAsync(transaction, other.Id, ct), ct);
                var text = (await DraftHistory.TextAsync(transaction, other.Id, other.LastStep, ct))!;
                string[] same = [.. FrameworkChanges.Between(start, text).Where(change => mine.Contains((change.Section, change.Key))).Select(change => change.Name)];
                if (same.Length > 0)
                {
                    others.Add(new TouchingDraft(other, same));
                }
            }

            return others;
        },
        ct);

    /// <summary>The codes of the indicators that are shown otherwise when a thing is: itself, or those that are followed up, aimed at or linked by it.</summary>
    private static IEnumerable<string> Indicators(ItemChange change, params FrameworkText[] texts) => change.Section switch
    {
        _ when change.Key.Length == 0 => [],
        "indicators" => [change.Key],
        FrameworkSections.Links or "targets" => texts.Select(text => text.Find(change.Section, change.Key)).OfType<TextItem>().Select(item => FrameworkSections.Word(item.Map, "indicator")),
        _ => texts.SelectMany(text => FrameworkSections.ReferencesTo(change.Section).SelectMany(reference => text.In(reference.Section)
                .Where(item => item.Fields.GetValueOrDefault(reference.Field, "").Split('\n').Contains(change.Key)))
            .Select(item => FrameworkSections.Word(item.Map, item.Name.Section == "indicators" ? "code" : "indicator"))).Where(code => code.Length > 0),
    };
}

/// <summary>What shows what a draft would change. Dashboards and reports follow the framework when it is adopted; published editions never change.</summary>
/// <param name="Framework">Links, targets, dashboards and reports; null while the draft has problems, since nobody can know yet.</param>
/// <param name="Editions">Published editions that show indicators concerned, the latest year first.</param>
/// <param name="Drafts">Other open drafts that change the same things.</param>
public sealed record DraftTouches(TouchedThings? Framework, IReadOnlyList<TouchedEdition> Editions, IReadOnlyList<TouchingDraft> Drafts);

/// <summary>A published edition that shows something a draft would change.</summary>
/// <param name="Report">The report's name.</param>
/// <param name="Audience">The code of the organisation it is for.</param>
/// <param name="AudienceTitle">The organisation's name.</param>
/// <param name="Title">Report and year.</param>
/// <param name="Year">The year followed up.</param>
/// <param name="Version">The edition's number.</param>
public sealed record TouchedEdition(string Report, string Audience, string AudienceTitle, string Title, int Year, int Version)
{
    /// <summary>The edition's permanent address.</summary>
    public string Address => FormattableString.Invariant($"/rapporter/{Report}/{Audience}/{Year}/{Version}");
}

/// <summary>Another open draft that changes the same things, and which they are, in Swedish.</summary>
public sealed record TouchingDraft(DraftRow Draft, IReadOnlyList<string> Things);
