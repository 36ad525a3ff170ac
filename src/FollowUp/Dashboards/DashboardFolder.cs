using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Dashboards;

/// <summary>The dashboards there are, from the files of one folder.</summary>
public sealed class DashboardFolder
{
    private const string FrameworkFile = "framework.yaml";
    private readonly string _path;
    private readonly bool _followsEdits;
    private readonly IReadOnlyList<DashboardFile> _atStart;

    /// <param name="path">The folder; what lies in folders under it is not a dashboard.</param>
    /// <param name="followsEdits">True to read the files at every use, so that an edit shows at the next click.</param>
    /// <exception cref="FileRefusedException">A file is not written as it should be.</exception>
    /// <exception cref="RefusedException">There is no dashboard at all.</exception>
    public DashboardFolder(string path, bool followsEdits)
    {
        _path = path;
        _followsEdits = followsEdits;
        _atStart = Read();
    }

    /// <summary>Every dashboard, in the order of the menu; at least one.</summary>
    public IReadOnlyList<DashboardFile> All => _followsEdits ? Read() : _atStart;

    /// <summary>The dashboards as they were at the start, which no later edit can break: for the page that tells of a fault.</summary>
    public IReadOnlyList<DashboardFile> AtStart => _atStart;

    /// <summary>The dashboard of that name; null when there is none.</summary>
    public DashboardFile? Find(string name) => All.FirstOrDefault(file => file.Name == name);

    /// <summary>The folder of dashboards beside the published program, or in the source tree it is run from.</summary>
    public static string PathFrom(string contentRoot) =>
        new[] { "dashboards", Path.Combine("..", "..", "dashboards") }
            .Select(folder => Path.GetFullPath(Path.Combine(contentRoot, folder)))
            .FirstOrDefault(Directory.Exists)
        ?? Path.Combine(contentRoot, "dashboards");

    private DashboardFile[] Read()
    {
        var files = Directory.Exists(_path) ? Directory.GetFiles(_path, "*.yaml") : [];
        DashboardFile[] all =
        [
            .. files.Where(file => Path.GetFileName(file) != FrameworkFile)
                .Order(StringComparer.Ordinal)
                .Select(file => DashboardFile.Read(Path.GetFileName(file), File.ReadAllBytes(file)))
                .OrderBy(dashboard => dashboard.Order),
        ];
        return all.Length > 0 ? all : throw new RefusedException(Format.Fill(DashboardTexts.NoDashboards, _path));
    }
}
