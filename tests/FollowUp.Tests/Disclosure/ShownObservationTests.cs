using Npgsql;
using Xunit;

namespace FollowUp.Tests.Disclosure;

/// <summary>No figure of fewer than five persons is shown, nor can it be computed from what is shown beside it.</summary>
public sealed class ShownObservationTests(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    private const int Threshold = 5;
    private const int Most = 11;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            """
            insert into area (code, name) values ('1287', 'Trelleborg') on conflict do nothing;
            insert into indicator (code, source, source_key, protect_below) values ('P', 'leverans', 'P', 5), ('Q', 'leverans', 'Q', 0), ('R', 'leverans', 'R', null), ('S', 'leverans', 'S', 5) on conflict do nothing;
            insert into import_run (source, trigger, started_at) select 'leverans', 'command', now() from generate_series(1, 2);
            insert into batch (run_id, applied_at) select id, now() from import_run r where not exists (select from batch b where b.run_id = r.id);
            insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
            select i.id, (1800 + k * 12 + m) * 1000, a.id, b.id, (select min(id) from batch), 0, case b.id when 0 then k + m when 1 then k else m end
            from indicator i, area a, breakdown b, generate_series(0, 11) k, generate_series(0, 11) m
            where a.code = '1287' and i.code in ('P', 'Q', 'R')
            on conflict do nothing;
            -- S: every way in which some of the three are missing for another reason (odd patterns of three bits), or not there at all.
            insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value)
            select i.id, (1800 + w * 144 + k * 12 + m) * 1000, a.id, b.id, (select min(id) from batch),
                case when (w >> b.id) & 1 = 1 then 101 else 0 end, case when (w >> b.id) & 1 = 1 then null when b.id = 0 then k + m when b.id = 1 then k else m end
            from indicator i, area a, breakdown b, generate_series(0, 11) k, generate_series(0, 11) m, generate_series(1, 6) w
            where a.code = '1287' and i.code = 'S' and not ((w >> b.id) & 1 = 1 and k % 2 = 1)
            on conflict do nothing;
            """,
            connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Nothing_small_is_shown_and_nothing_small_can_be_worked_out()
    {
        var shown = await ShownAsync("P");
        Assert.Equal((Most + 1) * (Most + 1), shown.Count);
        foreach (var ((k, m), cells) in shown)
        {
            Assert.DoesNotContain(cells, cell => cell < Threshold);

            // Whoever knows the rule asks which figures could have given what is shown; of each that is hidden several must be possible.
            var possible = shown.Where(other => other.Value.SequenceEqual(cells)).Select(other => other.Key).ToList();
            if (cells[1] is null)
            {
                Assert.True(possible.Select(p => p.K).Distinct().Count() > 1, $"K of {k} + {m} is given away");
                Assert.True(possible.Select(p => p.M).Distinct().Count() > 1, $"M of {k} + {m} is given away");
            }
        }

        Assert.Equal([12.0, 5.0, 7.0], shown[(5, 7)].Select(cell => cell ?? -1));
        Assert.Equal([11.0, null, null], shown[(4, 7)]);
        Assert.Equal([5.0, null, null], shown[(5, 0)]);
        Assert.Equal([null, null, null], shown[(2, 2)]);
    }

    [Fact]
    public async Task Of_three_figures_no_two_are_shown_without_the_third_whatever_the_reason_it_is_missing_for()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            "select count(*) filter (where shown = 2), count(*) filter (where least < 5), count(*) from (select count(value) as shown, min(value) as least from shown_observation o join indicator i on i.id = o.indicator_id where i.code = 'S' group by period) p",
            connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        Assert.True(await reader.ReadAsync(Ct));
        Assert.Equal((0L, 0L, 864L), (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
    }

    [Theory]
    [InlineData("Q")]
    [InlineData("R")]
    public async Task What_counts_no_persons_is_shown_as_it_is(string indicator) =>
        Assert.All(await ShownAsync(indicator), row => Assert.Equal([row.Key.K + row.Key.M, row.Key.K, row.Key.M], row.Value));

    [Fact]
    public async Task A_hidden_figure_is_a_reason_and_never_zero()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select count(*) filter (where (value is null) <> (status >= 100)) from shown_observation", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync(Ct));
    }

    private async Task<Dictionary<(int K, int M), double?[]>> ShownAsync(string indicator)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            "select period / 1000 - 1800, array_agg(value order by breakdown_id) from shown_observation o join indicator i on i.id = o.indicator_id where i.code = $1 group by period",
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = indicator });
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new Dictionary<(int, int), double?[]>();
        while (await reader.ReadAsync(Ct))
        {
            var number = reader.GetInt32(0);
            rows.Add((number / 12, number % 12), reader.GetFieldValue<double?[]>(1));
        }

        return rows;
    }
}
