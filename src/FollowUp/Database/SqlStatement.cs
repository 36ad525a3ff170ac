using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUp.Database;

/// <summary>
/// One statement of <c>sql/</c>, with what its header says. The header is the leading comment lines: a sentence, then
/// <c>params:</c>, <c>returns:</c> and, where they are wanted, <c>after:</c>, <c>timeout:</c> and, in a check, <c>severity:</c>; a line without such a word continues the one above.
/// </summary>
/// <param name="Path">Where it lies under <c>sql/</c>, as callers name it: <c>queries/goals/targets_with_figures.sql</c>.</param>
/// <param name="Sentence">What it gives or does.</param>
/// <param name="Parameters">What it takes, in the header's order; for a <c>copy</c>, its columns.</param>
/// <param name="Returns">The C# record or simple type of its rows; null when it returns nothing.</param>
/// <param name="After">Statements that must have run before in the same transaction, such as the one that makes a temporary table.</param>
/// <param name="Timeout">Seconds the statement may take, 0 for any time; null when the connection's own limit is right.</param>
/// <param name="Text">The statement, with its path as a comment in front: a slow query in the server's log names its file.</param>
public sealed partial record SqlStatement(
    string Path,
    string Sentence,
    IReadOnlyList<SqlParameter> Parameters,
    string? Returns,
    IReadOnlyList<string> After,
    int? Timeout,
    string Text)
{
    /// <summary>For a check, what its findings do: <c>stop</c> the import or <c>tell</c> a person; null for any other statement.</summary>
    public string? Severity { get; init; }

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="FormatException">The header is not written as it should be.</exception>
    public static SqlStatement Parse(string path, string file)
    {
        var lines = file.ReplaceLineEndings("\n").Split('\n');
        var headerLines = lines.TakeWhile(line => line.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var body = string.Join('\n', lines.Skip(headerLines.Length)).Trim();
        var sections = Sections(headerLines.Select(line => line[2..].Trim()));

        string? Section(string name) => sections.GetValueOrDefault(name) is { Length: > 0 } text && text != "nothing" ? text : null;

        var parameters = Section("params")?.Split(',').Select(part => Parameter(path, part)).ToArray() ?? [];
        var timeout = Section("timeout") is { } text ? Seconds(path, text) : (int?)null;
        return new SqlStatement(
            path,
            sections.GetValueOrDefault("", ""),
            parameters,
            Section("returns"),
            Section("after")?.Split(',', StringSplitOptions.TrimEntries) ?? [],
            timeout,
            Stamped(path, body))
        {
            Severity = Section("severity"),
        };
    }

    /// <summary>In front, except for <c>copy</c>: the driver asks that word to come first.</summary>
    private static string Stamped(string path, string body) =>
        body.StartsWith("copy ", StringComparison.OrdinalIgnoreCase) ? $"{body}\n/* {path} */" : $"/* {path} */\n{body}";

    private static Dictionary<string, string> Sections(IEnumerable<string> lines)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = "";
        foreach (var line in lines)
        {
            var text = line;
            if (SectionStart().Match(line) is { Success: true } start)
            {
                name = start.Groups["name"].Value;
                text = line[start.Length..].Trim();
            }

            sections[name] = sections.TryGetValue(name, out var before) ? $"{before} {text}".Trim() : text;
        }

        return sections;
    }

    private static SqlParameter Parameter(string path, string text) => ParameterForm().Match(text.Trim()) is { Success: true } form
        ? new SqlParameter(form.Groups["name"].Value, form.Groups["type"].Value)
        : throw new FormatException($"sql/{path}: '{text.Trim()}' is not a parameter. Write '-- params:  @name type, @name type' or '-- params:  nothing'.");

    private static int Seconds(string path, string text) => TimeoutForm().Match(text) is { Success: true } form
        ? int.Parse(form.Groups["seconds"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : throw new FormatException($"sql/{path}: '{text}' is not a timeout. Write '-- timeout: 600 s', or 0 s for any time.");

    [GeneratedRegex(@"\A(?<name>params|returns|after|timeout|severity):", RegexOptions.ExplicitCapture)]
    private static partial Regex SectionStart();

    [GeneratedRegex(@"\A@(?<name>[a-z][a-z0-9_]*)\s+(?<type>[a-z][a-z0-9 ]*(\[\])?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ParameterForm();

    [GeneratedRegex(@"\A(?<seconds>[0-9]{1,6}) s\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TimeoutForm();
}

/// <summary>What a statement takes, as its header says.</summary>
/// <param name="Name">Without the <c>@</c>, in snake case; a C# property of the same letters fills it.</param>
/// <param name="Type">The PostgreSQL type, such as <c>int</c> or <c>text[]</c>.</param>
public sealed record SqlParameter(string Name, string Type);
