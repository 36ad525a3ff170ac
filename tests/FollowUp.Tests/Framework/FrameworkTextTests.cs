using System.Text;
using FollowUp.Framework;
using FollowUp.Framework.Pages;
using FollowUp.Sources;
using FollowUp.Yaml;
using Xunit;

namespace FollowUp.Tests;

/// <summary>A framework file thing by thing: found, replaced, added, taken away, renamed, compared and merged.</summary>
public sealed class FrameworkTextTests
{
    private static readonly Dictionary<string, Side> _noChoices = [];

    internal static FrameworkText Small(string yaml = SmallFramework.Yaml) => FrameworkText.Read("framework.yaml", Encoding.UTF8.GetBytes(yaml));

    /// <summary>What a thing says, with some fields otherwise; an empty one is left out.</summary>
    internal static Dictionary<string, string> With(FrameworkText text, string section, string key, params (string Field, string Value)[] fields)
    {
        var all = text.Find(section, key)!.Fields.ToDictionary(StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            all[field] = value;
        }

        return all;
    }

    [Fact]
    public void Every_thing_is_found_by_section_and_key()
    {
        Assert.Equal(
            [
                "municipality/municipality", "programme/programme", "goals/G1", "goals/G2", "strategies/strategin", "focus_areas/FA1", "earlier_areas/OA1", "organisations/namnden",
                "indicators/kolada:N00610", "indicators/smhi:utslapp", "indicators/TR-01", "links/FA1/G1/kolada:N00610", "targets/smhi:utslapp", "peer_groups/P1", "peer_groups/P2",
            ],
            Small().Items.Select(item => item.Name.ToString()));
        Assert.Equal("målet G1", Small().Find("goals", "G1")!.Title);
        Assert.Null(Small().Find("goals", "G9"));
    }

    [Fact]
    public void A_link_that_has_a_first_day_is_found_by_that_too_and_what_shares_a_code_is_still_told_apart()
    {
        var text = Small(SmallFramework.With("    role: main\n", "    role: main\n    valid_from: 2026-01-01\n").Replace("code: G2", "code: G1", StringComparison.Ordinal).Replace("code: TR-01\n    ", "", StringComparison.Ordinal));
        Assert.NotNull(text.Find("links", "FA1/G1/kolada:N00610/2026-01-01"));
        Assert.Equal(["G1", "G1#2"], text.In("goals").Select(goal => goal.Name.Key));
        Assert.Equal("#3", text.In("indicators")[2].Name.Key);
    }

    [Fact]
    public void A_thing_is_replaced_where_it_stood_and_everything_else_is_as_it_was()
    {
        var text = Small().With("goals", "G1", With(Small(), "goals", "G1", ("title", "Trygg kommun"), ("decision.body", "Kommunfullmäktige"), ("status", "adopted")));
        var change = Assert.Single(FrameworkChanges.Between(Small(), text));
        Assert.Equal(("målet G1", ChangeKind.Changed), (change.Name, change.Kind));
        Assert.Equal(
            [new FieldChange("title", "Trygghet", "Trygg kommun"), new FieldChange("status", null, "adopted"), new FieldChange("decision.body", null, "Kommunfullmäktige")], change.Fields);
        Assert.Equal(["G1", "G2"], text.In("goals").Select(goal => goal.Name.Key));
        Assert.Empty(Problems(text));
    }

    [Fact]
    public void A_new_thing_comes_last_in_its_section_and_a_link_after_the_others_of_its_area()
    {
        var text = Small().With("focus_areas", null, With(Small(), "focus_areas", "FA1", ("code", "FA2"), ("title", "Lärande")));
        text = text.With("links", null, With(text, "links", "FA1/G1/kolada:N00610", ("focus_area", "FA2")));
        text = text.With("links", null, With(text, "links", "FA1/G1/kolada:N00610", ("indicator", "TR-01")));
        Assert.Equal(["FA1/G1/kolada:N00610", "FA1/G1/TR-01", "FA2/G1/kolada:N00610"], text.In("links").Select(link => link.Name.Key));
        Assert.Empty(Problems(text));
        Assert.Equal(["området ”Lärande”", "kopplingen FA1–G1–TR-01", "kopplingen FA2–G1–kolada:N00610"], FrameworkChanges.Between(Small(), text).Select(change => change.Name));
    }

    [Fact]
    public void What_is_taken_away_has_ended_and_its_section_may_be_empty()
    {
        var text = Small().With("links", "FA1/G1/kolada:N00610", null);
        Assert.Empty(text.In("links"));
        var change = Assert.Single(FrameworkChanges.Between(Small(), text));
        Assert.Equal((ChangeKind.Ended, "FA1/G1/kolada:N00610"), (change.Kind, change.Key));
        Assert.Contains(new FieldChange("reason", "Den som är trygg går ut.", null), change.Fields);
        Assert.Empty(Problems(text));
    }

    [Fact]
    public void The_municipality_and_the_programme_are_things_too()
    {
        var text = Small().With("municipality", "municipality", new Dictionary<string, string> { ["municipality"] = "0381 Enköping" });
        text = text.With("programme", null, With(text, "programme", "programme", ("last_year", "2045")));
        Assert.Equal(
            [("kommunen", "1287 Trelleborg", "0381 Enköping"), ("målprogrammet", "2040", "2045")],
            FrameworkChanges.Between(Small(), text).Select(change => (change.Name, change.Fields[0].From!, change.Fields[0].To!)));
    }

    [Fact]
    public void Another_code_is_written_wherever_the_thing_is_referred_to()
    {
        var text = Small().Rename("goals", "G1", "M1").Rename("focus_areas", "FA1", "O1").Rename("indicators", "kolada:N00610", "kolada:N00611").Rename("organisations", "namnden", "styrelsen")
            .Rename("strategies", "strategin", "social").Rename("programme", "malen", "programmet");
        Assert.Empty(Problems(text));
        Assert.NotNull(text.Find("links", "O1/M1/kolada:N00611"));
        Assert.Equal("O1", text.Find("earlier_areas", "OA1")!.Fields["became"]);
        Assert.Equal("styrelsen", text.Find("indicators", "kolada:N00611")!.Fields["responsible"]);
    }

    [Fact]
    public void Fields_of_a_form_say_the_same_as_the_file()
    {
        foreach (var text in new[] { Small(), Committed() })
        {
            Assert.Empty(FrameworkChanges.Between(text, text.Items.Aggregate(text, (all, item) => all.With(item.Name.Section, item.Name.Key, item.Fields))));
        }

        var target = Small().With("targets", "smhi:utslapp", new Dictionary<string, string>
        {
            ["indicator"] = "smhi:utslapp",
            ["goal"] = "G2",
            ["value"] = "0",
            ["year"] = "2040",
            ["milestones.3.year"] = "2030",
            ["milestones.3.value"] = "10",
            ["milestones.7.year"] = "",
            ["origin"] = " två\r\nrader ",
            ["decision.body"] = "",
        }).Find("targets", "smhi:utslapp")!.Fields;
        Assert.Equal(["indicator", "goal", "value", "year", "milestones.1.year", "milestones.1.value", "origin"], target.Keys);
        Assert.Equal("två rader", target["origin"]);
    }

    [Fact]
    public void A_problem_is_told_at_its_field()
    {
        void Is(string yaml, string item, string field) => Assert.Contains(
            Problems(Small(yaml)), problem => (problem.Item?.ToString() ?? "") == item && problem.Field == field);

        Is(SmallFramework.With("title: Nettonoll", "title: \"\""), "goals/G2", "title");
        Is(SmallFramework.With("    title: Nettonoll\n", ""), "goals/G2", "title");
        Is(SmallFramework.With("    direction: down\n", ""), "indicators/smhi:utslapp", "direction");
        Is(SmallFramework.With("    role: main\n", ""), "links/FA1/G1/kolada:N00610", "role");
        Is(SmallFramework.With("    protect_below: 5\n", ""), "indicators/TR-01", "protect_below");
        Is(SmallFramework.With("became: FA1", "became: FA9"), "earlier_areas/OA1", "became");
        Is(SmallFramework.With("goals: [G2]", "goals: [G2, G7]"), "indicators/smhi:utslapp", "goals");
        Is(SmallFramework.With("    value: 0\n", "    value: 0\n    direction_only: true\n"), "targets/smhi:utslapp", "");
        Is(SmallFramework.With("    year: 2040\n    wording", "    year: 2040\n    milestones:\n      - year: 2030\n    wording"), "targets/smhi:utslapp", "milestones.1.value");
        Is(SmallFramework.With("    title: Nettonoll\n", "    title: Nettonoll\n    decision:\n      date: 2024\n"), "goals/G2", "decision.body");
        Is(SmallFramework.With("    title: Nettonoll\n", "    title: Nettonoll\n    decision:\n      body: KF\n      date: 2024-13\n"), "goals/G2", "decision.date");
        Is(SmallFramework.With("    title: Nettonoll\n", "    title: Nettonoll\n    valid_from: i dag\n"), "goals/G2", "valid_from");
        Is(SmallFramework.With("    title: Nettonoll\n", "    title: Nettonoll\n    colour: red\n"), "goals/G2", "colour");
        Is(SmallFramework.With("default: true", "default: false"), "", "peer_groups");
        Is(SmallFramework.With("1287 Trelleborg", "1287 Trellborg"), "municipality/municipality", "municipality");
        Assert.Empty(Problems(Small()));
        Assert.Empty(Problems(Committed()));
    }

    [Fact]
    public void Every_field_has_a_swedish_name()
    {
        // What a written framework can say, from one that says everything: each has its label in the one list.
        var rich = FrameworkText.Read("framework.yaml", Encoding.UTF8.GetBytes(RichFramework.Yaml));
        var said = rich.Items.Concat(Committed().Items).Where(item => item.Name.Section != "municipality").SelectMany(item => item.Fields.Keys.Select(field => (item.Name.Section, Field: field))).Distinct().ToList();
        Assert.Contains(("targets", "milestones.1.year"), said);
        Assert.Contains(("links", "decision.body"), said);
        Assert.DoesNotContain(said, one => ItemSections.Find(one.Section)?.Find(one.Field) is null);
    }

    [Fact]
    public void A_file_whose_sections_cannot_be_told_apart_is_refused_and_one_that_is_only_wrong_is_not()
    {
        Assert.Throws<FileRefusedException>(() => Small("goals: [G1]\n"));
        Assert.Throws<FileRefusedException>(() => Small("- goals\n"));
        Assert.Throws<FileRefusedException>(() => Small("goals: &a []\n"));
        Assert.NotEmpty(Problems(Small("goals: []\n")));
        var refused = Assert.Throws<FileRefusedException>(() => Small().With("goals", "G1", With(Small(), "goals", "G1", ("title", "Trygg\u200bhet"))));
        Assert.Contains("U+200B", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_fields_of_one_thing_merge_by_themselves_and_so_do_different_things()
    {
        var mine = Small().With("goals", "G1", With(Small(), "goals", "G1", ("title", "Trygg kommun"))).With("links", "FA1/G1/kolada:N00610", null);
        var theirs = Small().With("goals", "G1", With(Small(), "goals", "G1", ("origin", "Beslutet"), ("decision.body", "KF")))
            .With("goals", null, With(Small(), "goals", "G2", ("code", "G3"), ("title", "Hälsa")));
        var merge = new FrameworkMerge(_noChoices);
        var merged = merge.Texts(Small(), mine, theirs);
        Assert.Empty(merge.Conflicts);
        Assert.Equal(
            ["målet G1: title, origin, decision.body", "målet G3: code, title, wording, origin", "kopplingen FA1–G1–kolada:N00610: focus_area, goal, indicator, role, reason, wording"],
            FrameworkChanges.Between(Small(), merged).Select(change => $"{change.Name}: {string.Join(", ", change.Fields.Select(field => field.Field))}"));
    }

    [Fact]
    public void The_same_field_changed_otherwise_is_a_conflict_that_names_all_three_and_a_choice_solves_it()
    {
        var mine = Small().With("goals", "G1", With(Small(), "goals", "G1", ("title", "Mitt"), ("decision.body", "KS"))).With("focus_areas", "FA1", null);
        var theirs = Small().With("goals", "G1", With(Small(), "goals", "G1", ("title", "Ditt"), ("decision.body", "KF"), ("decision.date", "2024")))
            .With("focus_areas", "FA1", With(Small(), "focus_areas", "FA1", ("title", "Stöd genom livet")));
        var merge = new FrameworkMerge(_noChoices);
        merge.Texts(Small(), mine, theirs);
        Assert.Equal(["goals/G1#title", "goals/G1#decision.body", "focus_areas/FA1#"], merge.Conflicts.Select(conflict => conflict.Id));
        Assert.Equal(("Trygghet", "Mitt", "Ditt"), (merge.Conflicts[0].Base, merge.Conflicts[0].Mine, merge.Conflicts[0].Theirs));
        Assert.Equal((null, "KS", "KF"), (merge.Conflicts[1].Base, merge.Conflicts[1].Mine, merge.Conflicts[1].Theirs));
        Assert.Null(merge.Conflicts[2].Mine);

        var chosen = new FrameworkMerge(new Dictionary<string, Side> { ["goals/G1#title"] = Side.Theirs, ["goals/G1#decision.body"] = Side.Mine, ["focus_areas/FA1#"] = Side.Theirs });
        var merged = chosen.Texts(Small(), mine, theirs);
        Assert.Empty(chosen.Conflicts);
        var goal = merged.Find("goals", "G1")!.Fields;
        Assert.Equal(("Ditt", "KS", "2024"), (goal["title"], goal["decision.body"], goal["decision.date"]));
        Assert.Contains("Stöd genom livet", merged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_change_on_both_sides_is_no_conflict()
    {
        var both = Small().With("goals", "G1", With(Small(), "goals", "G1", ("title", "Samma"))).With("focus_areas", "FA1", null);
        var merge = new FrameworkMerge(_noChoices);
        Assert.Empty(FrameworkChanges.Between(both, merge.Texts(Small(), both, both)));
        Assert.Empty(merge.Conflicts);
    }

    private static FrameworkText Committed() => FrameworkText.Read("framework.yaml", File.ReadAllBytes(CommittedFrameworkTests.Path));

    private static IReadOnlyList<TextProblem> Problems(FrameworkText text) => TextProblems.In(text, ["kolada", "leverans", "skolverket", "smhi"], Recorded.Areas());
}
