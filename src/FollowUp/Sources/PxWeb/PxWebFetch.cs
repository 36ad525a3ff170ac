using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>One fetch of a table: limits, description, the questions that fit within the limits, and the description once more.</summary>
internal sealed class PxWebFetch(SourceFile file, AskedHosts hosts, FetchLog log)
{
    private readonly PxWebPlace _place = file.Place!;
    private int _answered;

    private string Host => _place.Site.Host;

    /// <summary>Asks for what is wanted; an answer that is not of it ends the fetch.</summary>
    public async Task RunAsync(SourceRequest request, CancellationToken cancellation)
    {
        var (connection, pace) = Connect();
        var limits = await LimitsAsync(connection, cancellation);
        pace.SlowTo(limits.Interval);
        var before = PxWebTable.Describe(_place.Version, await AskAsync(connection, new Question(_place.Metadata), 3, cancellation));
        var plan = PxPlan.Of(before, file.Table!, request, _place.Last);
        if (plan.Whole.Cells > hosts.Limits.MostCells)
        {
            throw new SourceException(Format.Fill(PxFetchTexts.TooLarge, _place.Table, Format.Count(plan.Whole.Cells), Format.Count(hosts.Limits.MostCells), file.FileName));
        }

        var questions = plan.Split(limits.Cells);
        if (questions.Count is 0 or > PxWebLimits.MostQuestions)
        {
            throw new SourceException(questions.Count == 0
                ? Format.Fill(PxFetchTexts.TooWide, Format.Count(plan.Least), _place.Table, Host, Format.Count(limits.Cells), file.FileName)
                : Format.Fill(PxFetchTexts.TooManyQuestions, _place.Table, Format.Count(questions.Count), Format.Count(PxWebLimits.MostQuestions), file.FileName));
        }

        await log.Say(Format.Fill(PxFetchTexts.Plan, Host, Format.Count(plan.Whole.Cells), Format.Count(questions.Count), Format.Count(limits.Cells)), cancellation);
        var expected = _answered + questions.Count + 1;
        string? updated = null;
        foreach (var question in questions)
        {
            var answer = await AskAsync(connection, new Question(_place.Data, question.Posted(_place.Version)), expected, cancellation);
            var table = JsonStatReader.Read(_place.Data.AbsoluteUri, answer.Body);
            PxWebTable.RequireAsked(table, question);
            RequireSame(updated is null || updated == table.Updated ? null : Format.Fill(PxFetchTexts.ChangedStamp, updated, table.Updated));
            updated = table.Updated;
        }

        RequireSame(PxWebTable.Difference(before, PxWebTable.Describe(_place.Version, await AskAsync(connection, new Question(_place.Metadata), expected, cancellation))));
    }

    /// <summary>Asks once for the description, briefly.</summary>
    public async Task<string?> WhyUnreachableAsync(CancellationToken cancellation)
    {
        try
        {
            var attempt = await Connect().Connection.TryAsync(new Question(_place.Metadata), hosts.Limits.ReachPatience, (_, _) => Task.CompletedTask, cancellation);
            return attempt.Answer is null ? Format.Fill(PxFetchTexts.NotNow, attempt.Trouble, _place.Metadata.AbsoluteUri) : null;
        }
        catch (SourceException problem)
        {
            return problem.Message;
        }
    }

    private (SourceConnection Connection, Pace Pace) Connect() =>
        hosts.Connect(_place.Site, new SourceVoice(Host, "application/json", Format.Fill(PxFetchTexts.Moved, file.FileName), Refused));

    private async Task<PxWebLimits> LimitsAsync(SourceConnection connection, CancellationToken cancellation)
    {
        var isStated = _place is { Version: 1, Cells: not null, Rate: not null };
        var stated = isStated ? null : PxWebLimits.Read(_place.Version, await AskAsync(connection, new Question(_place.Config), 3, cancellation));
        return PxWebLimits.Of(_place, stated) ?? throw new SourceException(Format.Fill(PxFetchTexts.NoLimits, Host, file.FileName));
    }

    private async Task<RawAnswer> AskAsync(SourceConnection connection, Question question, int expected, CancellationToken cancellation)
    {
        var answer = await connection.AskAsync(question, log, cancellation);
        await log.Progress(++_answered, Math.Max(expected, _answered), cancellation);
        var start = answer.Body.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        return start.IsEmpty || start[0] != (byte)'{'
            ? throw new SourceException(Format.Fill(!start.IsEmpty && start[0] == (byte)'<' ? PxFetchTexts.WebPage : PxFetchTexts.NotJson, Host, Excerpt.Of(start), question.Address.AbsoluteUri))
            : answer;
    }

    private void RequireSame(string? difference)
    {
        if (difference is not null)
        {
            throw new SourceException(Format.Fill(PxFetchTexts.Changed, _place.Table, Host, difference));
        }
    }

    private SourceException Refused(RawAnswer answer)
    {
        var (address, posted) = answer.Address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (answer.Address[..at], answer.Address[(at + 1)..]) : (answer.Address, null);
        var said = Excerpt.Of(answer.Body);
        return new SourceException(answer.HttpStatus switch
        {
            403 when posted is not null => Format.Fill(PxFetchTexts.Refused403, Host, Format.Count(PxSelection.Parse(_place.Version, posted).Cells), said, file.FileName),
            404 when address != _place.Config.AbsoluteUri => Format.Fill(PxFetchTexts.Gone, Host, _place.Table, file.FileName),
            var status => Format.Fill(PxFetchTexts.Refused, Host, (status ?? 0).ToString(CultureInfo.InvariantCulture), said, address),
        });
    }
}
