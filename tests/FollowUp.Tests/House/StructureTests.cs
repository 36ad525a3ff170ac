using System.Text.RegularExpressions;
using Xunit;

namespace FollowUp.Tests.House;

/// <summary>The rules of the house (README) that can be read off the text of the source. Each failure prints the reason for its rule.</summary>
public sealed partial class StructureTests
{
    [Fact]
    public void Sources_never_touch_the_database() => Nothing(
        from file in SourceTree.Files("src/FollowUp/Sources", ".cs")
        where Regex.IsMatch(file.Text, @"\b(Npgsql|Dapper|FollowUp\.Database|FollowUp\.Imports)\b")
        select file.Path,
        "A source that knew the database could not be read again from its kept answers, nor tested without one.");

    [Fact]
    public void Reading_never_touches_network_file_or_clock() => Nothing(
        from file in SourceTree.Files("src/FollowUp/Sources", "Reader.cs")
        where Regex.IsMatch(file.Text, @"\b(HttpClient|HttpRequest|TimeProvider|DateTime|File|Directory|Environment)\b")
        select file.Path,
        "The same bytes must give the same reading in ten years: Read takes bytes and gives observations.");

    [Fact]
    public void Pages_hold_no_statements_and_no_arithmetic() => Nothing(
        from file in SourceTree.Files("src/FollowUp", ".cshtml", ".cshtml.cs")
        from Match hit in PageWork().Matches(file.Text)
        select $"{file.Path}: {hit.Value}",
        "Pages call one reader and print: a figure computed in a page cannot be tested, nor shown the same elsewhere.");

    [Fact]
    public void Statements_are_called_from_the_folder_they_are_named_for() => Nothing(
        from file in SourceTree.Files("src/FollowUp", ".cs")
        from Match hit in StatementPath().Matches(file.Text)
        let folder = hit.Groups["folder"].Value
        where !file.Path.Split('/').Any(part => part.Equals(folder, StringComparison.OrdinalIgnoreCase))
        select $"{file.Path}: {hit.Value}",
        "A feature may use another feature's reader, never its SQL file: else a table could not change without the whole house moving.");

    [Fact]
    public void Only_the_database_folder_knows_the_driver() => Nothing(
        from file in SourceTree.Files("src/FollowUp", ".cs")
        where !file.Path.Contains("/Database/", StringComparison.Ordinal) && Regex.IsMatch(file.Text, @"\b(NpgsqlConnection|NpgsqlDataSource|NpgsqlCommand|using Dapper)\b")
        select file.Path,
        "Only Db opens connections: settings, time limits and the names in the server's log stand in one place.");

    [Fact]
    public void Only_the_clock_we_are_given_tells_the_time() => Nothing(
        from file in SourceTree.Files("src", ".cs", ".cshtml")
        where Regex.IsMatch(file.Text, @"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bStopwatch\b|\bEnvironment\.TickCount")
        select file.Path,
        "Only TimeProvider knows the time, so that a test can say what day it is.");

    [Fact]
    public void Only_Format_turns_numbers_into_text_for_people() => Nothing(
        from file in SourceTree.Files("src", ".cs", ".cshtml")
        where !file.Path.EndsWith("/Wording/Format.cs", StringComparison.Ordinal)
        where Regex.IsMatch(file.Text, @"""[NFP]\d?""|sv-SE|NumberFormatInfo|CurrentCulture\b")
        select file.Path,
        "A figure is written the same everywhere: decimal comma, no-break groups, a real minus.");

    [Fact]
    public void Swedish_lives_in_texts_dashboards_and_the_database() => Nothing(
        from file in SourceTree.Files("src", ".cs", ".cshtml")
        from line in file.Text.Split('\n')
        where Regex.IsMatch(line, "[åäöÅÄÖ]")
        select $"{file.Path}: {line.Trim()}",
        "Words for people are found, read aloud and translated in the *Texts.resx files, not in code.");

    [Fact]
    public void Files_are_small_enough_to_read_at_once() => Nothing(
        from file in SourceTree.Files("src", ".cs", ".cshtml").Concat(SourceTree.Files("tests", ".cs"))
        let lines = file.Text.Count(c => c == '\n')
        where lines > 300
        select $"{file.Path}: {lines} lines",
        "Over 300 lines a file holds more than one thing.");

    [Fact]
    public void Nobody_waits_on_a_thread_or_swallows_a_fault() => Nothing(
        from file in SourceTree.Files("src", ".cs")
        where Regex.IsMatch(file.Text, @"Thread\.Sleep|\.GetAwaiter\(\)\.GetResult|NotImplementedException|catch\s*(\(Exception[^)]*\))?\s*\{\s*\}")
        select file.Path,
        "A blocked thread stops others; a swallowed fault is found by the user.");

    private static void Nothing(IEnumerable<string> found, string reason)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, $"{reason}\nFound:\n{string.Join('\n', list)}");
    }

    [GeneratedRegex(@"""(queries|commands)/|\bselect\b.*\bfrom\b|@\([^)\n]*\s[*/%+-]\s[^)\n]*\)|\bMath\.\w+")]
    private static partial Regex PageWork();

    [GeneratedRegex(@"""(queries|commands)/(?<folder>[a-z_]+)/", RegexOptions.ExplicitCapture)]
    private static partial Regex StatementPath();
}
