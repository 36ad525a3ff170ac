using System.Collections.Concurrent;
using System.Reflection;

namespace FollowUp.Database;

/// <summary>The files of <c>sql/</c>, which travel inside the program: the only place SQL is written.</summary>
public sealed class SqlFolder
{
    private readonly IReadOnlyDictionary<string, string> _files;
    private readonly ConcurrentDictionary<string, SqlStatement> _statements = new(StringComparer.Ordinal);

    /// <param name="files">Text by path under <c>sql/</c>.</param>
    public SqlFolder(IReadOnlyDictionary<string, string> files) => _files = files;

    /// <summary>The program's own.</summary>
    public static SqlFolder Embedded { get; } = new(Read(typeof(SqlFolder).Assembly));

    /// <summary>Every path, in order.</summary>
    public IEnumerable<string> Paths => _files.Keys.Order(StringComparer.Ordinal);

    /// <summary>The statement at a path.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public SqlStatement this[string path] => _statements.GetOrAdd(path, p => SqlStatement.Parse(p, File(p)));

    /// <summary>A file's text as it is, without the stamp.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public string File(string path) => _files.TryGetValue(path, out var text)
        ? text
        : throw new ArgumentException($"There is no sql/{path}. {Nearest(path)}", nameof(path));

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        const string Root = "sql/";
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(name[Root.Length..], reader.ReadToEnd());
        }

        return files;
    }

    private string Nearest(string path)
    {
        static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];
        static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

        var sameName = Paths.Where(other => FileName(other) == FileName(path)).ToArray();
        var sameFolder = Paths.Where(other => Folder(other) == Folder(path)).ToArray();
        return sameName.Length > 0 ? $"Of that name there is: {string.Join(", ", sameName)}."
            : sameFolder.Length > 0 ? $"That folder holds: {string.Join(", ", sameFolder)}."
            : "A path is given from sql/ on, such as queries/folder/what_it_returns.sql.";
    }
}
