using System.Net.Sockets;
using System.Text;
using FollowUp.Analysis;
using FollowUp.Database;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Database;

public sealed class StorageTests(TestDatabase server, ClusterTemplate clusters)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Settings_are_read_by_their_names()
    {
        Assert.Equal(new ConnectionSettings(null, "data", null), ConnectionSettings.Read(Configuration()));
        Assert.Equal(
            new ConnectionSettings("Host=db", "/srv/followup", "/opt/pg/bin"),
            ConnectionSettings.Read(Configuration(("ConnectionStrings:FollowUp", "Host=db"), ("FollowUp:DataFolder", "/srv/followup"), ("FollowUp:PostgresPrograms", "/opt/pg/bin"))));
        Assert.Null(ConnectionSettings.Read(Configuration(("ConnectionStrings:FollowUp", " "))).ConnectionString);
    }

    [Fact]
    public async Task The_embedded_database_opens_migrated()
    {
        await using var space = await clusters.NewSpaceAsync();
        await using var storage = await Storage.OpenAsync(Configuration(("FollowUp:DataFolder", space.Folder)), ClusterRole.Visitor, migrate: true, space.Say, Ct);
        Assert.True(storage.Cluster!.IsOwner);
        Assert.NotEmpty(await storage.Db.QueryAsync<AppliedMigration>("queries/database/applied_migrations.sql", Ct));
    }

    [Fact]
    public async Task An_ordinary_database_opens_without_a_cluster()
    {
        var connectionString = await server.CreateEmptyAsync(Ct);
        await using (var storage = await Storage.OpenAsync(Configuration(("ConnectionStrings:FollowUp", connectionString)), ClusterRole.Service, migrate: false, null, Ct))
        {
            Assert.Null(storage.Cluster);
            await Assert.ThrowsAsync<PostgresException>(() => storage.Db.QueryAsync<AppliedMigration>("queries/database/applied_migrations.sql", Ct));
        }

        await server.DropAsync(connectionString, Ct);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_named_without_its_password()
    {
        var settings = Configuration(("ConnectionStrings:FollowUp", "Host=/nowhere;Database=mål;Username=anna;Password=hemligt"));
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Storage.OpenAsync(settings, ClusterRole.Service, migrate: true, null, Ct));
        Assert.StartsWith("Databasen mål på /nowhere, port 5432, går inte att nå: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_refused()
    {
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Storage.OpenAsync(Configuration(("ConnectionStrings:FollowUp", "Värd=db")), ClusterRole.Service, migrate: true, null, Ct));
        Assert.StartsWith("ConnectionStrings__FollowUp går inte att läsa: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_too_old_is_refused()
    {
        await using var space = new ClusterSpace();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(space.Parent, ".s.PGSQL.5432")));
        listener.Listen();
        var answering = AnswerAsVersion14Async(listener);
        var settings = Configuration(("ConnectionStrings:FollowUp", $"Host={space.Parent};Username=a;Database=b;Server Compatibility Mode=NoTypeLoading;SSL Mode=Disable;GSS Encryption Mode=Disable"));
        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Storage.OpenAsync(settings, ClusterRole.Service, migrate: true, null, Ct));
        Assert.Equal(Format.Fill(DatabaseTexts.DatabaseTooOld, "14.11", "15"), refused.Message);
        await answering;
    }

    [Fact]
    public async Task The_server_knows_our_name_and_speaks_of_time_in_utc()
    {
        var connectionString = await server.CreateEmptyAsync(Ct);
        await using (var db = Db.Open(connectionString, new SqlFolder(new Dictionary<string, string>
        {
            ["queries/t/who.sql"] = "-- Who.\n-- returns: string\nselect concat_ws(' ', current_setting('application_name'), current_setting('timezone'))",
        })))
        {
            Assert.Equal("followup UTC", await db.QuerySingleAsync<string>("queries/t/who.sql", Ct));
        }

        await using (var db = Db.Open(connectionString + ";Application Name=other", new SqlFolder(new Dictionary<string, string>
        {
            ["queries/t/who.sql"] = "-- Who.\n-- returns: string\nselect current_setting('application_name')",
        })))
        {
            Assert.Equal("other", await db.QuerySingleAsync<string>("queries/t/who.sql", Ct));
        }

        await server.DropAsync(connectionString, Ct);
    }

    /// <summary>As much of the protocol as it takes to say a version: let in, version, ready.</summary>
    private static async Task AnswerAsVersion14Async(Socket listener)
    {
        using var client = await listener.AcceptAsync(Ct);
        var buffer = new byte[4096];
        await client.ReceiveAsync(buffer, Ct);
        byte[] answer = [.. Message('R', [0, 0, 0, 0]), .. Message('S', Encoding.ASCII.GetBytes("server_version\014.11\0")), .. Message('K', new byte[8]), .. Message('Z', "I"u8)];
        await client.SendAsync(answer, Ct);
        while (await client.ReceiveAsync(buffer, Ct) > 0)
        {
            // Whatever else is asked, the answer does not matter: the version has been seen.
        }
    }

    private static byte[] Message(char kind, ReadOnlySpan<byte> body) => [(byte)kind, 0, 0, 0, (byte)(body.Length + 4), .. body];

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, string? (s) => s.Value)).Build();
}
