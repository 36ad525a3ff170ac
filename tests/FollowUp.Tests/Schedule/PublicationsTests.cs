using System.Globalization;
using System.Text;
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Imports.Pages;
using FollowUp.Schedule;
using FollowUp.Sources;
using FollowUp.Tests.Imports;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Schedule;

/// <summary>What is expected of a source, as a real database keeps it through imports.</summary>
public sealed class PublicationsTests(TestDatabase server) : IAsyncLifetime
{
    private const string Key = "N00610";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero));
    private readonly ScriptedSource _source = new("kolada");
    private Db _db = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SourceList Sources => new([_source]);

    private CalendarReader Calendar => new(_db, Sources, _clock);

    private ImportJob Job => new(_db, new Import(_db, new FrameworkReader(_db), Sources, _clock), new RunDecisions(_db, _clock), Sources, new FrameworkReader(_db), Calendar, new Accounts(_db, new Invitations(_db, _clock), new FrameworkReader(_db), _clock), _clock);

    public async ValueTask InitializeAsync()
    {
        _db = Db.Open(await server.CreateAsync(Ct));
        await new FrameworkImport(_db, _clock).RunAsync("framework.yaml", Encoding.UTF8.GetBytes(SmallFramework.Yaml), Actor.CommandLine, Ct);
        for (var year = 2005; year <= 2024; year++)
        {
            _source.Put(Key, "1287", $"{year}", 50); // so many that a revision of one waits for nobody
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await server.DropAsync(_db.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public async Task What_the_source_says_is_expected_asked_for_on_its_day_and_closed_by_the_figures()
    {
        _source.Publishes[Key] = (new(2026, 4, 15), "2025");
        await FullAsync();
        Assert.Equal(["2026-04-15 2025 source 0 open"], await KeptAsync());
        Assert.Equal(Local(2026, 3, 8, 3, 30), await Calendar.NextAsync("kolada", Ct)); // the Sunday after

        await GoToAsync(Local(2026, 4, 15, 6, 0));
        var due = Assert.Single(await Calendar.DueAsync(Ct));
        Assert.Equal((Due.Publications, Key), (due.What, Assert.Single(due.Keys)));
        await DueAsync(due);
        Assert.Equal(["2026-04-15 2025 source 1 open"], await KeptAsync());
        Assert.Empty(await Calendar.DueAsync(Ct));
        Assert.Equal(Local(2026, 4, 15, 9, 0), await Calendar.NextAsync("kolada", Ct));

        _clock.SetUtcNow(Local(2026, 4, 15, 9, 0));
        _source.Put(Key, "1287", "2025", 51);
        await DueAsync(Assert.Single(await Calendar.DueAsync(Ct)));
        Assert.Equal(["2026-04-15 2025 source 2 arrived"], await KeptAsync());
        Assert.Equal(Local(2026, 4, 19, 3, 30), await Calendar.NextAsync("kolada", Ct));

        _source.Publishes[Key] = (new(2027, 4, 14), "2026");
        await FullAsync();
        Assert.Equal(["2026-04-15 2025 source 2 arrived", "2027-04-14 2026 source 0 open"], await KeptAsync());
    }

    [Fact]
    public async Task A_later_day_closes_it_when_it_concerns_other_figures_and_moves_it_when_it_concerns_the_same()
    {
        _source.Publishes[Key] = (new(2026, 4, 15), "2025");
        await FullAsync();
        _source.Publishes[Key] = (new(2026, 5, 20), "2025");
        await FullAsync();
        Assert.Equal(["2026-05-20 2025 source 0 open"], await KeptAsync());
        _clock.SetUtcNow(Local(2026, 5, 20, 12, 0));
        _source.Publishes[Key] = (new(2027, 5, 20), "2026");
        await FullAsync();
        Assert.Equal(["2026-05-20 2025 source 1 arrived", "2027-05-20 2026 source 0 open"], await KeptAsync());
    }

    [Fact]
    public async Task A_preliminary_publication_and_the_final_one_of_the_same_period_are_two()
    {
        _source.Publishes[Key] = (new(2026, 4, 1), "2025");
        await FullAsync();
        _clock.SetUtcNow(Local(2026, 4, 1, 9, 0));
        _source.Put(Key, "1287", "2025", 51);
        _source.Publishes[Key] = (new(2026, 8, 28), "2025");
        await FullAsync();
        Assert.Equal(["2026-04-01 2025 source 1 arrived", "2026-08-28 2025 source 0 open"], await KeptAsync());
        _clock.SetUtcNow(Local(2026, 6, 1, 9, 0));
        _source.Put(Key, "1287", "2025", 51.5); // a correction is not it
        await FullAsync();
        Assert.Equal("2026-08-28 2025 source 0 open", (await KeptAsync())[1]);
        _clock.SetUtcNow(Local(2026, 8, 28, 9, 0));
        _source.Put(Key, "1287", "2025", 52);
        await FullAsync();
        Assert.Equal("2026-08-28 2025 source 1 arrived", (await KeptAsync())[1]);
    }

    [Theory]
    [InlineData("2024", 0)] // held: nobody can say what it should bring
    [InlineData(null, 0)]
    [InlineData("2025-2026?", 0)]
    [InlineData("2025", 1)] // late when it is first heard of
    public async Task A_day_that_had_passed_is_expected_only_when_what_it_should_have_brought_is_missing(string? period, int expected)
    {
        _source.Publishes[Key] = (new(2025, 12, 15), period);
        await FullAsync();
        Assert.Equal(expected, (await KeptAsync()).Count);
    }

    [Fact]
    public async Task A_try_that_fails_counts_and_one_that_is_not_due_is_not_made()
    {
        _source.Publishes[Key] = (new(2026, 4, 15), "2025");
        await FullAsync();
        await GoToAsync(Local(2026, 4, 15, 6, 0));
        var due = Assert.Single(await Calendar.DueAsync(Ct));
        _source.Fault = new SourceException("Källan svarade 500.");
        await Assert.ThrowsAsync<ImportFailedException>(() => DueAsync(due));
        Assert.Equal(["2026-04-15 2025 source 1 open"], await KeptAsync());
        var runs = await NumberAsync("select count(*) from import_run");
        await DueAsync(due); // set going twice: the second finds that it is no longer due
        Assert.Equal(runs, await NumberAsync("select count(*) from import_run"));
    }

    [Fact]
    public async Task A_source_without_days_of_its_own_is_expected_by_its_rule()
    {
        await FullAsync();
        var rule = new PublicationRule(PublicationPace.Quarter, 31, 1);
        Task FollowAsync() => _db.InTransactionAsync(transaction => Publications.FollowAsync(transaction, "kolada", rule, 1, _clock.GetUtcNow(), Ct), Ct);
        await FollowAsync();
        Assert.Equal(["2026-04-30  rule 0 open"], await KeptAsync());
        _clock.SetUtcNow(Local(2026, 5, 3, 9, 0));
        await FullAsync();
        await FollowAsync();
        Assert.Equal(["2026-04-30  rule 1 open"], await KeptAsync());
        _source.Put(Key, "1287", "2025", 51);
        await FullAsync();
        await FollowAsync();
        Assert.Equal(["2026-04-30  rule 2 arrived", "2026-07-31  rule 0 open"], await KeptAsync());
    }

    [Fact]
    public async Task What_is_late_is_listed_with_since_when_and_when_it_is_asked_for_again()
    {
        _source.Publishes[Key] = (new(2026, 4, 15), "2025");
        await FullAsync();
        var reader = new ExpectedPublications(_db, _clock);
        var coming = Assert.Single(await reader.AllAsync(Ct));
        Assert.Equal((new DateOnly(2026, 4, 15), "2025", null, Local(2026, 4, 15, 6, 0)), (coming.ExpectedOn, coming.Period, coming.LateSince, coming.NextTry));
        await GoToAsync(Local(2026, 4, 17, 10, 0));
        await DueAsync(Assert.Single(await Calendar.DueAsync(Ct)));
        var late = Assert.Single(await reader.AllAsync(Ct));
        Assert.Equal(("Trygga ute", "Kolada", 1, new DateOnly(2026, 4, 15), Local(2026, 4, 18, 6, 0)), (late.Title, late.SourceTitle, late.Tries, late.LateSince, late.NextTry));

        // A service that stood still asks as soon as it is up: no page names a time that has passed.
        _clock.SetUtcNow(Local(2026, 4, 20, 10, 0));
        Assert.Equal(Local(2026, 4, 20, 10, 0), Assert.Single(await reader.AllAsync(Ct)).NextTry);
    }

    private static DateTimeOffset Local(int year, int month, int day, int hour, int minute) => WallTime.At(new(year, month, day), new(hour, minute));

    /// <summary>Goes to a time, with the full runs of the weeks between made shortly before.</summary>
    private async Task GoToAsync(DateTimeOffset moment)
    {
        _clock.SetUtcNow(moment.AddDays(-3));
        await FullAsync();
        _clock.SetUtcNow(moment);
    }

    private Task FullAsync() => Job.RunAsync("kolada", ImportTrigger.Schedule, null, Ct);

    private Task DueAsync(DueImport due) => Job.RunDueAsync(due.Source, [.. due.Keys], due.Since?.ToString("O", CultureInfo.InvariantCulture), null, Ct);

    private async Task<List<string>> KeptAsync()
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select concat_ws(' ', expected_on, coalesce(period, ''), origin, tries, case when arrived_at is null then 'open' else 'arrived' end) from publication order by expected_on", connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var texts = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private async Task<long> NumberAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(_db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(statement, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }
}
