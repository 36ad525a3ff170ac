using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>How files that somebody kept are read, without fetching anything and without storing anything.</summary>
/// <param name="NeedsMapping">True when only a mapping can say what the files mean.</param>
/// <param name="Read">Reads the files by the mapping, its name and its bytes.</param>
public sealed record KeptFiles(bool NeedsMapping, Func<string, byte[], IReadOnlyList<RawAnswer>, Reading> Read)
{
    /// <summary>The sources whose files can be read so, by name. Another is another line.</summary>
    public static IReadOnlyDictionary<string, KeptFiles> All { get; } = new SortedDictionary<string, KeptFiles>(StringComparer.Ordinal)
    {
        ["file"] = new(true, (name, mapping, files) => FilesReader.Read(FileMappingReader.Read(name, mapping), files)),
        ["kolada"] = new(false, (_, _, files) => KoladaFiguresReader.Read(files)),
        ["px"] = new(true, ReadTables),
        ["pxweb"] = new(true, ReadTables),
    };

    /// <summary>Reads files of a source.</summary>
    /// <param name="source">One of the names in <see cref="All"/>.</param>
    /// <param name="mapping">The mapping's path; null for none.</param>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RefusedException">A file cannot be read, the mapping is wrong, lacks, or is one too many.</exception>
    /// <exception cref="SourceException">The files are not what they should be.</exception>
    public static async Task<Reading> ReadAsync(string source, string? mapping, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var kept = All[source];
        if (kept.NeedsMapping != mapping is not null)
        {
            throw new RefusedException(Format.Fill(kept.NeedsMapping ? SourceTexts.NeedsMapping : SourceTexts.TakesNoMapping, source));
        }

        var said = mapping is null ? [] : await BytesAsync(mapping, YamlTree.MaxBytes, cancellation);
        var files = new List<RawAnswer>();
        foreach (var path in paths)
        {
            files.Add(new(path, default, null, "", false, await BytesAsync(path, FileRows.MaxBytes, cancellation)));
        }

        return kept.Read(mapping ?? "", said, files);
    }

    private static Reading ReadTables(string name, byte[] mapping, IReadOnlyList<RawAnswer> files) => FileSource.ReadTables(PxMapping.Read(name, mapping), files);

    // One byte more than may be there, so that whoever reads them can tell.
    private static async Task<byte[]> BytesAsync(string path, int most, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var bytes = new byte[Math.Min(file.Length, most) + 1];
            return bytes[..await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RefusedException(Format.Fill(SourceTexts.NoFile, path), e);
        }
    }
}
