using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Imports;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>The audit trail: kept with what it tells of or not at all, and never changed. What is kept of accounts, their own tests say.</summary>
public sealed class AuditTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Db Db => database.Db;

    [Theory]
    [InlineData("update audit set actor = 'x'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    public async Task Nothing_in_it_can_be_changed_or_removed(string statement)
    {
        await Db.InTransactionAsync(transaction => Audit.AddAsync(transaction, Actor.Service, _clock.GetUtcNow(), "test.done", "test", null, null, Ct), Ct);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Trail.RowsAsync(Db.ConnectionString, statement));
        Assert.Contains("keeps what was known", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_kept_only_with_what_it_tells_of()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.InTransactionAsync(
            async transaction =>
            {
                await Audit.AddAsync(transaction, Actor.Service, _clock.GetUtcNow(), "test.undone", "test", null, null, Ct);
                throw new InvalidOperationException();
            },
            Ct));
        Assert.Empty(await Trail.RowsAsync(Db.ConnectionString, "select action from audit where action = 'test.undone'"));
    }

    [Fact]
    public async Task A_framework_put_in_force_is_kept_with_both_files_and_counts_and_the_same_one_again_is_not()
    {
        var import = new FrameworkImport(Db, _clock);
        var yaml = await File.ReadAllTextAsync(CommittedFrameworkTests.Path, Ct);
        await import.RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.Service, Ct);
        await import.RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);
        await import.RunAsync("framework.yaml", Encoding.UTF8.GetBytes(yaml + "# mer\n"), Actor.CommandLine, Ct);
        var rows = await Trail.RowsAsync(
            Db.ConnectionString,
            "select concat_ws('|', actor, length(before ->> 'sha256'), length(after ->> 'sha256'), before ->> 'sha256' <> after ->> 'sha256', after ->> 'organisations') from audit where action = 'framework.put_in_force' order by id");
        Assert.Equal(["service|64|24", "command line|64|64|t|24"], rows);
    }

    [Fact]
    public async Task An_import_that_is_stored_is_kept_with_its_counts_and_whoever_set_it_going_and_one_that_failed_is_not()
    {
        await new FrameworkImport(Db, _clock).RunAsync(CommittedFrameworkTests.Path, Actor.Service, Ct);
        var source = new ScriptedSource("kolada");
        source.Put("N00610", "1287", "2024", 70);
        var import = new Import(Db, new FrameworkReader(Db), new SourceList([source]), _clock);
        var anna = new Actor(null, "Anna Berg <anna@kommunen.example>");
        var done = await import.RunAsync("kolada", ImportTrigger.Person, anna, request: new SourceRequest(["N00610"], ["1287"]), cancellation: Ct);
        Assert.Equal(ImportOutcome.Succeeded, done.Outcome);
        source.Fault = new SourceException("Kolada svarade inte.");
        Assert.Equal(ImportOutcome.Failed, (await import.RunAsync("kolada", ImportTrigger.Person, anna, request: new SourceRequest(["N00610"], ["1287"]), cancellation: Ct)).Outcome);
        var rows = await Trail.RowsAsync(
            Db.ConnectionString,
            "select concat_ws('|', actor, subject, after ->> 'source', after ->> 'trigger', after ->> 'read', after ->> 'new', after ->> 'changed', after ->> 'withdrawn') from audit where action = 'import.applied'");
        Assert.Equal([$"Anna Berg <anna@kommunen.example>|import {done.RunId}|kolada|person|1|1|0|0"], rows);
    }
}
