using System.Text.RegularExpressions;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>One source as a file in <c>dashboards/sources/</c> describes it. The file's name is the source's.</summary>
public sealed partial record SourceFile
{
    private const string PxWebKind = "pxweb";
    private const string PxKind = "px";

    private static readonly string[] _taken = ["kolada", "leverans", .. Recorded.Names];
    private static readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal) { [PxWebKind] = PxWebKind, [PxKind] = PxKind, ["file"] = "file" };

    private static readonly Dictionary<string, PublicationPace> _paces = new(StringComparer.Ordinal)
    {
        ["week"] = PublicationPace.Week,
        ["month"] = PublicationPace.Month,
        ["quarter"] = PublicationPace.Quarter,
        ["year"] = PublicationPace.Year,
    };

    /// <summary>The source's name, <c>scb-folkmangd</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file, for messages: <c>dashboards/sources/scb-folkmangd.yaml</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>What pages call it.</summary>
    public string Title { get; init; } = "";

    /// <summary>When it publishes, where a rule says so; null when none does.</summary>
    public PublicationRule? Publication { get; init; }

    /// <summary>Where its table is; null for files.</summary>
    public PxWebPlace? Place { get; init; }

    /// <summary>Its files: paths and addresses; none for a table of PxWeb.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>True when the files always hold everything, so that what is not in them has been withdrawn.</summary>
    public bool IsComplete { get; init; }

    /// <summary>What a table's dimensions mean; null for columns.</summary>
    public PxMapping? Table { get; init; }

    /// <summary>What columns mean; null for a table.</summary>
    public FileMapping? Columns { get; init; }

    /// <summary>The indicators that the mapping names.</summary>
    public IReadOnlyList<string> Keys => Table?.Values.Select(value => value.Key.Text).ToList() ?? Columns!.Keys;

    /// <summary>Reads a file strictly: what is unknown, missing or twice is refused, all of it at once.</summary>
    /// <param name="fileName">The file's name without folder.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="FileRefusedException">Something in it is wrong; says where and what would be right.</exception>
    public static SourceFile Read(string fileName, byte[] bytes)
    {
        var shown = "dashboards/sources/" + fileName;
        var problems = new Problems(shown);
        var name = Path.GetFileNameWithoutExtension(fileName);
        if (!NameForm().IsMatch(name))
        {
            problems.Add(new Place(1, 1), SourceFileTexts.NameWrong, name);
        }
        else if (_taken.Contains(name))
        {
            problems.Add(new Place(1, 1), SourceFileTexts.NameTaken, name);
        }

        var root = YamlTree.Read(bytes, problems);
        if (root is null)
        {
            problems.ThrowIfAny();
        }

        var fields = new YamlFields(root!, problems);
        var file = new SourceFile { Name = name, FileName = shown, Title = fields.Text("title") };
        var kind = fields.OneOf("kind", _kinds);
        if (fields.Map("from") is { IsMap: true } from)
        {
            file = kind == PxWebKind
                ? file with { Place = PxWebPlace.Read(from, problems) }
                : file with { Files = FilesOf(from, problems), IsComplete = from.Has("complete") ? from.TrueOrFalse("complete") : from.TextOrNone("complete") == "true" };
            if (kind is not null)
            {
                from.NothingElse();
            }
        }

        file = file with { Publication = fields.MapOrNone("publication") is { IsMap: true } publication ? RuleOf(publication) : null };
        if (fields.Map("mapping") is { IsMap: true } mapping && kind is not null)
        {
            file = kind == "file"
                ? file with { Columns = FileMappingReader.Read(mapping, problems) }
                : file with { Table = PxMapping.Read(shown, mapping, problems) };
        }

        fields.NothingElse();
        problems.ThrowIfAny();
        return file;
    }

    private static List<string> FilesOf(YamlFields from, Problems problems)
    {
        var files = from.Names("files");
        if (files.Count == 0 && from.Has("files"))
        {
            problems.Add(from.PlaceOf("files"), SourceFileTexts.NoFiles);
        }

        foreach (var file in files.Where(file => !FilePlaces.IsPossible(file.Text)))
        {
            problems.Add(file.Place, SourceFileTexts.FileWrong, file.Text);
        }

        return [.. files.Select(file => file.Text)];
    }

    private static PublicationRule RuleOf(YamlFields publication)
    {
        var pace = publication.OneOf("every", _paces);
        var rule = new PublicationRule(
            pace,
            publication.Whole("day", 1, pace == PublicationPace.Week ? 7 : 31),
            pace is PublicationPace.Quarter or PublicationPace.Year ? publication.Whole("month", 1, pace == PublicationPace.Quarter ? 3 : 12) : 1);
        publication.NothingElse();
        return rule;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{1,39}\z")]
    private static partial Regex NameForm();
}
