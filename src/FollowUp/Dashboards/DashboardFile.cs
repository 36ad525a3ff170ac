using System.Text.RegularExpressions;
using FollowUp.Access;
using FollowUp.Yaml;

namespace FollowUp.Dashboards;

/// <summary>One dashboard as a file describes it. The file's name is the page's address.</summary>
/// <param name="Name">The first part of the address, <c>uppfoljning</c>.</param>
/// <param name="Title">The heading and the word in the menu.</param>
/// <param name="Lead">The sentences under the heading.</param>
/// <param name="Group">What the indicators stand under.</param>
/// <param name="Columns">What a row says of its indicator, in this order, after its name.</param>
/// <param name="ShowsContext">True when indicators without a goal come last.</param>
/// <param name="Order">The place in the menu; the first is where the service begins.</param>
public sealed partial record DashboardFile(
    string Name,
    string Title,
    string Lead,
    DashboardGroup Group,
    IReadOnlyList<DashboardColumn> Columns,
    bool ShowsContext,
    int Order)
{
    private static readonly Dictionary<string, DashboardGroup> _groups = new(StringComparer.Ordinal)
    {
        ["goals"] = DashboardGroup.Goals,
        ["focus_areas"] = DashboardGroup.FocusAreas,
    };

    private static readonly Dictionary<string, DashboardColumn> _columns = new(StringComparer.Ordinal)
    {
        ["value"] = DashboardColumn.Value,
        ["level"] = DashboardColumn.Level,
        ["trend"] = DashboardColumn.Trend,
        ["chart"] = DashboardColumn.Chart,
    };

    private static readonly Dictionary<string, bool> _contexts = new(StringComparer.Ordinal) { ["all"] = true, ["none"] = false };

    /// <summary>The first parts of addresses that are other pages'.</summary>
    private static readonly string[] _taken = ["css", "fonts", .. RouteRoles.FirstParts];

    /// <summary>Reads a file strictly: what is unknown, missing or twice is refused, all of it at once.</summary>
    /// <param name="fileName">The file's name without folder, such as <c>uppfoljning.yaml</c>.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="FileRefusedException">Something in it is wrong; says where and what would be right.</exception>
    public static DashboardFile Read(string fileName, byte[] bytes)
    {
        var problems = new Problems("dashboards/" + fileName);
        var name = Path.GetFileNameWithoutExtension(fileName);
        if (!IsAddress(name) || _taken.Contains(name))
        {
            problems.Add(new Place(1, 1), _taken.Contains(name) ? DashboardTexts.NameTaken : DashboardTexts.NameWrong, name);
        }

        var root = YamlTree.Read(bytes, problems);
        problems.ThrowIfAny();
        var fields = new YamlFields(root!, problems);
        var file = new DashboardFile(
            name,
            fields.Text("title"),
            fields.Text("lead"),
            fields.OneOf("group", _groups),
            ReadColumns(fields, problems),
            fields.OneOf("context", _contexts),
            fields.Whole("order", 1, 99));
        fields.NothingElse();
        problems.ThrowIfAny();
        return file;
    }

    /// <summary>True for a name that can be part of an address as it stands.</summary>
    public static bool IsAddress(string name) => AddressForm().IsMatch(name);

    private static DashboardColumn[] ReadColumns(YamlFields fields, Problems problems)
    {
        var names = fields.Names("columns");
        foreach (var name in names.Where(name => !_columns.ContainsKey(name.Text)))
        {
            problems.Add(name.Place, DashboardTexts.UnknownColumn, name.Text, NearMiss.Sentence(name.Text, _columns.Keys));
        }

        if (names.Count == 0 && !problems.Any)
        {
            problems.Add(fields.PlaceOf("columns"), DashboardTexts.NoColumns, string.Join(", ", _columns.Keys));
        }

        return [.. names.Select(name => _columns.GetValueOrDefault(name.Text))];
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AddressForm();
}

/// <summary>What the indicators of a dashboard stand under.</summary>
public enum DashboardGroup
{
    Goals,

    /// <summary>The focus areas that use them, through the goals they share.</summary>
    FocusAreas,
}

/// <summary>What a row can say of its indicator.</summary>
public enum DashboardColumn
{
    Value,
    Level,
    Trend,
    Chart,
}
