using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace FollowUp.Tables;

/// <summary>
/// A file's bytes as text, its encoding decided once for the whole: by its mark (UTF-8, UTF-16), else UTF-8 where every byte fits that,
/// else Windows-1252. Nothing is replaced on the way: what fits none is refused with its row.
/// </summary>
internal static partial class TextEncoding
{
    private const string Utf8 = "UTF-8";
    private const string Utf16 = "UTF-16";
    private const string Windows = "Windows-1252";

    // As many zero bytes as this, of a hundred, are no slip but two or four bytes a character, without the mark that would say so.
    private const int ZerosOfUnmarkedUtf16 = 10;

    private static readonly SearchValues<byte> _undefined = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    // Given by the platform but not registered for everybody: nothing else here reads old code pages.
    private static readonly Encoding _windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text; null when the bytes are none, for a fault that says why.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, out EncodingFault? fault)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF]))
        {
            fault = new(EncodingTrouble.Unknown, null, null);
            return null;
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return ReadUtf16(bytes[2..], bytes[0] == 0xFE, out fault);
        }

        var marked = bytes.StartsWith(Encoding.UTF8.Preamble);
        return ReadEightBit(marked ? bytes[3..] : bytes, marked, out fault);
    }

    /// <summary>Every byte as Windows-1252, which a file may be known to be written in; null when one of them is no character there.</summary>
    public static string? ReadWindows(ReadOnlySpan<byte> bytes, out EncodingFault? fault)
    {
        var undefined = bytes.IndexOfAny(_undefined);
        fault = undefined >= 0 ? new(EncodingTrouble.Invalid, Row(bytes, undefined), Windows) : null;
        return undefined >= 0 ? null : _windows.GetString(bytes);
    }

    /// <summary>The row of the first place that looks as if the text had been read wrongly once before; null for none.</summary>
    public static int? Misread(string text) =>
        !Ascii.IsValid(text) && MisreadForm().Match(text) is { Success: true } misread ? Row(text.AsSpan(0, misread.Index)) : null;

    private static string? ReadUtf16(ReadOnlySpan<byte> bytes, bool bigEndian, out EncodingFault? fault)
    {
        fault = null;
        var text = (bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes[..(bytes.Length / 2 * 2)]);
        // The decoder puts U+FFFD for half a pair; a file that holds that character itself was broken before.
        if (bytes.Length % 2 != 0 || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            fault = new(EncodingTrouble.Invalid, text.IndexOf('\uFFFD', StringComparison.Ordinal) is >= 0 and var at ? Row(text.AsSpan(0, at)) : Row(text), Utf16);
            return null;
        }

        return text;
    }

    private static string? ReadEightBit(ReadOnlySpan<byte> bytes, bool marked, out EncodingFault? fault)
    {
        fault = null;
        if (bytes.Count((byte)0) * 100L > bytes.Length * (long)ZerosOfUnmarkedUtf16)
        {
            fault = new(EncodingTrouble.Unknown, null, null);
            return null;
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var (firstUtf8, firstOther) = Pieces(bytes);
        if (firstUtf8 >= 0)
        {
            // Whichever came first is the file's; the row to mend is where the other begins.
            fault = new(EncodingTrouble.Mixed, Row(bytes, marked ? firstOther : Math.Max(firstUtf8, firstOther)), null);
            return null;
        }

        if (marked)
        {
            fault = new(EncodingTrouble.Invalid, Row(bytes, firstOther), Utf8);
            return null;
        }

        return ReadWindows(bytes, out fault);
    }

    /// <summary>
    /// Where the first character certainly written in UTF-8 begins, and the first byte that is no UTF-8; −1 for none. Two bytes whose first is
    /// not C2 or C3 are no certain character: in Windows-1252 they are a Swedish capital before a dash or a quotation mark.
    /// </summary>
    private static (int Utf8, int Other) Pieces(ReadOnlySpan<byte> bytes)
    {
        int utf8 = -1, other = -1;
        for (var i = 0; i < bytes.Length && (utf8 < 0 || other < 0);)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }

            var whole = Rune.DecodeFromUtf8(bytes[i..], out _, out var length) == OperationStatus.Done;
            if (!whole)
            {
                other = other < 0 ? i : other;
            }
            else if (utf8 < 0 && (length > 2 || bytes[i] is 0xC2 or 0xC3))
            {
                utf8 = i;
            }

            i += whole ? length : 1;
        }

        return (utf8, other);
    }

    private static int Row(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at];
        var row = 1 + before.Count((byte)'\n');
        for (var i = 0; i < before.Length; i++)
        {
            row += before[i] == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n') ? 1 : 0;
        }

        return row;
    }

    private static int Row(ReadOnlySpan<char> before) => 1 + CsvText.Lines(before);

    // UTF-8 that was once read as Windows-1252 and saved so, characters given up, and two letters of DOS read as Windows-1252 within words.
    [GeneratedRegex("\u00C3[\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|\u00C2[\u0080-\u00BF]|\u00E2\u20AC|\u00EF\u00BB\u00BF|\uFFFD|(?<=\\p{L})[\u2020\u201E](?=\\p{L})")]
    private static partial Regex MisreadForm();
}

/// <summary>What is wrong with the bytes of a text.</summary>
internal enum EncodingTrouble
{
    /// <summary>No encoding of ours.</summary>
    Unknown,

    /// <summary>A byte that its encoding has no character for.</summary>
    Invalid,

    /// <summary>Two encodings in one file.</summary>
    Mixed,
}

/// <summary>Why bytes are no text.</summary>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Row">Its row; null for the whole file.</param>
/// <param name="Encoding">The encoding's name, where one was tried.</param>
internal sealed record EncodingFault(EncodingTrouble Trouble, int? Row, string? Encoding);
