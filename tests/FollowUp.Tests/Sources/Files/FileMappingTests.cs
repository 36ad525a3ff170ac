using System.Text;
using FollowUp.Sources;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests.Sources.Files;

/// <summary>A mapping is read strictly: every mistake with its line, its column and what would be right.</summary>
public sealed class FileMappingTests
{
    private const string Good = """
        text: {delimiter: semicolon, decimal: comma}
        header: {row: 1}
        indicator: elever
        area: "{kod}"
        period: "2024"
        breakdown: T
        values:
          - {column: antal}
        """;

    [Theory]
    [InlineData("delimiter: semicolon", "delimiter: pipe", 1, 19, "”pipe” går inte som ”delimiter”. Skriv ett av: semicolon, comma, tab")]
    [InlineData("decimal: comma", "decimals: comma", 1, 7, "Uppgiften ”decimal” saknas")]
    [InlineData("decimal: comma", "decimal: comma, encoding: ebcdic", 1, 56, "”ebcdic” går inte som ”encoding”. Skriv ett av: auto, utf-8, windows-1252")]
    [InlineData("text: {delimiter: semicolon, decimal: comma}", "soft-hyphens: removed", 1, 1, "varken hur en textfil (”text”) eller en arbetsbok (”workbook”) är skriven")]
    [InlineData("{row: 1}", "{}", 2, 9, "antingen vilken rad rubrikerna står på (”row”) eller vad raden börjar med (”begins”)")]
    [InlineData("{row: 1}", "{row: 1, begins: a}", 2, 9, "och bara en av dem")]
    [InlineData("{row: 1}", "{row: 0}", 2, 15, "heltal från 1 till 10000")]
    [InlineData("{row: 1}", "{row: 1, levels: 9}", 2, 26, "heltal från 1 till 5")]
    [InlineData("\"{kod}\"", "\"{kod\"", 4, 7, "”{kod” går inte att förstå")]
    [InlineData("\"{kod}\"", "\"1\"", 4, 7, "”1” är ingen områdeskod. Skriv fyra siffror inom citattecken")]
    [InlineData("\"2024\"", "2024-25", 5, 9, "”2024-25” är ingen period")]
    [InlineData("breakdown: T", "breakdown: F", 6, 12, "”F” är ingen grupp")]
    [InlineData("breakdown: T", "breakdwn: T", 6, 1, "”breakdwn” är ingen uppgift som hör hemma här. Menade du ”breakdown”?")]
    [InlineData("breakdown: T", "soft-hyphens: removed", 8, 5, "Inget säger vad ”breakdown” är")]
    [InlineData("{column: antal}", "{from: antal}", 8, 5, "antingen en kolumn (”column”) eller den första och den sista")]
    [InlineData("{column: antal}", "{column: antal, to: b}", 8, 5, "antingen en kolumn")]
    [InlineData("  - {column: antal}", "  []", 8, 3, "”values” är tom")]
    [InlineData("breakdown: T", "breakdown: T\nmarks: {\"..\": hidden}", 7, 15, "”hidden” går inte som ”..”. Skriv ett av: not_applicable")]
    [InlineData("breakdown: T", "breakdown: T\nmarks: {\"c\": estimated}", 7, 9, "måste ha {number} där talet står")]
    [InlineData("breakdown: T", "breakdown: T\nmarks: {\"{number}\": suppressed}", 7, 9, "har {number} fel")]
    [InlineData("breakdown: T", "breakdown: T\nmarks: {\"-{number}\": zero}", 7, 9, "har {number} fel")]
    [InlineData("breakdown: T", "breakdown: T\nlines: {a: Valt}", 7, 12, "ska ha {} en gång")]
    [InlineData("breakdown: T", "breakdown: T\nname: {a: \"{}\"}", 7, 11, "ska ha {} en gång")]
    [InlineData("breakdown: T", "breakdown: T\nwords: {breakdown: {Alla: A}}", 7, 27, "”A” är ingen grupp")]
    [InlineData("breakdown: T", "breakdown: T\nwords: {kön: {Alla: T}}", 7, 9, "”kön” är ingen uppgift som hör hemma här")]
    [InlineData("breakdown: T", "breakdown: T\nonly: {Typ: Samtliga}", 7, 13, "”Typ” ska vara en lista")]
    public void A_mistake_is_told_where_it_stands(string right, string wrong, int line, int column, string told)
    {
        var refused = Assert.Throws<FileRefusedException>(() => Mapped.Of(Good.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(refused.Problems, problem => problem.Place == new Place(line, column) && problem.Text.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mapping_beside_the_tests_is_right()
    {
        Assert.NotNull(Mapped.Of(Good));
        var mappings = Directory.GetFiles(Path.GetDirectoryName(Mapped.Path("x"))!);
        Assert.NotEmpty(mappings);
        Assert.All(mappings, path => FileMappingReader.Read(path, File.ReadAllBytes(path)));
    }

    [Fact]
    public void A_mapping_for_one_kind_of_file_refuses_the_other()
    {
        var book = Workbook.Of("<row><c t=\"inlineStr\"><is><t>kod</t></is></c></row>");
        Assert.Contains("filen är en arbetsbok, men mallen säger inget under ”workbook”", Assert.Throws<SourceException>(() => Mapped.Read(Mapped.Of(Good), book)).Message, StringComparison.Ordinal);
        var mapping = Mapped.Of(Good.Replace("text: {delimiter: semicolon, decimal: comma}", "workbook: {sheet: first}", StringComparison.Ordinal));
        Assert.Contains("filen är en textfil, men mallen säger inget under ”text”", Assert.Throws<SourceException>(() => Mapped.Read(mapping, Encoding.UTF8.GetBytes("kod;antal"))).Message, StringComparison.Ordinal);
    }
}
