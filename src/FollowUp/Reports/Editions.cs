using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Yaml;

namespace FollowUp.Reports;

/// <summary>
/// Freezes and publishes. Freezing keeps everything in one transaction; publishing adds the PDF in another. A program that dies between the two
/// leaves a frozen edition, which <see cref="FinishAsync"/> takes up again.
/// </summary>
public sealed class Editions(Db db, ReportReader reader, ReportHtml html, ReportPdf pdf, TimeProvider clock)
{
    /// <summary>Freezes a report for everybody it is for, all or none.</summary>
    /// <returns>The numbers of the editions.</returns>
    /// <exception cref="RefusedException">There is nothing to report on, or somebody is freezing the same.</exception>
    /// <exception cref="ReportException">Something in it is not as it must be; nothing was frozen.</exception>
    public async Task<IReadOnlyList<int>> FreezeAsync(ReportFile file, int year, Actor actor, CancellationToken ct)
    {
        await using var alone = await db.TryLockAsync(FormattableString.Invariant($"freeze {file.Name} {year}"), ct)
            ?? throw new RefusedException(Format.Fill(ReportTexts.BeingFrozen, file.Title, Format.Year(year)));
        return await db.InSnapshotAsync(
            async transaction =>
            {
                var version = await transaction.QuerySingleAsync<int>("queries/reports/next_version.sql", new { report = file.Name, year }, ct);
                List<int> frozen = [];
                foreach (var read in await reader.ReadAsync(transaction, file, year, ReportStanding.Edition, null, ct))
                {
                    frozen.Add(await KeepAsync(transaction, read with { Version = version }, actor, ct));
                }

                return frozen;
            },
            ct);
    }

    /// <summary>Makes the PDF of a frozen edition and publishes it, or keeps why that cannot be. One that somebody else is at, or that is done, is left alone.</summary>
    public async Task PublishAsync(int editionId, CancellationToken ct)
    {
        await using var alone = await db.TryLockAsync(FormattableString.Invariant($"publish edition {editionId}"), ct);
        if (alone is null || await db.QueryFirstOrDefaultAsync<FrozenEdition>("queries/reports/edition_to_print.sql", new { editionId }, ct) is not { } edition)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, alone.Lost);
        var (printed, problem) = await PrintAsync(edition, stop.Token);
        await db.InTransactionAsync(
            async transaction =>
            {
                var now = clock.GetUtcNow();
                if (problem is null)
                {
                    await transaction.ExecuteAsync("commands/reports/publish_edition.sql", new { editionId, pdf = printed, publishedAt = now }, stop.Token);
                }
                else
                {
                    await transaction.ExecuteAsync("commands/reports/fail_edition.sql", new { editionId, failure = problem }, stop.Token);
                }

                await Audit.AddAsync(
                    transaction, Actor.Service, now, problem is null ? "edition.published" : "edition.failed", FormattableString.Invariant($"edition {editionId}"), new { state = "frozen" },
                    new { state = problem is null ? "published" : "failed", failure = problem }, stop.Token);
            },
            stop.Token);
    }

    /// <summary>Publishes every edition that waits, also those that a stopped program left.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        List<Exception> problems = [];
        foreach (var id in await db.QueryAsync<int>("queries/reports/frozen_editions.sql", ct))
        {
            try
            {
                await PublishAsync(id, ct);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                problems.Add(problem); // one that cannot be made must not stand in the way of the others
            }
        }

        if (problems.Count > 0)
        {
            throw new AggregateException(problems);
        }
    }

    private async Task<int> KeepAsync(Transaction transaction, ReportContent content, Actor actor, CancellationToken ct)
    {
        var document = await html.OfAsync(content);
        ReportCheck.Content(content, document);
        var id = await transaction.QuerySingleAsync<int>(
            "commands/reports/add_edition.sql",
            new
            {
                content.Report,
                content.Audience,
                content.AudienceTitle,
                content.Title,
                content.Year,
                content.Version,
                content.Synthetic,
                content = content.ToJson(),
                html = document,
                workbook = ReportWorkbook.Of(content),
                batchId = content.Batch,
                frozenAt = content.MadeAt,
                actor.AccountId,
                actor = actor.Name,
            },
            ct);
        await Audit.AddAsync(transaction, actor, content.MadeAt, "edition.frozen", FormattableString.Invariant($"edition {id}"), null, new { content.Report, content.Audience, content.Year, content.Version, content.Batch }, ct);
        return id;
    }

    private async Task<(byte[]? Pdf, string? Problem)> PrintAsync(FrozenEdition edition, CancellationToken ct)
    {
        try
        {
            var printed = await pdf.OfAsync(edition.Html, ct);
            ReportCheck.Whole(ReportContent.FromJson(edition.Content), edition.Html, printed);
            return (printed, null);
        }
        catch (ReportException problem)
        {
            return (null, problem.Message);
        }
    }
}
