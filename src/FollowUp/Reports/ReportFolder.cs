using FollowUp.Dashboards;

namespace FollowUp.Reports;

/// <summary>The reports there are, from the files of one folder beside the dashboards.</summary>
public sealed class ReportFolder
{
    private readonly string _path;
    private readonly bool _followsEdits;
    private readonly IReadOnlyList<ReportFile> _atStart;

    /// <param name="path">The folder; one that is not there holds no report.</param>
    /// <param name="followsEdits">True to read the files at every use, so that an edit shows at the next click.</param>
    /// <exception cref="Yaml.FileRefusedException">A file is not written as it should be.</exception>
    public ReportFolder(string path, bool followsEdits)
    {
        _path = path;
        _followsEdits = followsEdits;
        _atStart = Read();
    }

    /// <summary>Every report in its order.</summary>
    public IReadOnlyList<ReportFile> All => _followsEdits ? Read() : _atStart;

    /// <summary>The report of that name; null when there is none.</summary>
    public ReportFile? Find(string name) => All.FirstOrDefault(file => file.Name == name);

    /// <summary>The folder beside the published program, or in the source tree it is run from.</summary>
    public static string PathFrom(string contentRoot) => Path.Combine(DashboardFolder.PathFrom(contentRoot), "reports");

    private ReportFile[] Read() =>
    [
        .. (Directory.Exists(_path) ? Directory.GetFiles(_path, "*.yaml") : [])
            .Order(StringComparer.Ordinal)
            .Select(file => ReportFile.Read(Path.GetFileName(file), File.ReadAllBytes(file)))
            .OrderBy(report => report.Order),
    ];
}
