using System.Globalization;
using System.Text;

namespace FollowUp.Deliveries;

/// <summary>Whether a file is of a kind that is read, by its name and by its first bytes.</summary>
internal static class FileKind
{
    private const int LongestName = 255;
    private const string Csv = "csv";

    /// <summary>Spreadsheets that people have and that are not read: they are told how to save them.</summary>
    private static readonly string[] _spreadsheets = ["xlsx", "xlsm", "xlsb", "xltx", "xltm", "xls", "ods", "numbers"];

    private static readonly string[] _markup = ["<!doctype", "<html", "<?xml", "<table", "<meta"];

    /// <summary>Adds what is wrong with name, size and kind; false when the file is not to be opened.</summary>
    public static bool Check(string fileName, ReadOnlySpan<byte> bytes, DeliveryLimits limits, ProblemList problems)
    {
        if (PersonalNumber.In(fileName) == Likeness.Certain)
        {
            problems.AddPersonal(null, null, DeliveryTexts.PersonalDataInName);
            return false;
        }

        var extension = fileName[(fileName.LastIndexOf('.') + 1)..].ToLowerInvariant();
        if (!IsPlainName(fileName) || extension != Csv && !_spreadsheets.Contains(extension))
        {
            problems.Add(DeliveryCodes.FileNameNotAllowed, null, null, fileName);
        }
        else if (bytes.IsEmpty)
        {
            problems.Add(DeliveryCodes.FileEmpty, null, null, null);
        }
        else if (bytes.Length > limits.MaxFileBytes)
        {
            problems.Add(DeliveryCodes.FileTooLarge, null, null, null, (limits.MaxFileBytes / (1024 * 1024)).ToString(CultureInfo.InvariantCulture));
        }
        else if (extension != Csv)
        {
            problems.Add(DeliveryCodes.FileTypeUnsupported, null, null, null);
        }
        else if (Found(bytes) is { } found)
        {
            problems.Add(DeliveryCodes.FileTypeMismatch, null, null, null, found);
        }

        return !problems.AnyError;
    }

    // A path is no name, and a name that cannot be seen whole may end otherwise than it looks.
    private static bool IsPlainName(string name) => name.Length is > 4 and <= LongestName && name.LastIndexOf('.') > 0
        && !name.AsSpan().ContainsAny('/', '\\', ':')
        && !name.EnumerateRunes().Any(rune => Rune.IsControl(rune) || Invisible.Is(rune) || rune == Rune.ReplacementChar);

    /// <summary>What the bytes are when they are certainly no text of rows; null for nothing known.</summary>
    private static string? Found(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8) || bytes.StartsWith("PK\u0007\u0008"u8))
        {
            return DeliveryTexts.FoundZip;
        }

        if (Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)]) is var start && start == "D0CF11E0A1B11AE1")
        {
            return DeliveryTexts.FoundOle;
        }

        if (bytes.StartsWith("%PDF"u8))
        {
            return DeliveryTexts.FoundPdf;
        }

        if (bytes.StartsWith("GIF8"u8) || start.StartsWith("89504E47", StringComparison.Ordinal) || start.StartsWith("FFD8FF", StringComparison.Ordinal))
        {
            return DeliveryTexts.FoundImage;
        }

        if (bytes.StartsWith("Rar!"u8) || start.StartsWith("1F8B08", StringComparison.Ordinal) || start.StartsWith("377ABCAF", StringComparison.Ordinal))
        {
            return DeliveryTexts.FoundPacked;
        }

        if (bytes.StartsWith(@"{\rtf"u8))
        {
            return DeliveryTexts.FoundRtf;
        }

        var text = Encoding.Latin1.GetString(bytes[..Math.Min(64, bytes.Length)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return _markup.Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
            ? DeliveryTexts.FoundMarkup
            : null;
    }
}
