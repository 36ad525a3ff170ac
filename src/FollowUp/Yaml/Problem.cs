using System.Globalization;

namespace FollowUp.Yaml;

/// <summary>A place in a file, counted from 1 as an editor shows it.</summary>
public readonly record struct Place(int Line, int Column);

/// <summary>Something wrong in a file: where, what stands there and what would be right. The text is Swedish.</summary>
public sealed record Problem(Place Place, string Text);

/// <summary>Everything wrong that has been found in one file so far.</summary>
/// <param name="file">The file's name, as the reader of the message knows it.</param>
public sealed class Problems(string file)
{
    // A file of nothing but mistakes must not fill the memory with them.
    private const int Kept = 1000;
    private const int Shown = 400;
    private readonly List<Problem> _found = [];
    private int _notKept;

    public bool Any => _found.Count > 0;

    /// <summary>How many so far.</summary>
    public int Count => _found.Count + _notKept;

    /// <param name="place">Where it stands.</param>
    /// <param name="text">What stands there and what would be right, with places for <paramref name="parts"/>.</param>
    /// <param name="parts">Goes into the text.</param>
    public void Add(Place place, string text, params object[] parts)
    {
        if (_found.Count < Kept)
        {
            _found.Add(new Problem(place, string.Format(CultureInfo.InvariantCulture, text, [.. parts.Select(Cut)])));
        }
        else
        {
            _notKept++;
        }
    }

    // A megabyte on one line must not come back as a message of a megabyte.
    private static object Cut(object part) => part is string { Length: > Shown } text ? text[..Shown] + "…" : part;

    /// <exception cref="FileRefusedException">Something has been found.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new FileRefusedException(file, [.. _found.Distinct().OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)], _notKept);
        }
    }
}

/// <summary>What somebody handed over was refused, and nothing changed. The message is Swedish and says why and what would be right.</summary>
public class RefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A file was refused whole. The message lists what is wrong, a line each, at most <see cref="Listed"/> of them.</summary>
public sealed class FileRefusedException : RefusedException
{
    /// <summary>How many problems the message lists; the rest are counted.</summary>
    public const int Listed = 100;

    /// <param name="file">The file's name.</param>
    /// <param name="problems">What is wrong, in the file's order; at least one.</param>
    /// <param name="notKept">How many more there were.</param>
    public FileRefusedException(string file, IReadOnlyList<Problem> problems, int notKept = 0)
        : base(Write(file, problems, problems.Count + notKept))
    {
        File = file;
        Problems = problems;
    }

    public string File { get; }

    public IReadOnlyList<Problem> Problems { get; }

    private static string Write(string file, IReadOnlyList<Problem> problems, int count)
    {
        static string Text(string text, params object[] parts) => string.Format(CultureInfo.InvariantCulture, text, parts);

        var lines = problems.Take(Listed).Select(p => Text(YamlTexts.ProblemLine, file, p.Place.Line, p.Place.Column, p.Text)).ToList();
        if (count > lines.Count)
        {
            lines.Add(Text(YamlTexts.MoreProblems, count - lines.Count));
        }

        lines.Add(count == 1 ? Text(YamlTexts.RefusedForOne, file) : Text(YamlTexts.RefusedForMany, file, count));
        return string.Join('\n', lines);
    }
}
