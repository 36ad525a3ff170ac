using FollowUp.Database;
using Xunit;

namespace FollowUp.Tests.Database;

public sealed class SqlFolderTests
{
    private const string File = """
        -- Every target with its figures;
        -- a target without figures comes too.
        -- params:  @area text, @periods int[],
        --          @first_known timestamptz
        -- returns: TargetRow
        -- after:   commands/x/make_room.sql, commands/x/fill_room.sql
        -- timeout: 600 s
        select 1
        -- not the header
        where @area = ''
        """;

    [Fact]
    public void A_header_is_read_and_the_path_stamped_in_its_place()
    {
        var statement = new SqlFolder(new Dictionary<string, string> { ["queries/x/y.sql"] = File })["queries/x/y.sql"];
        Assert.Equal("Every target with its figures; a target without figures comes too.", statement.Sentence);
        Assert.Equal([new SqlParameter("area", "text"), new SqlParameter("periods", "int[]"), new SqlParameter("first_known", "timestamptz")], statement.Parameters);
        Assert.Equal("TargetRow", statement.Returns);
        Assert.Equal(["commands/x/make_room.sql", "commands/x/fill_room.sql"], statement.After);
        Assert.Equal(600, statement.Timeout);
        Assert.Equal("/* queries/x/y.sql */\nselect 1\n-- not the header\nwhere @area = ''", statement.Text);
    }

    [Fact]
    public void Nothing_means_nothing()
    {
        var statement = SqlStatement.Parse("commands/x/y.sql", "-- Does it.\r\n-- params:  nothing\r\n-- returns: nothing\r\nselect 1;\r\n");
        Assert.Empty(statement.Parameters);
        Assert.Null(statement.Returns);
        Assert.Null(statement.Timeout);
        Assert.Equal("/* commands/x/y.sql */\nselect 1;", statement.Text);
    }

    [Fact]
    public void A_copy_keeps_its_first_word_first() =>
        Assert.Equal("copy t (a) from stdin (format binary)\n/* commands/x/copy.sql */", SqlStatement.Parse("commands/x/copy.sql", "-- In.\ncopy t (a) from stdin (format binary)").Text);

    [Theory]
    [InlineData("-- X.\n-- params: area text", "'area text' is not a parameter")]
    [InlineData("-- X.\n-- params: @Area text", "'@Area text' is not a parameter")]
    [InlineData("-- X.\n-- params: @area", "Write '-- params:  @name type, @name type'")]
    [InlineData("-- X.\n-- timeout: long", "'long' is not a timeout")]
    public void A_wrong_header_says_where_and_what_would_be_right(string file, string message)
    {
        var wrong = Assert.Throws<FormatException>(() => SqlStatement.Parse("queries/x/y.sql", file));
        Assert.StartsWith("sql/queries/x/y.sql: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_path_is_told_the_nearest()
    {
        var folder = new SqlFolder(new Dictionary<string, string> { ["queries/x/y.sql"] = "select 1", ["queries/x/z.sql"] = "select 2" });
        Assert.Contains("Of that name there is: queries/x/y.sql.", Assert.Throws<ArgumentException>(() => folder["queries/w/y.sql"]).Message, StringComparison.Ordinal);
        Assert.Contains("That folder holds: queries/x/y.sql, queries/x/z.sql.", Assert.Throws<ArgumentException>(() => folder["queries/x/yy.sql"]).Message, StringComparison.Ordinal);
        Assert.Contains("There is no sql/q.sql.", Assert.Throws<ArgumentException>(() => folder["q.sql"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_programs_own_statements_travel_inside_it()
    {
        Assert.Contains("commands/database/try_lock.sql", SqlFolder.Embedded.Paths);
        Assert.Equal(new SqlParameter("key", "bigint"), Assert.Single(SqlFolder.Embedded["commands/database/try_lock.sql"].Parameters));
    }
}
