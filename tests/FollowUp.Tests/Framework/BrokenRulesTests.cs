using FollowUp.Framework;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests;

/// <summary>Files that are well written and say what cannot be.</summary>
public sealed class BrokenRulesTests
{
    /// <summary>What stands in the small framework, what is put instead, and the one problem that gives: line, column and part of its text.</summary>
    [Theory]
    // Where something stands.
    [InlineData("  origin: Brevet\ngoals:", "  origin: Brevet\n  status: antagen\ngoals:", 9, 11, "”antagen” går inte som ”status”. Skriv ett av: consultation, adopted, superseded")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    status: placeholder\nstrategies:", 18, 13, "”placeholder” går inte som ”status”")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    status: [adopted]\nstrategies:", 18, 13, "”status” ska vara en text på en rad, inte en lista")]
    [InlineData("wording: second_hand\n    origin: Nyheten\nstrategies:", "wording: adopted\n    origin: Nyheten\nstrategies:", 16, 14, "”adopted” går inte som ”wording”")]
    [InlineData("    wording: proposed\ntargets:", "    wording: proposed\n    status: adopted\ntargets:", 92, 13, "status: adopted går inte ihop med wording: proposed")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    status: superseded\nstrategies:", 18, 13, "Det som är ersatt har en sista dag. Skriv valid_to")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    decision: KF 2024-01-29\nstrategies:", 18, 15, "Här ska stå uppgifter med namn, som ”code: …”, inte ”KF 2024-01-29”")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    decision:\n      date: 2024-01-29\nstrategies:", 19, 7, "Uppgiften ”body” saknas")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    decision:\n      body: KF\n      dnr: KS 2023/474\nstrategies:", 20, 7, "”dnr” är ingen uppgift som hör hemma här")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    decision:\n      body: KF\n      date: 29 januari 2024\nstrategies:", 20, 13, "”29 januari 2024” är inget datum")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    decision:\n      body: KF\n      paragraph:\nstrategies:", 20, 17, "”paragraph” är tom")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    valid_from: 2026-01\nstrategies:", 18, 17, "”2026-01” är ingen dag. Skriv år, månad och dag")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    valid_from: 2026-02-29\nstrategies:", 18, 17, "”2026-02-29” är ingen dag")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    valid_to: tills vidare\nstrategies:", 18, 15, "”tills vidare” är ingen dag")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    valid_to:\nstrategies:", 18, 14, "”valid_to” är tom")]
    [InlineData("    wording: proposed\ntargets:", "    wording: proposed\n    valid_from: 2026-01-01\n    valid_to: 2025-12-31\ntargets:", 93, 15, "valid_to ligger före valid_from")]
    [InlineData("    origin: Nyheten\nstrategies:", "    origin: Nyheten\n    valid_form: 2026-01-01\nstrategies:", 18, 5, "”valid_form” är ingen uppgift som hör hemma här. Menade du ”valid_from”?")]
    [InlineData("became: FA1\n", "became: FA1\n    status: superseded\n", 39, 5, "”status” är ingen uppgift som hör hemma här")]
    [InlineData("default: true\n", "default: true\n    valid_to: 2025-12-31\n", 103, 5, "”valid_to” är ingen uppgift som hör hemma här")]
    // Links: role, reason, and the time they hold in.
    [InlineData("    role: main\n", "", 86, 5, "Rollen måste anges: skriv role: main")]
    [InlineData("role: main", "role: huvud", 89, 11, "”huvud” går inte som ”role”. Skriv ett av: main, supporting")]
    [InlineData("    reason: Den som är trygg går ut.\n", "", 86, 5, "Uppgiften ”reason” saknas")]
    [InlineData("reason: Den som är trygg går ut.", "reason: \"\"", 90, 13, "”reason” är tom")]
    [InlineData("reason: Den som är trygg går ut.", "reason: Den som är trygg\n      går ut.", 90, 13, "Texten går över flera rader")]
    [InlineData("reason: Den som är trygg går ut.", "reason: Skälet: den som är trygg går ut.", 90, 19, "Här går filen inte att förstå")]
    [InlineData("targets:", "  - focus_area: FA1\n    goal: G1\n    indicator: kolada:N00610\n    role: supporting\n    reason: Igen.\n    wording: proposed\ntargets:", 94, 16, "kolada:N00610 är redan kopplad till FA1 genom G1 på rad 88")]
    [InlineData("targets:", "  - focus_area: FA1\n    goal: G1\n    indicator: kolada:N00610\n    role: supporting\n    reason: Igen.\n    wording: proposed\n    valid_from: 2026-01-01\ntargets:", 94, 16, "kolada:N00610 är redan kopplad till FA1 genom G1 på rad 88")]
    [InlineData("    wording: proposed\ntargets:", "    wording: proposed\n    valid_to: 2026-01-01\n  - focus_area: FA1\n    goal: G1\n    indicator: kolada:N00610\n    role: supporting\n    reason: Igen.\n    wording: proposed\n    valid_from: 2026-01-01\ntargets:", 95, 16, "Samma koppling kan bara finnas en gång i taget")]
    [InlineData("    wording: proposed\ntargets:", "    wording: proposed\n    valid_from: 2027-01-01\n  - focus_area: FA1\n    goal: G1\n    indicator: kolada:N00610\n    role: supporting\n    reason: Igen.\n    wording: proposed\n    valid_to: 2027-01-01\ntargets:", 95, 16, "är redan kopplad till FA1 genom G1 på rad 88")]
    [InlineData("    wording: proposed\ntargets:", "    wording: proposed\n    valid_from: 2025-12-31\ntargets:", 89, 16, "FA1 gäller 2026-01-01 till …. Det som bygger på FA1 gäller bara inom den tiden", "    origin: Brevet\nearlier_areas:", "    origin: Brevet\n    valid_from: 2026-01-01\nearlier_areas:")]
    [InlineData("title: Trygghet\n", "title: Trygghet\n    valid_to: 2030-12-31\n", 89, 16, "G1 gäller … till 2030-12-31", "    wording: proposed\ntargets:", "    wording: proposed\n    valid_from: 2031-01-01\ntargets:")]
    [InlineData("title: Trygga ute\n", "title: Trygga ute\n    valid_to: 2030-12-31\n", 89, 16, "kolada:N00610 gäller … till 2030-12-31", "    wording: proposed\ntargets:", "    wording: proposed\n    valid_to: 2031-01-01\ntargets:")]
    [InlineData("    wording: proposed\ntargets:", "    wording: proposed\n    valid_from: 2026-01-01\n    valid_to: 2031-01-01\ntargets:", 89, 16, "kolada:N00610 gäller … till 2030-12-31", "title: Trygga ute\n", "title: Trygga ute\n    valid_to: 2030-12-31\n")]
    [InlineData("goals: [G1]\n    responsible: [namnden]", "goals: []\n    responsible: [namnden]", 88, 16, "Målet G1 har inte indikatorn kolada:N00610 (den hör till inget mål)")]
    // Targets: one aim at a time.
    [InlineData("    goal: G2\n    value: 0\n", "    goal: G2\n    band:\n      lowest: 90\n      highest: 70\n", 96, 15, "lowest är större än highest")]
    [InlineData("    goal: G2\n    value: 0\n", "    goal: G2\n    band:\n      lowest: 70\n", 96, 7, "Uppgiften ”highest” saknas")]
    [InlineData("    goal: G2\n    value: 0\n", "    goal: G2\n    band: [70, 90]\n", 95, 11, "Här ska stå uppgifter med namn, som ”code: …”, inte en lista")]
    [InlineData("    goal: G2\n    value: 0\n", "    goal: G2\n    band:\n      lowest: 70\n      highest: 90 %\n", 97, 16, "”highest” ska vara ett tal, inte ”90 %”")]
    [InlineData("    goal: G2\n    value: 0\n", "    goal: G2\n    value: 0\n    band:\n      lowest: 70\n      highest: 90\n", 93, 5, "Skriv en sak att sikta mot")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n    year: 2040\n    direction_only: true\n", 93, 5, "Skriv en sak att sikta mot")]
    [InlineData("    value: 0\n    year: 2040\n", "    direction_only: true\n    band:\n      lowest: 70\n      highest: 90\n    year: 2040\n", 93, 5, "Skriv en sak att sikta mot")]
    [InlineData("    value: 0\n    year: 2040\n", "", 93, 5, "Skriv en sak att sikta mot")]
    [InlineData("    goal: G2\n    value: 0\n", "    goal: G2\n", 93, 5, "Skriv en sak att sikta mot")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n", 93, 5, "Uppgiften ”year” saknas")]
    [InlineData("    value: 0\n    year: 2040\n", "    direction_only: true\n    year: 2040\n", 96, 11, "Ett år hör till en nivå eller ett intervall")]
    [InlineData("    value: 0\n    year: 2040\n", "    direction_only: false\n", 95, 21, "”false” går inte som ”direction_only”. Skriv ett av: true")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n    year: 2040\n    milestones:\n      - year: 2035\n        value: 1\n      - year: 2030\n        value: 2\n", 98, 7, "Delmålen ska stå i årsordning")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n    year: 2040\n    milestones:\n      - year: 2030\n        value: 1\n      - year: 2030\n        value: 2\n", 98, 7, "Delmålen ska stå i årsordning")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n    year: 2040\n    milestones:\n      - year: 2030\n        value: 1\n      - year: 2040\n        value: 2\n", 98, 7, "vart och ett före målåret 2040")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n    year: 2040\n    milestones:\n      - year: 2030\n", 98, 9, "Uppgiften ”value” saknas")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n    year: 2040\n    milestones:\n      - year: 1999\n        value: 1\n", 98, 15, "”year” ska vara ett heltal från 2024 till 2200, inte ”1999”")]
    [InlineData("    value: 0\n    year: 2040\n", "    value: 0\n    year: 2040\n    milestones: 2030\n", 97, 17, "”milestones” ska vara en lista, inte ”2030”")]
    [InlineData("    value: 0\n    year: 2040\n", "    band:\n      lowest: 0\n      highest: 1\n    year: 2040\n    milestones:\n      - year: 2030\n        value: 1\n", 100, 7, "Delmål leder till ett målvärde")]
    [InlineData("peer_groups:", "  - indicator: smhi:utslapp\n    goal: G2\n    value: 1\n    year: 2030\n    wording: proposed\n    origin: x\npeer_groups:", 99, 16, "smhi:utslapp har redan ett målvärde på rad 93")]
    [InlineData("    origin: Nyheten\npeer_groups:", "    origin: Nyheten\n    valid_to: 2030-12-31\n  - indicator: smhi:utslapp\n    goal: G2\n    value: 1\n    year: 2030\n    wording: proposed\n    origin: x\n    valid_from: 2030-12-31\npeer_groups:", 100, 16, "En indikator kan ha ett i taget")]
    [InlineData("title: Nettonoll\n", "title: Nettonoll\n    valid_from: 2025-01-01\n", 94, 16, "G2 gäller 2025-01-01 till …", "    origin: Nyheten\npeer_groups:", "    origin: Nyheten\n    valid_to: 2024-12-31\npeer_groups:")]
    [InlineData("title: Utsläpp\n", "title: Utsläpp\n    valid_to: 2039-12-31\n", 94, 16, "smhi:utslapp gäller … till 2039-12-31", "    origin: Nyheten\npeer_groups:", "    origin: Nyheten\n    valid_from: 2039-12-31\n    valid_to: 2040-12-31\npeer_groups:")]
    // Where earlier areas went.
    [InlineData("became: FA1", "became: OA1", 38, 13, "Området blir sig självt: OA1 → OA1")]
    [InlineData("became: FA1", "became: strategin", 38, 13, "”strategin” är varken ett område, ett mål eller ett tidigare område i filen")]
    [InlineData("became: FA1", "became: [FA1, G1]", 38, 13, "”became” ska vara en text på en rad, inte en lista")]
    [InlineData("code: OA1", "code: FA1", 35, 11, "Koden ”FA1” finns redan på rad 29")]
    [InlineData("    became: FA1\n", "", 35, 5, "Uppgiften ”became” saknas")]
    // A strategy owns nothing, and no more does an area.
    [InlineData("origin: Brevet\n    decisions:", "origin: Brevet\n    goals: [G1]\n    decisions:", 24, 5, "En strategi har varken egna mål, indikatorer eller målvärden")]
    [InlineData("origin: Brevet\n    decisions:", "origin: Brevet\n    indicators: [kolada:N00610]\n    decisions:", 24, 5, "En strategi har varken egna mål, indikatorer eller målvärden")]
    [InlineData("origin: Brevet\n    decisions:", "origin: Brevet\n    targets: []\n    decisions:", 24, 5, "En strategi har varken egna mål, indikatorer eller målvärden")]
    [InlineData("    origin: Brevet\nearlier_areas:", "    origin: Brevet\n    indicators: [kolada:N00610]\nearlier_areas:", 34, 5, "”indicators” är ingen uppgift som hör hemma här")]
    [InlineData("decisions:\n      - title: Beslut om revidering\n        date: 2023-05-22\n        reference: § 134\n", "decisions: inga\n", 24, 16, "”decisions” ska vara en lista, inte ”inga”")]
    [InlineData("municipality: 1287 Trelleborg", "municipality: [1287 Trelleborg]", 1, 15, "”municipality” ska vara en text på en rad, inte en lista")]
    public void What_cannot_be_is_told_with_its_place_and_what_would_be_right(string text, string instead, int line, int column, string part, string? also = null, string? alsoInstead = null) =>
        BrokenFrameworkTests.IsTold(text, instead, line, column, part, also, alsoInstead);

    /// <summary>Earlier areas as <c>code became</c>, and what is told of those that never come to an area or a goal of today.</summary>
    [Theory]
    [InlineData("OA1 OA2, OA2 OA1", "38: OA1 → OA2 → OA1", "44: OA2 → OA1 → OA2")]
    [InlineData("OA1 OA2, OA2 OA3, OA3 OA1", "38: OA1 → OA2 → OA3 → OA1", "44: OA2 → OA3 → OA1 → OA2", "50: OA3 → OA1 → OA2 → OA3")]
    [InlineData("OA1 OA2, OA2 OA3, OA3 OA2, OA4 FA1", "38: OA1 → OA2 → OA3 → OA2", "44: OA2 → OA3 → OA2", "50: OA3 → OA2 → OA3")]
    [InlineData("OA1 OA2, OA2 OA3, OA3 OA4, OA4 G1")]
    [InlineData("OA4 OA3, OA3 OA2, OA2 OA1, OA1 FA1")]
    public void Lineage_that_comes_back_to_itself_is_told_of_every_area_that_is_in_it(string lineage, params string[] told)
    {
        var areas = lineage.Split(", ").Select(pair => pair.Split(' '))
            .Select(pair => $"  - code: {pair[0]}\n    title: Titel {pair[0]}\n    relation: blev\n    became: {pair[1]}\n    wording: quoted\n    origin: Brevet\n");
        var yaml = SmallFramework.With("  - code: OA1\n    title: Föräldrastöd\n    relation: inryms i\n    became: FA1\n    wording: quoted\n    origin: Brevet\n", string.Concat(areas));
        if (told.Length == 0)
        {
            Assert.Equal(4, SmallFramework.Read(yaml).Content.EarlierAreas.Count);
            return;
        }

        var problems = Assert.Throws<FileRefusedException>(() => SmallFramework.Read(yaml)).Problems;
        Assert.All(problems, problem => Assert.Equal(13, problem.Place.Column));
        Assert.Equal(told.Select(one => one.Replace(": ", ": Området blir sig självt: ", StringComparison.Ordinal)), problems.Select(problem => $"{problem.Place.Line}: {problem.Text.Split(". ")[0]}"));
    }

    [Fact]
    public void A_reason_has_room_for_a_sentence_and_no_more()
    {
        Assert.Equal(300, SmallFramework.Read(SmallFramework.With("reason: Den som är trygg går ut.", "reason: " + new string('å', 300))).Content.Links[0].Reason.Length);
        BrokenFrameworkTests.IsTold("reason: Den som är trygg går ut.", "reason: " + new string('å', 301), 90, 13, "”reason” är 301 tecken. Högst 300 ryms.");
    }

    /// <summary>The form links had before they had reasons.</summary>
    [Fact]
    public void A_link_to_a_list_of_indicators_is_told_what_it_should_be()
    {
        var yaml = SmallFramework.With("    indicator: kolada:N00610\n", "    indicators: [kolada:N00610]\n");
        var problems = Assert.Throws<FileRefusedException>(() => SmallFramework.Read(yaml)).Problems;
        Assert.Equal([new Place(86, 5), new Place(88, 5)], problems.Select(problem => problem.Place));
        Assert.Equal("Uppgiften ”indicator” saknas.", problems[0].Text);
        Assert.Equal("”indicators” är ingen uppgift som hör hemma här. Menade du ”indicator”?", problems[1].Text);
    }

    [Fact]
    public void A_link_or_a_target_without_days_ends_with_what_it_hangs_on()
    {
        var read = SmallFramework.Read(SmallFramework.Yaml
            .Replace("    origin: Brevet\nearlier_areas:", "    origin: Brevet\n    valid_from: 2026-01-01\n    valid_to: 2030-12-31\nearlier_areas:", StringComparison.Ordinal)
            .Replace("title: Trygga ute\n", "title: Trygga ute\n    valid_to: 2029-12-31\n", StringComparison.Ordinal)
            .Replace("title: Nettonoll\n", "title: Nettonoll\n    valid_from: 2025-01-01\n", StringComparison.Ordinal)).Content;
        Assert.Equal((Standing.NotSaid, Standing.NotSaid), (read.Links[0].Standing, read.Targets[0].Standing));
    }

    /// <summary>A second focus area of the same title, in a second strategy: when each strategy and each area holds.</summary>
    [Theory]
    [InlineData("", "", "valid_to: 2026-12-31", "valid_from: 2027-01-01", true)]
    [InlineData("", "", "valid_to: 2026-12-31", "valid_from: 2026-12-31", false)]
    [InlineData("", "", "valid_to: 2026-12-31", "", false)]
    [InlineData("valid_to: 2026-12-31", "valid_from: 2027-01-01", "", "", true)]
    [InlineData("valid_to: 2026-12-31", "", "", "", false)]
    public void A_successor_may_have_the_title_of_what_has_ended(string firstStrategy, string secondStrategy, string firstArea, string secondArea, bool isRight)
    {
        static string Day(string day) => day.Length == 0 ? "" : $"    {day}\n";
        var yaml = SmallFramework.Yaml
            .Replace("focus_areas:\n", $"{Day(firstStrategy)}  - {{code: S2, title: Den andra, followed_up_through: malen, wording: quoted, origin: x, decisions: []{(secondStrategy.Length == 0 ? "" : ", " + secondStrategy)}}}\nfocus_areas:\n", StringComparison.Ordinal)
            .Replace("earlier_areas:\n", $"{Day(firstArea)}  - {{code: FA2, strategy: S2, title: stöd, wording: quoted, origin: x{(secondArea.Length == 0 ? "" : ", " + secondArea)}}}\nearlier_areas:\n", StringComparison.Ordinal);
        if (isRight)
        {
            Assert.Equal(2, SmallFramework.Read(yaml).Content.FocusAreas.Count);
            return;
        }

        Assert.StartsWith("Titeln ”stöd” finns redan på rad", Assert.Single(Assert.Throws<FileRefusedException>(() => SmallFramework.Read(yaml)).Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_one_after_the_other_may_be_the_same_link_or_aim_at_the_same_indicator()
    {
        var read = SmallFramework.Read(SmallFramework.Everything).Content;
        Assert.Equal(2, read.Links.Count(link => (link.FocusArea, link.Goal, link.Indicator) == ("FA1", "G1", "kolada:N00610")));
        Assert.Equal(2, read.Targets.Count(target => target.Indicator == "kolada:N00610"));
        Assert.False(read.Links[0].Standing.Meets(read.Links[1].Standing));
    }
}
