using System.Text;
using FollowUp.Dashboards;
using FollowUp.Tests.House;
using Xunit;

namespace FollowUp.Tests.Pages;

public sealed class DashboardFileTests
{
    private const string Right = """
        title: Uppföljning
        lead: Alla mål.
        group: goals
        columns: [value, trend]
        context: none
        order: 3
        """;

    [Fact]
    public void A_file_says_what_the_page_shows()
    {
        var file = Read(Right);
        Assert.Equal(("uppfoljning", "Uppföljning", "Alla mål.", DashboardGroup.Goals, false, 3), (file.Name, file.Title, file.Lead, file.Group, file.ShowsContext, file.Order));
        Assert.Equal([DashboardColumn.Value, DashboardColumn.Trend], file.Columns);
    }

    [Theory]
    [InlineData("group: goals", "group: goal", "rad 3", "goals, focus_areas")]
    [InlineData("columns: [value, trend]", "columns: [value, trnd]", "rad 4", "Menade du ”trend”?")]
    [InlineData("columns: [value, trend]", "columns: []", "rad 4", "value, level, trend, chart")]
    [InlineData("columns: [value, trend]", "columns: [value, value]", "rad 4", "två gånger")]
    [InlineData("context: none", "kontext: none", "rad 5", "Menade du ”context”?")]
    [InlineData("order: 3", "order: tre", "rad 6", "heltal från 1 till 99")]
    [InlineData("title: Uppföljning", "title:", "rad 1", "tom")]
    public void A_fault_is_told_with_its_line_and_what_would_be_right(string right, string wrong, string line, string advice)
    {
        var refused = Assert.ThrowsAny<Exception>(() => Read(Right.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains("dashboards/uppfoljning.yaml", refused.Message, StringComparison.Ordinal);
        Assert.Contains(line, refused.Message, StringComparison.Ordinal);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import.yaml", "/import är redan en annan sidas")]
    [InlineData("Uppföljning.yaml", "a–z, 0–9 och bindestreck")]
    [InlineData("a b.yaml", "a–z, 0–9 och bindestreck")]
    public void The_name_must_be_able_to_be_an_address(string name, string advice) =>
        Assert.Contains(advice, Assert.ThrowsAny<Exception>(() => Read(Right, name)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_projects_own_dashboards_are_right_and_in_the_order_of_the_menu() =>
        Assert.Equal(["uppfoljning", "fokusomraden"], new DashboardFolder(Path.Combine(SourceTree.Root, "dashboards"), followsEdits: false).All.Select(file => file.Name));

    [Fact]
    public void In_development_an_edit_shows_at_the_next_click_and_elsewhere_at_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("followup-dashboards-");
        try
        {
            var path = Path.Combine(folder.FullName, "uppfoljning.yaml");
            File.WriteAllText(path, Right);
            var (follows, keeps) = (new DashboardFolder(folder.FullName, followsEdits: true), new DashboardFolder(folder.FullName, followsEdits: false));
            File.WriteAllText(path, Right.Replace("Alla mål.", "Ändrat.", StringComparison.Ordinal));
            Assert.Equal("Ändrat.", follows.All[0].Lead);
            Assert.Equal("Alla mål.", keeps.All[0].Lead);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_without_a_dashboard_stops_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("followup-dashboards-");
        try
        {
            Assert.Contains(folder.FullName, Assert.Throws<FollowUp.Yaml.RefusedException>(() => new DashboardFolder(folder.FullName, followsEdits: false)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DashboardFile Read(string text, string name = "uppfoljning.yaml") => DashboardFile.Read(name, Encoding.UTF8.GetBytes(text));
}
