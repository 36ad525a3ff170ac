using System.IO.Compression;
using System.Text;
using System.Xml;
using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp.Tables;

/// <summary>
/// The package a workbook lies in, looked through before anything opens it: the libraries that read workbooks believe what a file says of
/// itself. Every part is unpacked once, counted, and thrown away.
/// </summary>
internal static class WorkbookPackage
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string Hyperlink = "/hyperlink";
    private const string Image = "/image";

    // What a part is by its name, and what it is called in Swedish.
    private static readonly (string Part, string Called)[] _refused =
    [
        ("vbaproject", TableTexts.Macros),
        ("xl/macrosheets/", TableTexts.Macros),
        ("xl/externallinks/", TableTexts.ExternalLinks),
        ("xl/embeddings/", TableTexts.Embedded),
        ("xl/activex/", TableTexts.Embedded),
        ("encryptedpackage", TableTexts.Encrypted),
    ];

    /// <summary>True of a file that begins as a workbook does.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8) && bytes.Length > 3 && bytes[2] is 3 or 5 or 7;

    /// <summary>True of the package that older programs write and that an encrypted workbook lies in.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <exception cref="TableRefusedException">The package is too large, holds what is not taken in, or is broken.</exception>
    public static void Check(byte[] bytes, WorkbookLimits limits)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            throw Refused(TableTexts.PackageTooLarge, Format.Count(bytes.Length), Format.Count(limits.MaxBytes));
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            Check(zip, limits);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new TableRefusedException(TableTexts.PackageBroken, broken);
        }
    }

    private static void Check(ZipArchive zip, WorkbookLimits limits)
    {
        if (zip.Entries.Count > limits.MaxParts)
        {
            throw Refused(TableTexts.TooManyParts, Format.Count(zip.Entries.Count), Format.Count(limits.MaxParts));
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = limits.MaxUnpacked;
        foreach (var entry in zip.Entries)
        {
            CheckName(entry.FullName);
            if (!names.Add(entry.FullName))
            {
                throw Refused(TableTexts.PartTwice, Shown(entry.FullName));
            }

            var part = Unpacked(entry, left) ?? throw Refused(TableTexts.UnpackedTooLarge, Format.Count(limits.MaxUnpacked), Shown(entry.FullName));
            left -= part.Length;
            if (IsXml(entry.FullName, part))
            {
                CheckXml(entry.FullName, part, limits);
            }
        }

        if (!names.Contains(ContentTypes))
        {
            throw Refused(TableTexts.NoWorkbook);
        }
    }

    private static void CheckName(string name)
    {
        if (name.Contains('\\', StringComparison.Ordinal) || name.StartsWith('/') || name.Split('/').Contains(".."))
        {
            throw Refused(TableTexts.PartEscapes, Shown(name));
        }

        var (part, called) = _refused.FirstOrDefault(refused => name.Contains(refused.Part, StringComparison.OrdinalIgnoreCase));
        if (part is not null)
        {
            throw Refused(TableTexts.Holds, called, Shown(name));
        }
    }

    private static byte[]? Unpacked(ZipArchiveEntry entry, int most)
    {
        using var source = entry.Open();
        using var part = new MemoryStream();
        var piece = new byte[81_920];
        for (int read; (read = source.Read(piece)) > 0;)
        {
            if (part.Length + read > most)
            {
                return null;
            }

            part.Write(piece, 0, read);
        }

        return part.ToArray();
    }

    private static bool IsXml(string name, ReadOnlySpan<byte> part) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || part.StartsWith<byte>([0xFF, 0xFE]) || part.StartsWith<byte>([0xFE, 0xFF])
        || (part.StartsWith(Encoding.UTF8.Preamble) ? part[3..] : part).TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private static void CheckXml(string name, byte[] part, WorkbookLimits limits)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(part, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.Depth > limits.MaxDepth)
                {
                    throw Refused(TableTexts.TooDeep, Shown(name), Format.Count(limits.MaxDepth));
                }

                if (xml.NodeType == XmlNodeType.Element)
                {
                    CheckElement(xml, name);
                }
            }
        }
        catch (XmlException broken)
        {
            // A declaration of types is refused by the reader without a name of its own.
            var hasTypes = Encoding.Latin1.GetString(part).Replace("\0", "", StringComparison.Ordinal).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
            throw new TableRefusedException(
                hasTypes ? Format.Fill(TableTexts.Holds, TableTexts.Dtd, Shown(name)) : Format.Fill(TableTexts.PartBroken, Shown(name)), broken);
        }
    }

    // Links to pages and pictures elsewhere, which publishers put beside their logotype, feed no cell and are never followed.
    private static void CheckElement(XmlReader xml, string name)
    {
        if (xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") == "External" && xml.GetAttribute("Type") is var type
            && type?.EndsWith(Hyperlink, StringComparison.Ordinal) != true && type?.EndsWith(Image, StringComparison.Ordinal) != true)
        {
            throw Refused(TableTexts.Holds, TableTexts.ExternalLinks, Shown(name));
        }

        if (xml.LocalName is "Override" or "Default" && xml.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw Refused(TableTexts.Holds, TableTexts.Macros, Shown(name));
        }
    }

    private static string Shown(string name) => Excerpt.Of(name);

    private static TableRefusedException Refused(string text, params string[] parts) => new(Format.Fill(text, parts));
}
