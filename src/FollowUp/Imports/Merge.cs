using System.Data.Common;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>
/// Brings what came and what is held together, part by part, within one transaction: stores the difference, or nothing. Both sides are read in the
/// order of the database's key and compared here; an indicator that says what it said last time is recognised by its hash and not compared.
/// </summary>
internal sealed class Merge
{
    /// <summary>Replaced figures are written when there are so many, so that memory does not follow the import's size.</summary>
    private const int MostWaiting = 20_000;

    private readonly Transaction _transaction;
    private readonly int _runId;
    private readonly HoldRule? _hold;
    private readonly DateTimeOffset _now;
    private readonly Known _known;
    private readonly bool _isFirst;
    private readonly List<(int Indicator, Figure Now)> _replacing = [];
    private readonly List<HeldSeries> _held = [];
    private ImportCounts _counts = ImportCounts.None;
    private int? _batch;
    private bool _hasRoom;

    private Merge(Transaction transaction, int runId, HoldRule? hold, DateTimeOffset now, bool isFirst, Known known) =>
        (_transaction, _runId, _hold, _now, _isFirst, _known) = (transaction, runId, hold, now, isFirst, known);

    /// <summary>What has come so far.</summary>
    public ImportCounts Counts => _counts;

    /// <summary>The batch that the difference becomes; null while there is none.</summary>
    public int? Batch => _batch;

    /// <summary>Invented and real values never meet in one source.</summary>
    /// <exception cref="SourceException">The source holds values of the other nature.</exception>
    public static async Task RefuseMixedNatureAsync(Transaction transaction, string source, bool synthetic, CancellationToken cancellation)
    {
        var held = await transaction.QuerySingleAsync<bool?>("queries/imports/is_synthetic.sql", new { source }, cancellation);
        if (held is { } nature && nature != synthetic)
        {
            throw new SourceException(Format.Fill(synthetic ? ImportTexts.SyntheticIntoReal : ImportTexts.RealIntoSynthetic, source));
        }
    }

    /// <summary>Begins. The very first figures of a database are written without keys, which are built once at the end.</summary>
    /// <param name="transaction">The transaction that also closes the run.</param>
    /// <param name="runId">The run whose batch the difference becomes.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="hold">When the run must wait for a person; null: never.</param>
    /// <param name="now">When it becomes known.</param>
    /// <param name="cancellation">Undoes everything.</param>
    public static async Task<Merge> BeginAsync(Transaction transaction, int runId, string source, HoldRule? hold, DateTimeOffset now, CancellationToken cancellation)
    {
        var isFirst = await transaction.QuerySingleAsync<bool>("queries/imports/is_empty.sql", cancellation);
        if (isFirst)
        {
            await transaction.ExecuteAsync("commands/imports/take_keys_off.sql", cancellation);
        }

        return new Merge(transaction, runId, hold, now, isFirst, await Known.ReadAsync(transaction, source, cancellation));
    }

    /// <summary>Takes in a part.</summary>
    /// <exception cref="SourceException">The part names an unknown area or breakdown.</exception>
    public async Task TakeAsync(Reading part, CancellationToken cancellation)
    {
        await _known.LearnAsync(_transaction, part, cancellation);
        int[] areas = [.. part.CompleteAreas.Select(code => _known.Areas[code]).Order()];
        var changed = new List<int>();
        var compared = new List<(Slice Slice, byte[]? Hash)>();
        foreach (var slice in Slices(part))
        {
            _counts = _counts with { Read = _counts.Read + slice.Count };
            var hash = part.IsPartial ? null : slice.Sha256(areas);
            if (hash is null || !(_known.Indicators[slice.Key].Sha256?.AsSpan().SequenceEqual(hash) ?? false))
            {
                compared.Add((slice, hash));
            }
        }

        IEnumerable<(int Indicator, Figure Figure)> added;
        if (_isFirst)
        {
            // Nothing is held, and nothing to compare with: a first load is as quick as the copy itself.
            changed.AddRange(compared.Where(one => one.Slice.Count > 0).Select(one => one.Slice.Indicator));
            added = compared.SelectMany(one => one.Slice.Fresh, (one, figure) => (one.Slice.Indicator, figure));
            _counts = _counts with { New = _counts.Read };
        }
        else
        {
            added = await CompareAsync(compared, areas, part.IsPartial, changed, cancellation);
        }

        await StoreAsync(part, changed, added, cancellation);
        compared.RemoveAll(one => one.Hash is null && !changed.Contains(one.Slice.Indicator)); // some of it was said again, and nothing was new
        await _transaction.ExecuteAsync(
            "commands/imports/note_slices.sql",
            new
            {
                indicators = compared.Select(one => one.Slice.Indicator).ToArray(),
                hashes = compared.Select(one => one.Hash ?? []).ToArray(),
            },
            cancellation);
    }

    /// <summary>Compares with what is held: gives what is new, and notes what is to be replaced and which indicators change.</summary>
    private async Task<List<(int Indicator, Figure Figure)>> CompareAsync(
        List<(Slice Slice, byte[]? Hash)> compared, int[] areas, bool isPartial, List<int> changed, CancellationToken cancellation)
    {
        var held = await HeldAsync([.. compared.Select(one => one.Slice.Indicator)], areas, cancellation);
        var added = new List<(int Indicator, Figure Figure)>();
        foreach (var (slice, _) in compared)
        {
            var before = held.TryGetValue(slice.Indicator, out var figures) ? figures.ToArray() : [];
            var difference = slice.CompareWith(before, isPartial);
            if (difference.IsNone)
            {
                continue;
            }

            changed.Add(slice.Indicator);
            _held.AddRange(_hold?.Weigh(slice.Indicator, before, difference) ?? []);
            if (_held.Count == 0) // a run that will wait is only counted from here on
            {
                added.AddRange(difference.New.Select(figure => (slice.Indicator, figure)));
                _replacing.AddRange(difference.Replaced.Select(pair => (slice.Indicator, pair.Now)));
            }

            _counts = _counts with
            {
                New = _counts.New + difference.New.Count,
                Changed = _counts.Changed + difference.Changed,
                Withdrawn = _counts.Withdrawn + difference.Withdrawn,
            };
        }

        return added;
    }

    /// <summary>Writes what remains.</summary>
    /// <exception cref="HeldException">More would change than may without a person: the transaction must be undone.</exception>
    public async Task<ImportCounts> FinishAsync(CancellationToken cancellation)
    {
        if (_held.Count > 0)
        {
            throw new HeldException(_held, _counts);
        }

        await FlushAsync(cancellation);
        if (_isFirst)
        {
            await _transaction.ExecuteAsync("commands/imports/put_keys_on.sql", cancellation);
            await _transaction.ExecuteAsync("commands/imports/analyze_observations.sql", cancellation);
        }

        return _counts;
    }

    /// <summary>The part by indicator. A source that answers outside its own scope is a fault of ours, not of the source.</summary>
    private List<Slice> Slices(Reading part)
    {
        var keys = part.CompleteKeys.ToDictionary(key => key, _ => new List<Figure>(), StringComparer.Ordinal);
        var areas = part.CompleteAreas.ToHashSet(StringComparer.Ordinal);
        foreach (var (key, area, breakdown, observation) in part.Observations)
        {
            if (!keys.TryGetValue(key, out var figures) || !areas.Contains(area))
            {
                throw new InvalidOperationException($"The reading holds {key} for {area}, which is not among what it says it answers in full.");
            }

            figures.Add(new Figure(observation.Period.Code, _known.Areas[area], _known.Breakdowns[breakdown], observation.Status, observation.Value ?? double.NaN, observation.Mark));
        }

        return [.. keys.Select(pair => new Slice(_known.Indicators[pair.Key].Id, pair.Key, pair.Value)).OrderBy(slice => slice.Indicator)];
    }

    /// <summary>What is held of indicators within areas, by indicator and in the order of the key.</summary>
    private async Task<Dictionary<int, List<Figure>>> HeldAsync(int[] indicators, int[] areas, CancellationToken cancellation)
    {
        var held = new Dictionary<int, List<Figure>>();
        if (indicators.Length == 0)
        {
            return held;
        }

        void Read(DbDataReader row)
        {
            var indicator = row.GetInt32(0);
            if (!held.TryGetValue(indicator, out var figures))
            {
                held.Add(indicator, figures = []);
            }

            figures.Add(new Figure(
                row.GetInt32(1), row.GetInt32(2), row.GetInt16(3), (ObservationStatus)row.GetInt16(4), row.IsDBNull(5) ? double.NaN : row.GetDouble(5), row.IsDBNull(6) ? null : row.GetString(6)));
        }

        await _transaction.ReadAsync("queries/imports/held_figures.sql", new { indicators, areas }, Read, cancellation);
        return held;
    }

    private async Task StoreAsync(Reading part, List<int> changed, IEnumerable<(int Indicator, Figure Figure)> added, CancellationToken cancellation)
    {
        if (changed.Count == 0 || _held.Count > 0)
        {
            return;
        }

        _batch ??= await _transaction.QuerySingleAsync<int>("commands/imports/open_batch.sql", new { run_id = _runId, applied_at = _now }, cancellation);
        await CopyAsync("commands/imports/copy_observations.sql", added, _batch.Value, cancellation);
        await _transaction.ExecuteAsync(
            "commands/imports/trace_figures.sql",
            new { batch_id = _batch.Value, indicators = changed.ToArray(), answers = part.Answers.Where(id => id > 0).Distinct().ToArray() },
            cancellation);
        if (_replacing.Count >= MostWaiting)
        {
            await FlushAsync(cancellation);
        }
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        if (_replacing.Count == 0)
        {
            return;
        }

        if (!_hasRoom)
        {
            await _transaction.ExecuteAsync("commands/imports/create_replacing.sql", cancellation);
            _hasRoom = true;
        }

        await CopyAsync("commands/imports/copy_replacing.sql", _replacing, _batch!.Value, cancellation);
        await _transaction.ExecuteAsync("commands/imports/analyze_replacing.sql", cancellation);
        await _transaction.ExecuteAsync("commands/imports/replace_observations.sql", cancellation);
        await _transaction.ExecuteAsync("commands/imports/empty_replacing.sql", cancellation);
        _replacing.Clear();
    }

    private Task<long> CopyAsync(string path, IEnumerable<(int Indicator, Figure Figure)> rows, int batch, CancellationToken cancellation) =>
        _transaction.CopyAsync(
            path,
            rows,
            (row, one) =>
            {
                row.Write(one.Indicator);
                row.Write(one.Figure.Period);
                row.Write(one.Figure.Area);
                row.Write(one.Figure.Breakdown);
                row.Write(batch);
                row.Write(one.Figure.Status);
                row.Write(one.Figure.Number);
                row.Write(one.Figure.Mark);
            },
            cancellation);
}

/// <summary>A held observation by the database's numbers.</summary>
public sealed record HeldFigureRow(int IndicatorId, int Period, int AreaId, short BreakdownId, short Status, double? Value, string? Mark);
