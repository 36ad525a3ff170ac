using System.Runtime.CompilerServices;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>One table of a statistics office's PxWeb, version 1 or 2, by the mapping in the source's file.</summary>
internal sealed class PxWebSource(SourceFile file, AskedHosts hosts) : ISource
{
    public PublicationRule? Publication => file.Publication;

    public string Name => file.Name;

    public bool AnswersForEveryArea => false;

    public IReadOnlyList<string> Keys => file.Keys;

    public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => new PxWebFetch(file, hosts, FetchLog.Silent).WhyUnreachableAsync(cancellation);

    public Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation) => new PxWebFetch(file, hosts, log).RunAsync(request, cancellation);

    /// <summary>Proves that the answers are all of what the table's description and the request call for, before a missing value counts as withdrawn.</summary>
    public async IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var place = file.Place!;
        var description = answers.LastOrDefault(answer => !answer.Address.Contains('#', StringComparison.Ordinal) && !answer.Address.EndsWith("config", StringComparison.Ordinal))
            ?? throw new SourceException(Format.Fill(PxFetchTexts.NoMetadata, place.Metadata.AbsoluteUri));
        var plan = PxPlan.Of(PxWebTable.Describe(place.Version, await description.WholeAsync(cancellation)), file.Table!, request, place.Last);
        var parts = new List<Reading>();
        var covered = new HashSet<(string Area, string Time)>();
        string? updated = null;
        foreach (var answer in answers.Where(answer => answer.Address.Contains('#', StringComparison.Ordinal)))
        {
            var (address, posted) = (answer.Address[..answer.Address.IndexOf('#', StringComparison.Ordinal)], answer.Address[(answer.Address.IndexOf('#', StringComparison.Ordinal) + 1)..]);
            var asked = PxSelection.Parse(place.Version, posted);
            var read = PxReading.Read(address, (await answer.WholeAsync(cancellation)).Body, plan.Mapping);
            PxWebTable.RequireAsked(read.Table, asked);
            if (updated is not null && updated != read.Table.Updated)
            {
                throw new SourceException(Format.Fill(PxFetchTexts.Changed, place.Table, place.Site.Host, Format.Fill(PxFetchTexts.ChangedStamp, updated, read.Table.Updated)));
            }

            updated = read.Table.Updated;
            covered.UnionWith(plan.PlacesOf(asked));
            parts.Add(read.Reading!);
        }

        if (plan.PlacesOf(plan.Whole).FirstOrDefault(one => !covered.Contains(one)) is { Time: not null } missing)
        {
            throw new SourceException(Format.Fill(PxFetchTexts.Incomplete, missing.Area, missing.Time, place.Table));
        }

        yield return new Reading
        {
            Observations = [.. parts.SelectMany(part => part.Observations)],
            CompleteKeys = parts[0].CompleteKeys,
            CompleteAreas = [.. parts.SelectMany(part => part.CompleteAreas).Distinct(StringComparer.Ordinal)],
            IsPartial = place.Last is not null,
            Indicators = parts[0].Indicators,
            Areas = [.. parts.SelectMany(part => part.Areas).DistinctBy(area => area.Code)],
            Breakdowns = parts[0].Breakdowns,
            Answers = [.. answers.Select(answer => answer.Id)],
            Warnings = [.. plan.Warnings, .. parts.SelectMany(part => part.Warnings).Distinct(StringComparer.Ordinal)],
        };
    }
}
