using FollowUp.Database;
using FollowUp.Imports;
using Xunit;

namespace FollowUp.Tests.House;

/// <summary>A check is a file: it says how severe it is, and what it says of a find stands among the texts under its name.</summary>
public sealed class CheckTests
{
    [Fact]
    public void Every_check_stops_or_tells() => Assert.All(Checks.Paths, path => Assert.True(SqlFolder.Embedded[path].Severity is "stop" or "tell", $"{path}: write '-- severity: stop' or '-- severity: tell'"));

    [Fact]
    public void Nothing_but_a_check_has_a_severity() => Assert.DoesNotContain(
        SqlFolder.Embedded.Paths.Where(path => !path.StartsWith("migrations/", StringComparison.Ordinal)).Except(Checks.Paths), path => SqlFolder.Embedded[path].Severity is not null);

    [Fact]
    public void Every_check_returns_findings() => Assert.All(Checks.Paths, path => Assert.Equal((path, nameof(CheckFinding)), (path, SqlFolder.Embedded[path].Returns)));

    [Fact]
    public void Every_check_has_its_text_and_every_text_its_check()
    {
        var keys = SourceTree.Files("src/FollowUp/Imports", "CheckTexts.resx").SelectMany(file => System.Xml.Linq.XDocument.Parse(file.Text).Descendants("data")).Select(data => (string)data.Attribute("name")!);
        Assert.Equal(Checks.Paths.Select(Checks.NameOf), keys.Where(key => char.IsAsciiLetterLower(key[0])).Order(StringComparer.Ordinal));
        Assert.All(Checks.Paths, path => Assert.Contains("{0}", Checks.TextOf(Checks.NameOf(path)), StringComparison.Ordinal));
    }
}
