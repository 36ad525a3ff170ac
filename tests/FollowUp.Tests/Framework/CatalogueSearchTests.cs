using FollowUp.Charts;
using FollowUp.Framework;
using FollowUp.Tests.Access;
using FollowUp.Ui;
using Npgsql;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>The search over a catalogue as large as Kolada's: every word, from its beginning, the title first, and nothing that makes it fail.</summary>
public sealed class CatalogueSearchTests(FreshDatabase database) : IClassFixture<FreshDatabase>, IAsyncLifetime
{
    // Some to be found, and as many others as make it 6 099: each of those has one word of its own and two that many have.
    private const string Catalogue = """
        insert into source_indicator (source, key, title, definition, split_by_sex, next_publication, next_period, first_seen, gone_on)
        select v.source, v.key, v.title, v.definition, true, '2026-12-15', '2026', '2026-01-01', v.gone_on::date from (values
            ('kolada', 'N15613', 'Elever i åk 5: Känner du dig trygg i skolan? andel (%)', 'Andel elever. Källa: Skolinspektionen.', null),
            ('kolada', 'N00610', 'Trygg utomhus när det är mörkt ute, andel(%)', 'Andel som har svarat i SCBs undersökning. Här nämns skolan.', null),
            ('kolada', 'N00999', 'Otrygg utomhus, andel (%)', 'Den som känner sig trygg räknas inte.', null),
            ('kolada', 'N15600', 'Trygg i skolan, äldre mätning, andel (%) (-2023)', 'Äldre.', null),
            ('kolada', 'N15601', 'Trygg i skolan, borttagen', 'Borta.', '2026-05-01'),
            ('kolada', 'N07403', 'Anmälda våldsbrott, antal/100 000 inv', 'Antal anmälda brott per 100 000 invånare.', null),
            ('kolada', 'N00945', 'Årets ÖVERSKOTT, kr/inv', 'O''Brien "citerad" 100 % \ baksträck; drop table source_indicator; -- 🙂', null),
            ('smhi', 'utslapp', 'Utsläpp av växthusgaser', 'Fem ton.', null)) v(source, key, title, definition, gone_on)
        on conflict do nothing;
        insert into source_indicator (source, key, title, definition, margin_of, first_seen) values ('kolada', 'W15613', 'Osäkerhetstal - Trygg i skolan, andel (%)', '', 'N15613', '2026-01-01') on conflict do nothing;
        insert into source_indicator (source, key, title, definition, first_seen)
        select 'kolada', 'U' || (10000 + n), 'Påhittat nyckeltal ord' || n || ', antal', repeat('En lång definition med många vanliga ord om kommunens verksamhet. ', 7) || 'särskild' || n, '2026-01-01'
        from generate_series(1, 6090) n where not exists (select from source_indicator where key = 'U10001');
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CatalogueSearch Search => new(database.Db, new ChartCache());

    public async ValueTask InitializeAsync() => await Trail.RowsAsync(database.ConnectionString, Catalogue);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What is searched, what coverage compares with and what an import notices ask the database; pages and forms ask the program.</summary>
    [Theory]
    [InlineData("Trygg i skolan, andel (%) (-2023)", true)]
    [InlineData("Trygg i skolan, medelvärde (- 2024)", true)]
    [InlineData("Trygg i skolan ( -\u00A02024 ).", true)]
    [InlineData("Trygg i skolan (-2023),  ", true)]
    [InlineData("Trygg i skolan (-2023) Källa: Egna uppgifter.", true)]
    [InlineData("Trygg i skolan, andel (%)", false)]
    [InlineData("Trygg i skolan (-2023), andel (%)", false)]
    [InlineData("Trygg i skolan (2015-2023)", false)]
    [InlineData("Trygg i skolan (-20231)", false)]
    [InlineData("Trygg i skolan Källa: Brå (-2023)", false)]
    public async Task The_database_and_the_program_agree_on_which_titles_end_with_a_year(string title, bool ended)
    {
        Assert.Equal(ended, UnitGuess.Of(title).LastYear is not null);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select ended_by_title($1)", connection) { Parameters = { new() { Value = title } } };
        Assert.Equal(ended, await command.ExecuteScalarAsync(Ct));
    }

    [Theory]
    [InlineData("trygg utomhus", "N00610")]
    [InlineData("  UTOMHUS,  trygg!  ", "N00610")]
    [InlineData("skolan trygg", "N15613 N00610 W15613 N15600 N15601")] // every word in the title, then one of them, then the margin, then what is past
    [InlineData("otrygg", "N00999")]
    [InlineData("rygg", "")] // from the beginning of a word
    [InlineData("våldsbr", "N07403")]
    [InlineData("valdsbrott", "")]
    [InlineData("100 000 inv", "N07403")]
    [InlineData("antal/100", "N07403")]
    [InlineData("n00945", "N00945")]
    [InlineData("N0094", "N00945")]
    [InlineData("ÅRETS överskott", "N00945")]
    [InlineData("a\u030Arets o\u0308verskott", "N00945")] // as some programs compose them
    [InlineData("overskott", "")]
    [InlineData("växthusgaser", "utslapp")]
    [InlineData("SCBs undersökning", "N00610")]
    [InlineData("ord17 särskild17", "U10017")]
    [InlineData("o'brien", "N00945")]
    [InlineData("\"citerad\" 100 %", "N00945")]
    [InlineData("trygg trygg trygg utomhus", "N00610")]
    public async Task Every_word_must_be_there_from_its_beginning_and_titles_go_first(string typed, string keys)
    {
        var found = await FindAsync(typed);
        var own = found.Rows.Select(hit => hit.Row.Key).Where(key => typed.Contains("ord17", StringComparison.Ordinal) || !key.StartsWith('U'));
        Assert.StartsWith(keys, string.Join(' ', own), StringComparison.Ordinal);
        if (keys.Length == 0)
        {
            Assert.Equal(0, found.Total);
        }
    }

    [Theory]
    [InlineData("'")]
    [InlineData("%")]
    [InlineData("\\")]
    [InlineData("🙂")]
    [InlineData("\0\u0001")]
    [InlineData("& | ! :* <-> ()")]
    [InlineData("…—–")]
    [InlineData("\uD83D")] // half a character
    [InlineData("日本語")]
    public void What_has_no_word_in_it_is_told_so(string typed)
    {
        var errors = new FieldErrors();
        Assert.Null(CatalogueQuery.Read(typed, errors));
        Assert.StartsWith("Det finns inget ord att söka på.", errors.Of("q"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trygg' or '1'='1", 0)]
    [InlineData("trygg:* & skolan", 5)]
    [InlineData("trygg\\' | skolan", 5)]
    [InlineData("trygg 🙂 skolan", 5)]
    [InlineData("trygg\0skolan", 5)]
    [InlineData("'); drop table source_indicator; --", 1)]
    [InlineData("tr%ygg", 0)]
    public async Task Signs_are_only_what_stands_between_words(string typed, int hits) => Assert.Equal(hits, (await FindAsync(typed)).Total);

    [Fact]
    public async Task As_much_as_may_be_typed_is_searched_for_and_one_character_more_is_refused_kindly()
    {
        Assert.Equal(0, (await FindAsync(string.Join(' ', Enumerable.Range(100, 50)))).Total); // fifty words
        Assert.Equal(0, (await FindAsync(new string('x', CatalogueQuery.Longest))).Total);
        foreach (var length in (int[])[CatalogueQuery.Longest + 1, 2000, 100_000])
        {
            var errors = new FieldErrors();
            Assert.Null(CatalogueQuery.Read(new string('x', length), errors));
            Assert.Contains("Skriv högst 200 tecken", errors.Of("q"), StringComparison.Ordinal);
        }

        var none = new FieldErrors();
        Assert.Null(CatalogueQuery.Read(" \t\n", none));
        Assert.False(none.Any);
    }

    [Fact]
    public async Task A_page_has_twenty_and_the_pages_together_have_each_hit_once()
    {
        List<string> keys = [];
        for (var page = 1; page <= 3; page++)
        {
            var found = await FindAsync("påhittat nyckeltal ord10", page);
            Assert.Equal((1 + 10 + 100, 6), (found.Total, found.Pages));
            Assert.Equal(20, found.Rows.Count);
            keys.AddRange(found.Rows.Select(hit => hit.Row.Key));
        }

        Assert.Distinct(keys);
        Assert.Equal("U10010", keys[0]); // the shortest title
        Assert.Empty((await FindAsync("påhittat nyckeltal ord10", 7)).Rows);
    }

    [Fact]
    public async Task The_whole_catalogue_is_searched_well_within_a_second()
    {
        Assert.Equal(6099, (await Search.SizesAsync(Ct)).Sum(size => size.Indicators) + 1); // one is gone
        await FindAsync("verksamhet"); // prepares the statement
        foreach (var typed in (string[])["verksamhet", "en lång definition", "k", "ord6090", "finnsinte"])
        {
            var start = TimeProvider.System.GetTimestamp();
            await FindAsync(typed);
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_catalogue_with_the_strangest_texts_is_still_taken_in() => Assert.Equal(["2"], await Trail.RowsAsync(
        database.ConnectionString,
        """
        begin;
        insert into source_indicator (source, key, title, definition, first_seen) values
            ('skolverket', 'x1', repeat('å', 5000), repeat('lång', 600000), '2026-01-01'), ('skolverket', 'x2', '🙂 – ”%”', '', '2026-01-01');
        select count(*)::text from source_indicator where key in ('x1', 'x2') and length(words::text) < 2000;
        """));

    [Fact]
    public async Task What_a_hit_tells()
    {
        var hit = Assert.Single((await FindAsync("trygg utomhus mörkt")).Rows);
        Assert.Equal(("%", "redovisas var för sig", "2026-12-15, gäller 2026", "inga värden hämtade ännu"),
            (CatalogueWords.Unit(hit), CatalogueWords.Split(hit), CatalogueWords.Next(hit, new DateOnly(2026, 11, 28)), CatalogueWords.Values(hit)));
        Assert.Equal("inget nytt datum, det senaste var 2026-12-15", CatalogueWords.Next(hit, new DateOnly(2026, 12, 16)));
        Assert.Null(hit.Sparkline);
        var past = (await FindAsync("trygg skolan")).Rows.ToDictionary(one => one.Row.Key, CatalogueWords.Caution);
        Assert.Equal(("Publiceras inte efter 2023", "Borta ur katalogen sedan 2026-05-01", "Osäkerhetstal till N15613", null), (past["N15600"], past["N15601"], past["W15613"], past["N15613"]));
        Assert.Equal("/ramverk/ny?kalla=kolada&nyckel=N00945", CatalogueWords.AddAddress("kolada", "N00945"));
        Assert.Null(CatalogueWords.Beginning("Kort."));
        Assert.Equal(string.Concat(Enumerable.Repeat("fem bokstäver ", 12)) + "fem …", CatalogueWords.Beginning(string.Concat(Enumerable.Repeat("fem bokstäver ", 20))));
    }

    private async Task<PageOf<CatalogueHit>> FindAsync(string typed, int page = 1)
    {
        var errors = new FieldErrors();
        var query = CatalogueQuery.Read(typed, errors);
        Assert.False(errors.Any, errors.Of("q"));
        return await Search.FindAsync(query!, null, page, Ct);
    }
}
