namespace FollowUp.Sources;

/// <summary>The sources that files describe, from one folder beside the dashboards.</summary>
public sealed class SourceFolder
{
    /// <param name="path">The folder; one that is not there holds no source.</param>
    /// <exception cref="Yaml.FileRefusedException">A file is not written as it should be.</exception>
    public SourceFolder(string path) =>
        All = [.. PathsIn(path).Select(file => SourceFile.Read(Path.GetFileName(file), File.ReadAllBytes(file)))];

    /// <summary>Every file, in alphabetical order.</summary>
    public IReadOnlyList<SourceFile> All { get; }

    /// <summary>The names of the sources without a look into the files, so that a wrong file does not take their names away.</summary>
    public static IReadOnlyList<string> NamesIn(string path) => [.. PathsIn(path).Select(file => Path.GetFileNameWithoutExtension(file))];

    /// <summary>The sources themselves; those on one host share its pace.</summary>
    /// <param name="places">Where files may be.</param>
    /// <param name="clock">The clock that paces.</param>
    /// <param name="limits">How gently to ask; none means as public services want it.</param>
    public IReadOnlyList<ISource> Sources(FilePlaces places, TimeProvider clock, AskLimits? limits = null)
    {
        var hosts = new AskedHosts(clock, limits ?? new AskLimits());
        return [.. All.Select(file => file.Place is null ? (ISource)new FileSource(file, places, hosts, clock) : new PxWebSource(file, hosts))];
    }

    private static IEnumerable<string> PathsIn(string path) =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal) : [];
}
