using System.Diagnostics;
using System.Globalization;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Database;
using Npgsql;
using Xunit;
using static FollowUp.Tests.Database.ClusterSpace;

namespace FollowUp.Tests.Imports;

/// <summary>
/// Imports of a million figures, killed at random moments: the program, the server's process for it, or the server. Whoever reads meanwhile
/// sees what was before or what comes after, and the next run ends where an undisturbed one does. FOLLOWUP_KILLS says how many; 20 unless told.
/// </summary>
public sealed class KilledMillionTests(ClusterTemplate clusters)
{
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("FOLLOWUP_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 20;

    [Fact]
    public async Task All_or_nothing_is_seen_and_the_next_run_completes()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var cluster = await space.StartAsync(ClusterRole.Service);
        await using (var db = Db.Open(cluster.ConnectionString))
        {
            await Migrations.ApplyAsync(db, Ct);
        }

        var random = new Random(4);
        var before = "0 0 0";
        var typical = TimeSpan.FromSeconds(12); // until one has been timed: the first load is the longest
        for (var version = 0; version < Kills; version++)
        {
            var after = new MillionSource(version).State;
            await using var reader = new Reader(cluster.ConnectionString, before, after);
            await using (var child = StartImport(cluster.ConnectionString, version))
            {
                await child.ReadUntilAsync("begins");
                await Task.Delay(typical * random.NextDouble(), Ct);
                await KillAsync(space, child, cluster.ConnectionString, version % 3);
            }

            var state = await WhenUpAsync(() => AskAsync(cluster, MillionSource.StateIn("observation")));
            Assert.True(state == before || state == after, $"After kill {version}: '{state}', neither before nor after.");

            var watch = Stopwatch.StartNew();
            await CompleteAsync(cluster.ConnectionString, version);

            typical = version == 0 ? typical : watch.Elapsed;
            Assert.Equal(after, await AskAsync(cluster, MillionSource.StateIn("observation")));
            Assert.Equal("0", await AskAsync(cluster, "select count(*)::text from import_run where outcome = 'running'"));
            if (version > 0)
            {
                Assert.Equal(before, await AskAsync(cluster, MillionSource.StateIn("observation_known((select max(id) - 1 from batch))")));
            }

            Assert.True(await reader.EndAsync() > 0, "The reader saw nothing.");
            before = after;
        }
    }

    /// <summary>What the child does.</summary>
    internal static async Task ImportAsync(string connection, int version)
    {
        await using var db = Db.Open(connection);
        var import = new Import(db, new FrameworkReader(db), new SourceList([new MillionSource(version)]), TimeProvider.System, new HoldRule(1));
        Console.WriteLine("begins");
        var result = await import.RunAsync("kolada", ImportTrigger.Command, Actor.CommandLine, request: new SourceRequest([], []) { WholeCatalogue = true });
        Console.WriteLine($"ended {result.Outcome} {result.Message}");
    }

    /// <summary>Runs again, as the schedule would: a server that is still recovering turns the first tries away.</summary>
    private static async Task CompleteAsync(string connection, int version)
    {
        for (var tries = 1; ; tries++)
        {
            await using var next = StartImport(connection, version);
            try
            {
                await next.ReadUntilAsync("ended Succeeded");
                return;
            }
            catch (InvalidOperationException) when (tries < 10 && !next.Lines.Exists(line => line.StartsWith("ended", StringComparison.Ordinal)))
            {
                await Task.Delay(500, Ct);
            }
        }
    }

    private static Child StartImport(string connection, int version) => Child.Start(["import-million", connection, version.ToString(CultureInfo.InvariantCulture)]);

    private static async Task KillAsync(ClusterSpace space, Child child, string connection, int what)
    {
        switch (what)
        {
            case 0:
                await child.KillAsync();
                break;
            case 1:
                var backend = await WhenUpAsync(() => TextAsync(connection, "select coalesce(max(pid), 0)::text from pg_stat_activity where application_name = 'followup' and xact_start is not null and pid <> pg_backend_pid()"));
                if (backend != "0")
                {
                    Kill(int.Parse(backend, CultureInfo.InvariantCulture));
                }

                await child.EndAsync();
                break;
            default:
                Kill(space.Server);
                await child.EndAsync();
                break;
        }
    }

    /// <summary>The answer, as soon as the server gives one again.</summary>
    private static async Task<string> WhenUpAsync(Func<Task<string>> ask)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await ask();
            }
            catch (Exception e) when (tries < 300 && e is NpgsqlException or PostgresException)
            {
                await Task.Delay(100, Ct);
            }
        }
    }

    private static async Task<string> TextAsync(string connection, string question)
    {
        await using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, ApplicationName = "onlooker" }.ConnectionString);
        await open.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(question, open);
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>Reads all the time what is held, and remembers anything that is neither before nor after.</summary>
    private sealed class Reader : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task<int> _reading;

        public Reader(string connection, string before, string after) => _reading = Task.Run(async () =>
        {
            var seen = 0;
            while (!_end.IsCancellationRequested)
            {
                try
                {
                    var state = await TextAsync(connection, MillionSource.StateIn("observation"));
                    Assert.True(state == before || state == after, $"A reader saw '{state}', neither before nor after.");
                    seen++;
                }
                catch (NpgsqlException)
                {
                    // The server is down, or was, or keeps a reader of an empty table waiting for its first rows.
                }

                await Task.Delay(300);
            }

            return seen;
        });

        public async Task<int> EndAsync()
        {
            await _end.CancelAsync();
            return await _reading;
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _reading;
            _end.Dispose();
        }
    }
}
