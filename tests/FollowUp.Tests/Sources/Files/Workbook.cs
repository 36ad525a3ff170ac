using System.IO.Compression;
using System.Text;

namespace FollowUp.Tests.Sources.Files;

/// <summary>Workbooks made by hand, part by part, so that each can be wrong in one way.</summary>
internal static class Workbook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The parts of a workbook with one sheet of these rows.</summary>
    public static Dictionary<string, string> Parts(string rows) => new()
    {
        ["[Content_Types].xml"] = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """,
        ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>",
        ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\"><si><t>kod</t></si><si><t>år</t></si><si><r><t>k</t></r><r><rPr><b/></rPr><t>ön</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si><t> an\u00ADtal </t></si><si><t>1287</t></si><si><t>T</t></si><si><t>~100</t></si><si><t>4 911,5</t></si></sst>",
        ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"##0.0&quot;dy&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy/mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>",
        ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{Main}\"><dimension ref=\"A1:B1\"/><sheetData>{rows}</sheetData></worksheet>",
    };

    /// <summary>The header that <see cref="Mapped.Plain"/> needs.</summary>
    public const string Header = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>";

    /// <summary>A row whose value is a cell given as XML.</summary>
    public static string Row(int row, string cell) => FormattableString.Invariant($"<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>4</v></c><c r=\"B{row}\"><v>{2000 + row}</v></c><c r=\"C{row}\" t=\"s\"><v>5</v></c>{cell}</row>");

    public static byte[] Of(string rows) => Zip(Parts(rows));

    public static byte[] Zip(Dictionary<string, string> parts) => Zip(parts.Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value))));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }

        return stream.ToArray();
    }
}
