using System.Globalization;
using FollowUp.Database;
using FollowUp.Tests.Database;
using Npgsql;

/// <summary>
/// The runtime calls this before the program when <c>DOTNET_STARTUP_HOOKS</c> names this assembly: so the test program, started by
/// <see cref="Child"/>, becomes a small program that uses a cluster and can be killed.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Child.Task) is { } task)
        {
            Environment.Exit(ChildProgram.RunAsync(task.Split('|')).GetAwaiter().GetResult());
        }
    }
}

namespace FollowUp.Tests.Database
{
    /// <summary>What a <see cref="Child"/> does, told on standard output line by line. It ends well when its standard input does.</summary>
    internal static class ChildProgram
    {
        /// <summary>The exit code for a task that is none.</summary>
        public const int NoSuchTask = 64;

        private static readonly SqlFolder _sql = new(new Dictionary<string, string>
        {
            ["commands/t/create.sql"] = "-- Rows that were acknowledged must be found again.\ncreate table if not exists acknowledged (id int primary key)",
            ["commands/t/add.sql"] = "-- One row.\n-- params: @id int\ninsert into acknowledged (id) values (@id)",
            ["queries/t/busy.sql"] = "-- Nothing but work.\n-- timeout: 0 s\n-- returns: long\nselect count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b",
        });

        public static async Task<int> RunAsync(string[] task)
        {
            try
            {
                switch (task)
                {
                    case ["hold", var folder, var role]:
                        await HoldAsync(folder, role, durable: false, _ => Task.CompletedTask);
                        return 0;
                    case ["write", var folder, var role, var first]:
                        await HoldAsync(folder, role, durable: true, db => WriteAsync(db, int.Parse(first, CultureInfo.InvariantCulture)));
                        return 0;
                    case ["work", var folder, var role]:
                        await HoldAsync(folder, role, durable: false, db => db.QuerySingleAsync<long>("queries/t/busy.sql", CancellationToken.None));
                        return 0;
                    case ["approve", var connection, var delivery, var account]:
                        await Deliveries.ApprovalChild.RunAsync(connection, int.Parse(delivery, CultureInfo.InvariantCulture), int.Parse(account, CultureInfo.InvariantCulture));
                        return 0;
                    case ["import-million", var connection, var version]:
                        await Imports.KilledMillionTests.ImportAsync(connection, int.Parse(version, CultureInfo.InvariantCulture));
                        return 0;
                    case ["connect", var folder]:
                        await ConnectAsync(folder);
                        return 0;
                    case ["publish", var connection, var printer]:
                        await Reports.ReportChild.PublishAsync(connection, printer);
                        return 0;
                    case ["trigger", var connection]:
                        await Schedule.TriggerChild.RunAsync(connection);
                        return 0;
                    default:
                        return NoSuchTask;
                }
            }
            catch (DatabaseException e)
            {
                Console.WriteLine($"refused {e.Message}");
                return 1;
            }
        }

        private static async Task HoldAsync(string folder, string role, bool durable, Func<Db, Task> work)
        {
            await using var cluster = await Cluster.StartAsync(folder, Enum.Parse<ClusterRole>(role), new ClusterOptions { Durable = durable }, text => Console.WriteLine($"says {text}"), CancellationToken.None);
            await using var db = Db.Open(cluster.ConnectionString, _sql);
            Console.WriteLine(cluster.IsOwner ? "owns" : "attached");
            using var input = new StreamReader(Console.OpenStandardInput());
            var end = input.ReadToEndAsync();
            var working = work(db);
            if (await Task.WhenAny(end, working) == working)
            {
                await working;
                await end;
            }
        }

        /// <summary>Adds rows as fast as it can and tells each that the database has acknowledged; goes on when the database comes back.</summary>
        private static async Task WriteAsync(Db db, int first)
        {
            await db.ExecuteAsync("commands/t/create.sql", CancellationToken.None);
            for (var id = first; ; id++)
            {
                try
                {
                    await db.ExecuteAsync("commands/t/add.sql", new { id }, CancellationToken.None);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"acknowledged {id}"));
                }
                catch (NpgsqlException)
                {
                    // Whether that row is in nobody knows: it was not acknowledged. The next may be.
                    await Task.Delay(10);
                }
            }
        }

        private static async Task ConnectAsync(string folder)
        {
            try
            {
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = Path.Combine(folder, "postgres"), Username = "postgres", Database = "postgres", Pooling = false }.ConnectionString);
                await connection.OpenAsync();
                Console.WriteLine("let in");
            }
            catch (NpgsqlException e)
            {
                Console.WriteLine($"kept out {e.InnerException?.Message ?? e.Message}");
            }
        }
    }
}
