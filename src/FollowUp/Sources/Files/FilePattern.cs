using System.Text;
using System.Text.RegularExpressions;

namespace FollowUp.Sources;

/// <summary>
/// How a part of the key is put together: text as it stands, and in braces the name of a column whose cell goes in there, of a line above the
/// header, of a part of the file's name, or <c>header</c> for the value's own column. <c>{kod:4}</c> fills digits up with zeros to four.
/// </summary>
internal sealed partial class FilePattern
{
    /// <summary>The name that stands for the heading of the value's own column.</summary>
    public const string Header = "header";

    private readonly (string Literal, string? Name, int Width)[] _parts;

    private FilePattern((string, string?, int)[] parts) => _parts = parts;

    /// <summary>The names in braces.</summary>
    public IEnumerable<string> Names => _parts.Where(part => part.Name is not null).Select(part => part.Name!);

    /// <summary>The text when nothing goes into it; else null.</summary>
    public string? Constant => _parts is [var (literal, name, _)] && name is null ? literal : null;

    /// <summary>Null when the braces cannot be understood.</summary>
    public static FilePattern? Parse(string text)
    {
        var parts = new List<(string, string?, int)>();
        var at = 0;
        foreach (Match hit in Braces().Matches(text))
        {
            if (hit.Index > at)
            {
                parts.Add((text[at..hit.Index], null, 0));
            }

            parts.Add(("", hit.Groups["name"].Value.Trim(), hit.Groups["width"].Success ? hit.Groups["width"].Value[0] - '0' : 0));
            at = hit.Index + hit.Length;
        }

        if (at < text.Length)
        {
            parts.Add((text[at..], null, 0));
        }

        return parts.Count > 0 && !parts.Exists(part => part.Item1.AsSpan().ContainsAny('{', '}') || part.Item2 is "") ? new([.. parts]) : null;
    }

    /// <summary>The text with everything filled in.</summary>
    /// <param name="cell">What a name stands for, which is never empty.</param>
    /// <param name="isFilled">Whether zeros were put before something.</param>
    public string Fill(Func<string, string> cell, out bool isFilled)
    {
        isFilled = false;
        if (_parts is [var (literal, only, width)] && (only is null || width == 0))
        {
            return only is null ? literal : cell(only);
        }

        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            var piece = part.Name is null ? part.Literal : cell(part.Name);
            var lacks = piece.Length < part.Width && piece.All(char.IsAsciiDigit);
            isFilled |= lacks;
            text.Append(lacks ? piece.PadLeft(part.Width, '0') : piece);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\{(?<name>[^{}]+?)(:(?<width>[2-9]))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();
}
