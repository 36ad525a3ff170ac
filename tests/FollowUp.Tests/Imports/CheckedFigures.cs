using System.Globalization;
using FollowUp.Database;
using FollowUp.Imports;
using FollowUp.Sources;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Imports;

/// <summary>A figure as an import stores it; null for one that is missing with a reason.</summary>
internal sealed record Stored(string Period, double? Value, string Breakdown = "T", string Area = "1287", int Status = 0);

/// <summary>A database with one followed indicator, where a test stores batch after batch and hears what the checks say of each.</summary>
public sealed class CheckedFigures(TestDatabase server) : IAsyncDisposable
{
    private readonly Dictionary<string, int> _indicators = [];

    public Db Db { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task OpenAsync() => Db = Db.Open(await server.CreateAsync(Ct));

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await server.DropAsync(Db.ConnectionString, CancellationToken.None);
    }

    /// <summary>Follows an indicator from now on.</summary>
    public async Task FollowAsync(string unit, string key = "N1", string source = "kolada", int protectBelow = 0, double? lowest = null, double? highest = null, double? limit = null)
    {
        var id = await NumberAsync($"insert into indicator (code, source, source_key, protect_below) values ('{source}:{key}', '{source}', '{key}', {protectBelow}) returning id");
        await NumberAsync($"insert into stated.followed_indicator (indicator_id, position, title, unit, direction, period_kind, splits_by_sex, natural_limit, publisher, note, wording, lowest, highest) values ({id}, {id}, 'Titel {key}', '{unit}', 1, 0, true, {Sql(limit)}, '', '', 'proposed', {Sql(lowest)}, {Sql(highest)}) returning 1");
        _indicators[key] = id;
    }

    /// <summary>Stores a batch that became known on 25 November 2026, in the transaction of its checks.</summary>
    /// <returns>What they tell; or, after <c>STOP</c>, why nothing of it is kept.</returns>
    internal Task<string> StoreAsync(params Stored[] figures) => StoreAllAsync([.. figures.Select(figure => ("N1", figure))]);

    internal async Task<string> StoreAllAsync(IReadOnlyList<(string Key, Stored Figure)> figures)
    {
        var run = await NumberAsync("insert into import_run (source, trigger, started_at) values ('kolada', 'command', now()) returning id");
        var batch = await NumberAsync($"insert into batch (run_id, applied_at) values ({run}, '2026-11-25T12:00Z') returning id");
        var areas = string.Join(',', figures.Select(f => f.Figure.Area).Distinct().Select(area => $"('{area}', 'Kommun {area}')"));
        await NumberAsync($"insert into area (code, name) values {areas} on conflict do nothing; select 1");
        var rows = string.Join(',', figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"({_indicators[f.Key]}, {Analysis.Period.Parse(f.Figure.Period).Code}, '{f.Figure.Area}', '{f.Figure.Breakdown}', {(f.Figure.Value is null && f.Figure.Status == 0 ? 101 : f.Figure.Status)}, {Sql(f.Figure.Value)}::float8)")));
        await NumberAsync(
            $"""
            create table came as select v.i, v.p, a.id as a, b.id as b, v.s, v.v from (values {rows}) v (i, p, a, b, s, v) join area a on a.code = v.a join breakdown b on b.code = v.b;
            update observation o set batch_id = {batch}, status = c.s, value = c.v from came c where (o.indicator_id, o.period, o.area_id, o.breakdown_id) = (c.i, c.p, c.a, c.b);
            insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value) select i, p, a, b, {batch}, s, v from came on conflict do nothing;
            drop table came;
            select 1
            """);
        try
        {
            return string.Join('\n', await Db.InTransactionAsync(transaction => Checks.RunAsync(transaction, run, batch, Ct), Ct));
        }
        catch (SourceException problem)
        {
            return $"STOP {problem.Message}";
        }
    }

    /// <summary>Runs the checks on a batch that is there.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(int run, int batch) => await Db.InTransactionAsync(transaction => Checks.RunAsync(transaction, run, batch, Ct), Ct);

    public async Task<int> NumberAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return Convert.ToInt32(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }

    private static string Sql(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "null";
}
