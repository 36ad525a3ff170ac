using FollowUp.Sources;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests.Sources.Files;

/// <summary>Groups of somebody's files besides everybody, women and men.</summary>
public sealed class FileBreakdownTests
{
    private const string Groups = "\nbreakdowns: [{code: A16-24, kind: age, title: 16–24 år}, {code: K.A16-24, kind: sex.age, title: \"Kvinnor, 16–24 år\"}]";
    private static readonly string _plain = Mapped.Plain.ReplaceLineEndings("\n");

    [Fact]
    public void A_group_that_the_mapping_names_is_read_and_told()
    {
        var reading = Mapped.ReadText(_plain + Groups, "kod;år;kön;antal\n1287;2024;T;17\n1287;2024;A16-24;9\n");

        Assert.Equal(["elever 1287 2024 T 17", "elever 1287 2024 A16-24 9"], Mapped.Told(reading));
        Assert.Equal([new SourceBreakdown("A16-24", "age", "16–24 år")], reading.Breakdowns); // the other is in no row
    }

    [Fact]
    public void A_word_may_mean_it_too() =>
        Assert.Equal(["elever 1287 2024 K.A16-24 9"], Mapped.Told(Mapped.ReadText(_plain + Groups + "\nwords: {breakdown: {unga kvinnor: K.A16-24}}", "kod;år;kön;antal\n1287;2024;unga kvinnor;9\n")));

    [Theory]
    [InlineData("A25-44")]
    [InlineData("a16-24")]
    public void Another_code_in_a_cell_is_refused(string code) =>
        Assert.Contains($"är ingen grupp. Väntat var T, K, M eller en kod som står under ”breakdowns”", Assert.Throws<SourceException>(
            () => Mapped.ReadText(_plain + Groups, $"kod;år;kön;antal\n1287;2024;{code};9\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("code: A16-24", "code: T", "”T” kan inte vara en grupps kod")]
    [InlineData("code: K.A16-24", "code: A16-24", "gruppen ”A16-24” står två gånger")]
    [InlineData("kind: age", "kind: \"1\"", "”1” kan inte vara en indelning")]
    [InlineData("title: 16–24 år", "titel: 16–24 år", "Menade du ”title”?")]
    public void A_mistake_is_told_where_it_stands(string right, string wrong, string message)
    {
        Assert.Contains(right, Groups, StringComparison.Ordinal);
        var error = Assert.Throws<FileRefusedException>(() => Mapped.Of(_plain + Groups.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(error.Problems, problem => problem.Place.Line == _plain.Split('\n').Length + 1 && problem.Text.Contains(message, StringComparison.Ordinal));
    }
}
