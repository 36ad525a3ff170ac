using FollowUp.Dashboards;
using FollowUp.Yaml;

namespace FollowUp.Reports;

/// <summary>One report as a file describes it: what it holds and for whom. The file's name is the report's.</summary>
/// <param name="Name">Part of its address, <c>uppfoljning</c>.</param>
/// <param name="Title">What stands before the year on its cover.</param>
/// <param name="Lead">The sentences under the title.</param>
/// <param name="Council">The code of the organisation that gets every goal.</param>
/// <param name="EachBoard">True when each board that answers for an indicator gets a report of its own.</param>
/// <param name="ShowsContext">True when indicators without a goal come last.</param>
/// <param name="Order">Its place among the reports.</param>
public sealed record ReportFile(string Name, string Title, string Lead, string Council, bool EachBoard, bool ShowsContext, int Order)
{
    private static readonly Dictionary<string, bool> _boards = new(StringComparer.Ordinal) { ["each"] = true, ["none"] = false };

    private static readonly Dictionary<string, bool> _contexts = new(StringComparer.Ordinal) { ["all"] = true, ["none"] = false };

    /// <summary>Reads a file strictly: what is unknown, missing or twice is refused, all of it at once.</summary>
    /// <param name="fileName">The file's name without folder, such as <c>uppfoljning.yaml</c>.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="FileRefusedException">Something in it is wrong; says where and what would be right.</exception>
    public static ReportFile Read(string fileName, byte[] bytes)
    {
        var problems = new Problems("dashboards/reports/" + fileName);
        var name = Path.GetFileNameWithoutExtension(fileName);
        if (!DashboardFile.IsAddress(name))
        {
            problems.Add(new Place(1, 1), DashboardTexts.NameWrong, name);
        }

        var root = YamlTree.Read(bytes, problems);
        problems.ThrowIfAny();
        var fields = new YamlFields(root!, problems);
        var council = fields.Name("council");
        if (council.Text.Length > 0 && !DashboardFile.IsAddress(council.Text))
        {
            problems.Add(council.Place, ReportTexts.CouncilWrong, council.Text);
        }

        var file = new ReportFile(
            name, fields.Text("title"), fields.Text("lead"), council.Text, fields.OneOf("boards", _boards), fields.OneOf("context", _contexts), fields.Whole("order", 1, 99));
        fields.NothingElse();
        problems.ThrowIfAny();
        return file;
    }

    /// <summary>The goals with their indicators as a dashboard would have them, so that the same reader finds the same in the same order.</summary>
    public DashboardFile AsDashboard => new(Name, Title, Lead, DashboardGroup.Goals, [], ShowsContext, Order);
}
