using System.Globalization;
using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Tests.House;

namespace FollowUp.Tests.Sources.Files;

/// <summary>Short ways to read a file by a mapping, and to say what came out of it.</summary>
internal static class Mapped
{
    /// <summary>A mapping that any of the small files below fits.</summary>
    public const string Plain = """
        text: {delimiter: semicolon, decimal: comma, group: space}
        workbook: {sheet: first}
        header: {row: 1}
        indicator: elever
        area: "{kod}"
        period: "{år}"
        breakdown: "{kön}"
        values: [{column: antal}]
        marks: {"..": suppressed, "~100": suppressed, ".": not_available, "-": zero, "cirka {number}": estimated, "<{number}": suppressed, "": nothing}
        """;

    /// <summary>The path of one of the mappings beside the tests.</summary>
    public static string Path(string name) => System.IO.Path.Combine(SourceTree.Root, "tests/FollowUp.Tests/Sources/Files/Mappings", name + ".yaml");

    /// <summary>One of the mappings beside the tests.</summary>
    public static FileMapping Named(string name) => FileMappingReader.Read(name + ".yaml", File.ReadAllBytes(Path(name)));

    public static FileMapping Of(string yaml) => FileMappingReader.Read("mall.yaml", Encoding.UTF8.GetBytes(yaml));

    public static Reading Read(FileMapping mapping, string path) => FilesReader.Read(mapping, [new RawAnswer(path, default, null, "", false, File.ReadAllBytes(path))]);

    public static Reading Read(FileMapping mapping, byte[] bytes, string name = "fil.csv") => FilesReader.Read(mapping, [new RawAnswer(name, default, null, "", false, bytes)]);

    public static Reading ReadText(string yaml, string text) => Read(Of(yaml), Encoding.UTF8.GetBytes(text));

    /// <summary>Each observation in short: <c>elever 1287 2024 T 4 Estimated (cirka 4)</c>.</summary>
    public static IEnumerable<string> Told(Reading reading) => reading.Observations.Select(o => string.Join(' ',
        ((string?[])[o.Key, o.Area, o.Observation.Period.ToString(), o.Breakdown, o.Observation.Value?.ToString(CultureInfo.InvariantCulture),
            o.Observation.Status == ObservationStatus.Normal ? null : o.Observation.Status.ToString(), o.Observation.Mark is { } mark ? $"({mark})" : null]).Where(part => part is not null)));
}
