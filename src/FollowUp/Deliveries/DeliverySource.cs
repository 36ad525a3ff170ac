using System.Runtime.CompilerServices;
using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp.Deliveries;

/// <summary>An approved delivery as a source of figures: its fetching was done by a person, and its answer is the file.</summary>
/// <param name="delivery">The delivery.</param>
/// <param name="content">Its file.</param>
/// <param name="rules">What the file is read by.</param>
public sealed class DeliverySource(DeliveryRow delivery, byte[] content, DeliveryRules rules) : ISource
{
    public string Name => Framework.FrameworkFile.DeliveredBy;

    public bool AnswersForEveryArea => true;

    /// <summary>Always null: the file is here.</summary>
    public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>Hands over the file.</summary>
    public async Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation)
    {
        var answer = new RawAnswer(
            FormattableString.Invariant($"organisation/{delivery.Organisation}/leverans/{delivery.Id}"), delivery.UploadedAt, null, "text/csv", false, content);
        await log.Keep(answer, cancellation);
        await log.Say(Format.Fill(DeskTexts.TakingIn, Format.Count(delivery.Id), delivery.OrganisationTitle), cancellation); // its log is public: no names
        await log.Progress(1, 1, cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reading = DeliveryFile.Read(delivery.FileName, await answers[0].BodyAsync(cancellation), rules);
        if (!reading.Accepted)
        {
            throw new SourceException(Format.Fill(DeskTexts.NoLongerAccepted, reading.Problems.First(problem => problem.IsError).Text));
        }

        yield return new Reading
        {
            Observations = [.. reading.Rows.Select(row => new SourceObservation(row.Indicator, row.Area, row.Breakdown, row.Observation))],
            CompleteKeys = [.. reading.Rows.Select(row => row.Indicator).Distinct(StringComparer.Ordinal)],
            CompleteAreas = [.. reading.Rows.Select(row => row.Area).Distinct(StringComparer.Ordinal)],
            IsPartial = true,
            Answers = [answers[0].Id],
        };
    }
}
