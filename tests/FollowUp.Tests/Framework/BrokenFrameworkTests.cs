using System.Text;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests;

public sealed class BrokenFrameworkTests
{
    /// <summary>What stands in the small framework, what is put instead, and the one problem that gives: line, column and part of its text.</summary>
    [Theory]
    // Characters and form.
    [InlineData("title: Nettonoll", "title:\tNettonoll", 15, 11, "en tabb. Skriv blanksteg")]
    [InlineData("title: Nettonoll", "title: Netto\u0000noll", 15, 17, "osynligt tecken (U+0000)")]
    [InlineData("title: Nettonoll", "title: Netto\u202Enoll", 15, 17, "osynligt tecken (U+202E)")]
    [InlineData("title: Nettonoll", "title: Netto\u00ADnoll", 15, 17, "osynligt tecken (U+00AD)")]
    [InlineData("title: Nettonoll", "title: \"Netto\\u0007noll\"", 15, 12, "osynligt tecken (U+0007)")]
    [InlineData("title: Nettonoll", "title: Netto\rnoll", 15, 18, "osynligt tecken (U+000D)")]
    [InlineData("title: Nettonoll", "title: Mål: nettonoll", 15, 15, "Här går filen inte att förstå: ”title: Mål: nettonoll”")]
    [InlineData("title: Nettonoll", "title: \"Nettonoll", 15, 12, "Här går filen inte att förstå")]
    [InlineData("goals: [G2]", "goals: [G2", 70, 12, "Här går filen inte att förstå")]
    [InlineData("  - code: G2\n    title: Nettonoll", "  - code: G2\n   title: Nettonoll", 15, 4, "Här går filen inte att förstå")]
    [InlineData("title: Nettonoll", "title: Netto\n     noll", 15, 12, "Texten går över flera rader: ”Netto noll”")]
    [InlineData("title: Nettonoll", "title: |\n      Netto\n      noll", 15, 12, "”title” ska vara en enda rad")]
    [InlineData("title: Nettonoll", "title: \" Nettonoll\"", 15, 12, "utan blanksteg före och efter")]
    [InlineData("title: Nettonoll", "title: &netto Nettonoll", 15, 12, "Märkningen ”&netto” är inte tillåten")]
    [InlineData("title: Nettonoll", "title: *netto", 15, 12, "Hänvisningen ”*netto” är inte tillåten")]
    [InlineData("title: Nettonoll", "title: !!str Nettonoll", 15, 12, "Typmärkningen ”tag:yaml.org,2002:str” är inte tillåten")]
    [InlineData("title: Nettonoll", "title: !netto Nettonoll", 15, 12, "Typmärkningen ”!netto” är inte tillåten")]
    [InlineData("municipality: 1287", "%YAML 1.2\n---\nmunicipality: 1287", 1, 1, "Rader som börjar med %")]
    [InlineData("goals:\n  - code: G1", "---\ngoals:\n  - code: G1", 9, 1, "ett enda dokument")]
    [InlineData("title: Nettonoll", "title: [[[[[[[[[[[[[[]]]]]]]]]]]]]]", 15, 17, "djupare än 8 nivåer")]
    [InlineData("title: Nettonoll", "title: Nettonoll\n    <<: {a: b}", 16, 5, "”<<” är ingen uppgift som hör hemma här")]
    [InlineData("title: Nettonoll", "title: Nettonoll\n    <<: *mål", 16, 9, "Hänvisningen ”*mål” är inte tillåten")]
    [InlineData("title: Nettonoll", "? [title]\n    : Nettonoll", 15, 7, "Framför kolon ska det stå ett enda ord")]
    // Fields.
    [InlineData("title: Nettonoll", "titel: Nettonoll", 15, 5, "”titel” är ingen uppgift som hör hemma här. Menade du ”title”?")]
    [InlineData("title: Nettonoll", "title: Nettonoll\n    colour: red", 16, 5, "”colour” är ingen uppgift som hör hemma här")]
    [InlineData("    title: Nettonoll\n", "", 14, 5, "Uppgiften ”title” saknas")]
    [InlineData("title: Nettonoll", "title: Nettonoll\n    title: Igen", 16, 5, "”title” står redan på rad 15")]
    [InlineData("title: Nettonoll", "title:", 15, 11, "”title” är tom")]
    [InlineData("title: Nettonoll", "title: ~", 15, 12, "”title” är tom")]
    [InlineData("title: Nettonoll", "title: [Nettonoll]", 15, 12, "”title” ska vara en text på en rad, inte en lista")]
    [InlineData("title: Nettonoll", "title: {a: b}", 15, 12, "”title” ska vara en text på en rad, inte flera uppgifter")]
    [InlineData("note: En enkät.", "note:", 56, 10, "”note” är tom")]
    [InlineData("reference: § 134", "reference: []", 27, 20, "”reference” ska vara en text")]
    [InlineData("    direction: up\n", "", 48, 5, "Riktning måste anges")]
    [InlineData("direction: up", "direction: upp", 52, 16, "”upp” går inte som ”direction”. Skriv ett av: up, down, none")]
    [InlineData("direction: up", "direction: UP", 52, 16, "”UP” går inte")]
    [InlineData("period: school_year", "period: läsår", 79, 13, "”läsår” går inte som ”period”")]
    [InlineData("by_sex: true", "by_sex: ja", 54, 13, "Skriv ett av: true, false")]
    [InlineData("kind: board", "kind: nämnd", 43, 11, "Skriv ett av: board, administration, company")]
    [InlineData("decimals: 1", "decimals: 7", 51, 15, "”decimals” ska vara ett heltal från 0 till 6, inte ”7”")]
    [InlineData("decimals: 1", "decimals: 1.0", 51, 15, "inte ”1.0”")]
    [InlineData("natural_limit: 100", "natural_limit: 99,5", 58, 20, "”natural_limit” ska vara ett tal, inte ”99,5”. Skriv det med siffror och decimalpunkt")]
    [InlineData("natural_limit: 100", "natural_limit: .inf", 58, 20, "inte ”.inf”")]
    [InlineData("    protect_below: 5\n", "", 73, 5, "TR-01 är ett antal som lämnas in: skriv protect_below: 5 om det är personer")]
    [InlineData("protect_below: 5", "protect_below: -1", 76, 20, "”protect_below” ska vara ett heltal från 0 till 100, inte ”-1”")]
    [InlineData("unit: ton", "unit: ton\n    lowest: 0", 65, 13, "”lowest” gäller bara det våra egna organisationer lämnar in")]
    [InlineData("unit: ton", "unit: ton\n    protect_below: 5", 65, 20, "”protect_below” gäller bara det våra egna organisationer lämnar in")]
    [InlineData("value: 0", "value: 0x10", 95, 12, "inte ”0x10”")]
    [InlineData("goals: [G2]", "goals: G2", 70, 12, "”goals” ska vara en lista, inte ”G2”")]
    [InlineData("goals: [G2]", "goals: [G2, G2]", 70, 17, "”G2” står två gånger i ”goals”")]
    [InlineData("goals: [G2]", "goals: [[G2]]", 70, 13, "ska vara en text på en rad, inte en lista")]
    [InlineData("  - code: P2\n    title: Andra\n    default: false\n    origin: Kolada\n    members: [1082 Karlshamn]\n", "  - P2\n", 107, 5, "Här ska stå uppgifter med namn, som ”code: …”, inte ”P2”")]
    // Years and dates.
    [InlineData("last_year: 2040", "last_year: 2014", 6, 14, "”last_year” ska vara ett heltal från 2024 till 2200, inte ”2014”")]
    [InlineData("last_year: 2040", "last_year: 40", 6, 14, "ett heltal från 2024 till 2200, inte ”40”")]
    [InlineData("year: 2040\n    wording: second_hand", "year: 2014\n    wording: second_hand", 96, 11, "ett heltal från 2024 till 2200, inte ”2014”")]
    [InlineData("base_year: 2016", "base_year: 16", 57, 16, "inte ”16”")]
    [InlineData("date: 2023-05-22", "date: 22 maj 2023", 26, 15, "”22 maj 2023” är inget datum. Skriv en dag (2023-05-22)")]
    [InlineData("date: 2023-05-22", "date: 2023-02-30", 26, 15, "”2023-02-30” är inget datum")]
    // Codes and references.
    [InlineData("code: G2\n", "code: G1\n", 14, 11, "Koden ”G1” finns redan på rad 10")]
    [InlineData("code: FA1", "code: G1", 29, 11, "Koden ”G1” finns redan på rad 10")]
    [InlineData("code: namnden", "code: nämnden", 42, 11, "”nämnden” går inte som kod")]
    [InlineData("title: Andra", "title: liknande", 108, 12, "Titeln ”liknande” finns redan på rad 101")]
    [InlineData("followed_up_through: malen", "followed_up_through: målen", 21, 26, "”målen” är inte målprogrammets kod. Menade du ”malen”?")]
    [InlineData("strategy: strategin", "strategy: strategi", 30, 15, "”strategi” är ingen strategi i filen. Menade du ”strategin”?")]
    [InlineData("became: FA1", "became: FA7", 38, 13, "”FA7” är varken ett område, ett mål eller ett tidigare område i filen. De som finns: FA1, G1, G2, OA1.")]
    [InlineData("goals: [G2]", "goals: [G2, G7]", 70, 17, "”G7” är inget mål i filen. De som finns: G1, G2.")]
    [InlineData("goals: [G2]", "goals: [G2, g1]", 70, 17, "”g1” är inget mål i filen. Menade du ”G1”?")]
    [InlineData("responsible: [namnden]", "responsible: [namden]", 60, 19, "”namden” är ingen organisation i filen. Menade du ”namnden”?")]
    [InlineData("focus_area: FA1", "focus_area: FA2", 86, 17, "”FA2” är inget område i filen. De som finns: FA1.")]
    [InlineData("indicator: kolada:N00610\n", "indicator: kolada:N00601\n", 88, 16, "”kolada:N00601” är ingen indikator i filen. Menade du ”kolada:N00610”?")]
    [InlineData("- code: smhi:utslapp", "- code: smih:utslapp", 62, 11, "”smih” är ingen källa. Menade du ”smhi”?", "indicator: smhi:utslapp", "indicator: smih:utslapp")]
    [InlineData("code: TR-01", "code: leverans:TR-01", 73, 11, "skrivs utan källa. Skriv TR-01")]
    [InlineData("code: TR-01", "code: kolada:N1:N2", 73, 11, "”kolada:N1:N2” går inte som indikatorkod")]
    // The framework's own rules.
    [InlineData("indicator: kolada:N00610\n", "indicator: smhi:utslapp\n", 88, 16, "Målet G1 har inte indikatorn smhi:utslapp (den hör till G2). Ett område kan bara använda en indikator som målet redan har")]
    [InlineData("    goal: G2\n    value: 0", "    goal: G1\n    value: 0", 93, 16, "Målet G1 har inte indikatorn smhi:utslapp")]
    [InlineData("indicator: smhi:utslapp\n    goal: G2", "indicator: TR-01\n    goal: G1", 93, 16, "TR-01 har direction: none och bedöms inte")]
    [InlineData("municipality: 1287 Trelleborg", "municipality: 1278 Trelleborg", 1, 15, "”1278 Trelleborg” är ingen kommun")]
    [InlineData("municipality: 1287 Trelleborg", "municipality: 1287", 1, 15, "Menade du ”1287 Trelleborg”?")]
    [InlineData("0381 Enköping", "381 Enköping", 105, 9, "”381 Enköping” är ingen kommun. Skriv kod och namn, som 1287 Trelleborg. Menade du ”0381 Enköping”?")]
    [InlineData("0381 Enköping", "0381 Motala", 105, 9, "Menade du ”0381 Enköping”?")]
    [InlineData("0381 Enköping", "1287 Trelleborg", 105, 9, "1287 Trelleborg är kommunen själv")]
    [InlineData("0381 Enköping", "0012 Region Skåne", 105, 9, "”0012 Region Skåne” är ingen kommun")]
    [InlineData("0381 Enköping", "0583 Motala", 106, 9, "”0583 Motala” står två gånger i ”members”")]
    [InlineData("default: false", "default: true", 109, 14, "Redan gruppen på rad 102 visas")]
    [InlineData("default: true", "default: false", 100, 3, "Ingen grupp visas om ingen annan väljs")]
    [InlineData("members: [1082 Karlshamn]", "members: []", 111, 14, "”members” är tom. Minst en behövs")]
    public void A_mistake_is_told_with_its_place_and_what_would_be_right(string text, string instead, int line, int column, string part, string? also = null, string? alsoInstead = null) =>
        IsTold(text, instead, line, column, part, also, alsoInstead);

    [Theory]
    [InlineData("", 1, 1, "Filen är tom")]
    [InlineData("# bara en kommentar\n", 1, 1, "Filen är tom")]
    [InlineData("hej\n", 1, 1, "Här ska stå uppgifter med namn")]
    [InlineData("- code: G1\n", 1, 1, "Här ska stå uppgifter med namn, som ”code: …”, inte en lista")]
    [InlineData("goals: []\n", 1, 8, "”goals” är tom. Minst en behövs")]
    [InlineData("goals: []\n", 1, 1, "Uppgiften ”peer_groups” saknas")]
    public void A_file_that_is_no_framework_is_told_what_is_missing(string yaml, int line, int column, string part) =>
        Assert.Contains(Refused(Encoding.UTF8.GetBytes(yaml)).Problems, p => p.Place == new Place(line, column) && p.Text.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void Another_encoding_is_told_where_it_shows()
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("municipality: 1287 Trelleborg\nprogramme:\n  title: Mål\n");
        Assert.Equal(new Problem(new Place(3, 11), YamlTexts.NotUtf8), Assert.Single(Refused(latin1).Problems));
        Assert.Equal(new Place(1, 1), Assert.Single(Refused(Encoding.Unicode.GetPreamble()).Problems).Place);
        Assert.Equal(new Place(1, 2), Assert.Single(Refused([(byte)'a', 0xC3]).Problems).Place);
    }

    [Theory]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(10 * 1024 * 1024)]
    public void A_file_larger_than_the_bound_is_not_looked_into(int size)
    {
        var large = Encoding.UTF8.GetBytes(SmallFramework.Yaml.PadRight(size, '\n'));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Assert.Single(Refused(large).Problems);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal(new Place(1, 1), problem.Place);
        Assert.Equal("Filen är större än gränsen, 1048576 byte.", problem.Text);
    }

    /// <summary>Nine lists, each of nine of the one before: spelt out, 387 million words.</summary>
    [Fact]
    public void A_billion_laughs_are_refused_at_the_first_and_never_spelt_out()
    {
        var lists = Enumerable.Range(1, 9).Select(n => $"l{n}: &l{n} [{string.Join(", ", Enumerable.Repeat(n == 1 ? "ha" : $"*l{n - 1}", 9))}]\n");
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lists));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Refused(bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Equal(new Place(1, 5), refused.Problems[0].Place);
        Assert.Contains("Märkningen ”&l1” är inte tillåten", refused.Problems[0].Text, StringComparison.Ordinal);
        Assert.Equal(9 + 8 * 9, refused.Problems.Count);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("\t")]
    [InlineData("\"")]
    [InlineData("a: &a [*a, *a]\n")]
    [InlineData("a: 1\n")]
    [InlineData("x")]
    [InlineData("x\n")]
    [InlineData("[x, ")]
    public void A_file_of_a_megabyte_of_anything_is_refused_within_bounds(string piece)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Refused(bytes);
        Assert.True(refused.Message.Length < 100_000, "The message is longer than a person would read.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1L << 30);
    }

    /// <summary>One thing is changed in the small framework, and the one problem that gives is told where it is.</summary>
    internal static void IsTold(string text, string instead, int line, int column, string part, string? also = null, string? alsoInstead = null)
    {
        var yaml = SmallFramework.With(text, instead);
        yaml = also is null ? yaml : yaml.Replace(also, alsoInstead, StringComparison.Ordinal);
        var problems = Assert.Throws<FileRefusedException>(() => SmallFramework.Read(yaml)).Problems;
        var problem = problems.FirstOrDefault(p => p.Text.Contains(part, StringComparison.Ordinal));
        Assert.True(problem is not null, $"Told was: {string.Join(" | ", problems)}");
        Assert.Equal(new Place(line, column), problem.Place);

        // A mistake is told once; only one that takes something away makes what refers to it wrong too.
        Assert.True(problems.Count == 1 || text.Contains("code:", StringComparison.Ordinal) || text.Contains("title:", StringComparison.Ordinal), $"Told was also: {string.Join(" | ", problems)}");
    }

    private static FileRefusedException Refused(byte[] bytes) => Assert.Throws<FileRefusedException>(() => SmallFramework.Read(bytes));
}
