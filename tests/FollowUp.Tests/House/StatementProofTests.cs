using FollowUp.Database;
using Xunit;

namespace FollowUp.Tests.House;

/// <summary>That the proof of statements finds what it is there to find.</summary>
public sealed class StatementProofTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    [Theory]
    [InlineData("-- returns: ProvedRow\nselect number, name, null::float8 as known_value from migration", null)]
    [InlineData("-- returns: ProvedRow\nselect name, number, null::float8 as known_value from migration", "which are not the parameters of ProvedRow in their order")]
    [InlineData("-- returns: ProvedRow\nselect number, name from migration", "which are not the parameters of ProvedRow in their order")]
    [InlineData("-- returns: ProvedRow\nselect number::bigint, name, null::float8 as known_value from migration", "number is bigint, which is no Int32")]
    [InlineData("-- returns: ProvedRow\nselect ordinal_position as number, null::text as name, 1 as known_value from information_schema.columns", "known_value is integer, which is no Double")]
    [InlineData("-- returns: NoSuchRow\nselect 1 as number", "returns NoSuchRow, of which there is none in the program")]
    [InlineData("-- returns: ProvedList\nselect array_agg(name) as names, array_agg(number) as numbers from migration", null)]
    [InlineData("-- returns: ProvedList\nselect array_agg(name) as names, array_agg(number::bigint) as numbers from migration", "numbers is bigint[], which is no Int32[]")]
    [InlineData("-- returns: int\nselect number from migration", null)]
    [InlineData("-- returns: long\nselect number from migration", "number is integer, which is no Int64")]
    [InlineData("-- returns: int\nselect datacl from pg_database", "datacl is")]
    [InlineData("-- returns: string\nselect description from proved", "description may be null in proved")]
    [InlineData("-- returns: string?\nselect description from proved", null)]
    [InlineData("-- returns: string\nselect description from proved where description is not null", null)]
    [InlineData("-- returns: nothing\nselect number from migration", "returns number integer, its header says nothing")]
    [InlineData("-- returns: nothing\nselect pg_advisory_xact_lock(1)", null)]
    [InlineData("-- returns: int\ndelete from migration", "returns nothing, its header says int")]
    [InlineData("-- returns: int\nselect nummer from migration", "column \"nummer\" does not exist")]
    [InlineData("-- params: @number text\n-- returns: int\nselect number from migration where number = @number", "operator does not exist: integer = text")]
    [InlineData("-- params: @number number\n-- returns: int\nselect number from migration where number = @number", "has the type 'number'")]
    [InlineData("-- params: @number int, @name text\n-- returns: nothing\ncopy migration (number, name) from stdin (format binary)", null)]
    [InlineData("-- params: @number bigint, @name text\n-- returns: nothing\ncopy migration (number, name) from stdin (format binary)", "its header says @number Bigint")]
    [InlineData("-- params: nothing\n-- returns: int\n-- after: commands/t/room.sql\nselect place from room", null)]
    [InlineData("-- params: nothing\n-- returns: int\nselect place from room", "relation \"room\" does not exist")]
    public async Task A_statement_that_does_not_fit_is_found(string text, string? problem)
    {
        var ct = TestContext.Current.CancellationToken;
        var sql = new SqlFolder(new Dictionary<string, string>
        {
            ["queries/t/proved.sql"] = text,
            ["commands/t/room.sql"] = "-- Room.\ncreate temp table room (place int not null) on commit drop",
            ["commands/t/proved.sql"] = "-- A table.\ncreate table if not exists proved (description text)",
        });
        await using var db = Db.Open(database.ConnectionString, sql);
        await db.ExecuteAsync("commands/t/proved.sql", ct);
        var problems = await StatementProof.ProblemsAsync(database.ConnectionString, sql, "queries/t/proved.sql", ct);
        if (problem is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
        }
    }
}

/// <summary>What the proved statements return.</summary>
internal sealed record ProvedRow(int Number, string Name, double? KnownValue);

internal sealed record ProvedList(string[] Names, int[]? Numbers);
