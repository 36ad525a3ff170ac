using System.Text;
using FollowUp.Reports;
using FollowUp.Tests.House;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests.Reports;

public sealed class ReportFileTests
{
    private const string Good = "title: Uppföljning\nlead: Målen.\ncouncil: kommunfullmaktige\nboards: each\ncontext: all\norder: 1\n";

    [Fact]
    public void The_projects_own_reports_can_be_read() => Assert.Equal("uppfoljning", new ReportFolder(Path.Combine(SourceTree.Root, "dashboards", "reports"), false).All[0].Name);

    [Fact]
    public void A_file_is_read_as_it_is_written() =>
        Assert.Equal(new ReportFile("arsrapport", "Uppföljning", "Målen.", "kommunfullmaktige", true, true, 1), ReportFile.Read("arsrapport.yaml", Encoding.UTF8.GetBytes(Good)));

    [Theory]
    [InlineData("boards: each", "boards: alla", "alla")]
    [InlineData("council: kommunfullmaktige", "council: Kommunfullmäktige", "inte en kod")]
    [InlineData("order: 1", "order: 0", "order")]
    [InlineData("order: 1", "order: 1\nwhen: januari", "when")]
    [InlineData("lead: Målen.\n", "", "lead")]
    public void What_is_unknown_missing_or_wrong_is_refused_with_its_place(string from, string to, string said)
    {
        var refusal = Assert.Throws<FileRefusedException>(() => ReportFile.Read("uppfoljning.yaml", Encoding.UTF8.GetBytes(Good.Replace(from, to, StringComparison.Ordinal))));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("dashboards/reports/uppfoljning.yaml", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_cannot_be_an_address_is_refused() => Assert.Throws<FileRefusedException>(() => ReportFile.Read("Års rapport.yaml", Encoding.UTF8.GetBytes(Good)));
}
