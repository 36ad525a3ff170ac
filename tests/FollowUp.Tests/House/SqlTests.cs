using System.Text.RegularExpressions;
using FollowUp.Database;
using Xunit;

namespace FollowUp.Tests.House;

/// <summary>
/// SQL is a function library: every file is called, every call finds its file, and each statement fits the schema, its own header and
/// the record it fills. What is found here would else be found by a user.
/// </summary>
public sealed partial class SqlTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    private static readonly string[] _statements = [.. SqlFolder.Embedded.Paths.Where(path => !path.StartsWith("migrations/", StringComparison.Ordinal))];

    // What compares figures but shows none, or shows them to those who handed them in; and revisions, which leave out every period with a small count.
    private static readonly string[] _unshown = ["queries/imports/", "queries/deliveries/", "queries/indicators/revisions.sql", "queries/revisions/revised_figures.sql", "queries/indicators/source_facts.sql"];

    [Fact]
    public void Every_file_of_sql_travels_inside_the_program() => Assert.Equal(
        SourceTree.Files("sql", ".sql").Select(file => file.Path["sql/".Length..]).Order(StringComparer.Ordinal),
        SqlFolder.Embedded.Paths);

    [Fact]
    public void Every_statement_is_called_from_somewhere() => Nothing(
        _statements.Where(path => !path.StartsWith("checks/", StringComparison.Ordinal)).Except(Calls().Select(call => call.Path)),
        "A statement nobody calls is read, mended and migrated for nothing. (Those of checks/ are run by their folder.)");

    [Fact]
    public void Every_call_finds_its_statement() => Nothing(
        Calls().Where(call => !_statements.Contains(call.Path)).Select(call => $"{call.File}: {call.Path}"),
        "A call to a file that is not there fails only when somebody gets that far.");

    [Fact]
    public void A_call_asks_for_the_rows_the_statement_says_it_returns() => Nothing(
        from call in Calls()
        where call.Type is not null && _statements.Contains(call.Path)
        let returns = SqlFolder.Embedded[call.Path].Returns ?? "nothing"
        where returns.TrimEnd('?') != call.Type.TrimEnd('?')
        select $"{call.File}: asks for {call.Type}, {call.Path} returns {returns}",
        "The header names the record, so that a reader of either finds the other.");

    [Fact]
    public void Every_statement_says_what_it_is_for_and_takes_what_it_says() => Nothing(
        from path in _statements
        let statement = SqlFolder.Embedded[path]
        let used = Used().Matches(Comment().Replace(statement.Text, "")).Select(hit => hit.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal)
        from problem in new[]
        {
            statement.Sentence.EndsWith('.') ? null : "has no sentence that says what it is for",
            IsCopy(statement) || used.SequenceEqual(statement.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal)) ? null : $"uses @{string.Join(", @", used)}, its header says otherwise",
            Header().IsMatch(SqlFolder.Embedded.File(path)) ? null : "lacks a line '-- params:' or '-- returns:'",
        }
        where problem is not null
        select $"{path}: {problem}",
        "The header is what callers read.");

    [Fact]
    public async Task Every_statement_fits_the_schema_its_header_and_its_record()
    {
        var problems = new List<string>();
        foreach (var path in _statements)
        {
            problems.AddRange((await StatementProof.ProblemsAsync(database.ConnectionString, SqlFolder.Embedded, path, TestContext.Current.CancellationToken)).Select(problem => $"{path}: {problem}"));
        }

        Nothing(problems, "Prepared against the migrated schema, with the types of its header, each statement must give the columns of its record in their order.");
    }

    [Fact]
    public void What_is_shown_is_read_through_the_view_that_hides_small_counts() => Nothing(
        from path in _statements
        where path.StartsWith("queries/", StringComparison.Ordinal) && !_unshown.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal))
        where Stored().IsMatch(Comment().Replace(SqlFolder.Embedded[path].Text, ""))
        select path,
        "A surface that reads observation itself would show what every other surface hides.");

    [Fact]
    public void No_statement_stands_in_code() => Nothing(
        from file in SourceTree.Files("src", ".cs", ".cshtml")
        from Match hit in SqlInCode().Matches(Documentation().Replace(file.Text, ""))
        select $"{file.Path}: {hit.Value}",
        "A statement in a string is proved by no test here, and its path is in no slow query's text.");

    [Fact]
    public void Connections_are_opened_by_the_database_and_the_cluster_alone() => Nothing(
        from file in SourceTree.Files("src", ".cs")
        where Opening().IsMatch(file.Text) && !Regex.IsMatch(file.Path, @"/Database/(Db|Cluster\w*|Advisory\w*)\.cs$")
        select file.Path,
        "Settings, limits and names in the server's log stand in one place.");

    internal static bool IsCopy(SqlStatement statement) => statement.Text.StartsWith("copy ", StringComparison.Ordinal);

    private static IEnumerable<(string File, string? Type, string Path)> Calls() =>
        from file in SourceTree.Files("src", ".cs", ".cshtml")
        from Match hit in Call().Matches(file.Text)
        select (file.Path, hit.Groups["type"].Success ? hit.Groups["type"].Value : null, hit.Groups["path"].Value);

    private static void Nothing(IEnumerable<string> found, string reason)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, $"{reason}\nFound:\n{string.Join('\n', list)}");
    }

    [GeneratedRegex(@"(Async<(?<type>[\w.?\[\]]+)>\(\s*)?""(?<path>(queries|commands|checks)/[^""\n{}]+\.sql)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<![@:\w])@(?<name>[a-z_][a-z0-9_]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Used();

    [GeneratedRegex(@"\b(from|join)\s+observation(_history)?\b")]
    private static partial Regex Stored();

    [GeneratedRegex(@"--.*$|/\*.*?\*/|'[^']*'", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^-- params: .+^-- returns: ", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Header();

    [GeneratedRegex(@"^\s*///.*$", RegexOptions.Multiline)]
    private static partial Regex Documentation();

    [GeneratedRegex(@"""[^""\n]*(\bselect\b[^""\n]*\bfrom\b|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\b[^""\n]*\bset\b|\b(create|alter|drop)\s+(temp\s+)?(table|database|role|index|view)\b|\bcopy\b[^""\n]*\bstdin\b)", RegexOptions.IgnoreCase)]
    private static partial Regex SqlInCode();

    [GeneratedRegex(@"\bnew NpgsqlConnection\b|\bNpgsqlDataSource(Builder)?\b|\bOpenConnectionAsync\b|\bNpgsqlConnection\.\w+")]
    private static partial Regex Opening();
}
