using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>The database's own numbers of a source's indicators, of areas and of breakdowns, as an import learns them.</summary>
internal sealed class Known
{
    private readonly string _source;

    private Known(string source) => _source = source;

    /// <summary>The source's indicators by its own keys.</summary>
    public Dictionary<string, KnownIndicatorRow> Indicators { get; } = new(StringComparer.Ordinal);

    /// <summary>Areas by code.</summary>
    public Dictionary<string, int> Areas { get; } = new(StringComparer.Ordinal);

    /// <summary>Breakdowns by code.</summary>
    public Dictionary<string, short> Breakdowns { get; } = new(StringComparer.Ordinal);

    public static async Task<Known> ReadAsync(Transaction transaction, string source, CancellationToken cancellation)
    {
        var known = new Known(source);
        await known.ReadIndicatorsAsync(transaction, cancellation);
        return known;
    }

    /// <summary>Adds the indicators and breakdowns of a part that are new.</summary>
    /// <exception cref="SourceException">The part names an area or a breakdown nobody has told of.</exception>
    public async Task LearnAsync(Transaction transaction, Reading part, CancellationToken cancellation)
    {
        var fresh = part.CompleteKeys.Where(key => !Indicators.ContainsKey(key)).ToArray();
        if (fresh.Length > 0)
        {
            await transaction.ExecuteAsync("commands/imports/add_indicators.sql", new { source = _source, keys = fresh }, cancellation);
            foreach (var known in await transaction.QueryAsync<KnownIndicatorRow>("queries/imports/known_indicators.sql", new { source = _source }, cancellation))
            {
                Indicators.TryAdd(known.Key, known);
            }
        }

        if (part.Breakdowns.Count > 0)
        {
            await transaction.ExecuteAsync(
                "commands/imports/add_breakdowns.sql",
                new
                {
                    codes = part.Breakdowns.Select(b => b.Code).ToArray(),
                    dimensions = part.Breakdowns.Select(b => b.Dimension).ToArray(),
                    titles = part.Breakdowns.Select(b => b.Title).ToArray(),
                },
                cancellation);
        }

        if (Breakdowns.Count == 0 || part.Areas.Count > 0 || part.Breakdowns.Count > 0)
        {
            (await transaction.QueryAsync<NumberedRow>("queries/imports/numbered_areas.sql", cancellation)).ToList().ForEach(area => Areas[area.Code] = area.Id);
            (await transaction.QueryAsync<NumberedRow>("queries/imports/numbered_breakdowns.sql", cancellation)).ToList().ForEach(one => Breakdowns[one.Code] = (short)one.Id);
        }

        string[] unknown =
        [
            .. part.CompleteAreas.Concat(part.Observations.Select(o => o.Area)).Where(code => !Areas.ContainsKey(code)).Distinct(StringComparer.Ordinal).Take(20),
            .. part.Observations.Where(o => !Breakdowns.ContainsKey(o.Breakdown)).Select(o => o.Breakdown).Distinct(StringComparer.Ordinal).Take(20),
        ];
        if (unknown.Length > 0)
        {
            throw new SourceException(Format.Fill(ImportTexts.UnknownIncoming, string.Join(", ", unknown)));
        }
    }

    private async Task ReadIndicatorsAsync(Transaction transaction, CancellationToken cancellation)
    {
        foreach (var known in await transaction.QueryAsync<KnownIndicatorRow>("queries/imports/known_indicators.sql", new { source = _source }, cancellation))
        {
            Indicators[known.Key] = known;
        }
    }
}

/// <summary>An indicator of a source, and the hash of what it last said in full.</summary>
public sealed record KnownIndicatorRow(int Id, string Key, byte[]? Sha256);

/// <summary>An area or a breakdown by its code.</summary>
public sealed record NumberedRow(int Id, string Code);
