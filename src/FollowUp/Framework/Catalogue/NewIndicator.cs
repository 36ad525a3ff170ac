using FollowUp.Analysis;
using FollowUp.Tables;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>
/// An indicator of a source's catalogue as a person fills it in to have it followed up: the indicator, and if wanted its link to a focus area and its
/// target. Each field is as it was typed or chosen; <see cref="NewIndicatorCheck"/> tells what is wrong.
/// </summary>
public sealed record NewIndicator
{
    /// <summary>More than this after the word for source is a sentence, and no name.</summary>
    private const int LongestPublisher = 60;

    /// <summary>The source's name.</summary>
    public string Source { get; init; } = "";

    /// <summary>The source's own name of the indicator.</summary>
    public string Key { get; init; } = "";

    /// <summary>What it is to be called here, without the unit.</summary>
    public string Title { get; init; } = "";

    /// <summary>The unit, <c>%</c> for shares.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How many decimals are to be shown.</summary>
    public string Decimals { get; init; } = "";

    /// <summary>Which way is better, in the framework's word; empty until somebody has chosen: it is never guessed.</summary>
    public string Direction { get; init; } = "";

    /// <summary>The kind of its periods, in the framework's word.</summary>
    public string Period { get; init; } = "";

    /// <summary><c>true</c> when there are figures for women and men, else <c>false</c>.</summary>
    public string BySex { get; init; } = "";

    /// <summary>Who makes the figures.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>What a reader should know; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The codes of the goals it shows; none for what only gives context.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>The codes of those who answer for it.</summary>
    public IReadOnlyList<string> Responsible { get; init; } = [];

    /// <summary>The code of the focus area that is to use it; empty for none.</summary>
    public string FocusArea { get; init; } = "";

    /// <summary>How much it says of the area, in the framework's word.</summary>
    public string Role { get; init; } = "main";

    /// <summary>Why the area is followed up through it.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The level to reach; empty for no target.</summary>
    public string TargetValue { get; init; } = "";

    /// <summary>The year by whose end it is to be reached.</summary>
    public string TargetYear { get; init; } = "";

    /// <summary>The number of the draft it is to be added to; empty for one of its own.</summary>
    public string Draft { get; init; } = "";

    /// <summary>The goal that the area's use and the target are towards; empty where only one goal is chosen.</summary>
    public string Through { get; init; } = "";

    /// <summary>Its code in the framework.</summary>
    public string Code => $"{Source}:{Key}";

    /// <summary>The goal meant for link and target: the chosen one, or the only one there is.</summary>
    public string TheGoal => Through.Length == 0 && Goals is [var only] ? only : Through;

    /// <summary>The form as it is opened: with what the catalogue tells, to be looked at by a person.</summary>
    /// <param name="hit">What the catalogue tells.</param>
    /// <param name="lastYear">The programme's last year: by its end a target is to be reached unless another year is written.</param>
    public static NewIndicator Of(CatalogueHit hit, int? lastYear = null)
    {
        var kind = hit.Values.Count > 0 ? hit.Values[0].Period.Kind : PeriodKind.Year;
        var decimals = hit.Values.Latest is not null ? hit.Decimals : hit.Guess.Measure.IsCount ? 0 : 1;
        return new NewIndicator
        {
            Source = hit.Row.Source,
            Key = hit.Row.Key,
            Title = Seen(hit.Guess.Title),
            Unit = Seen(hit.Guess.Unit),
            Decimals = FormattableString.Invariant($"{decimals}"),
            Period = FrameworkWords.PeriodKinds.First(word => word.Value == kind).Key,
            BySex = hit.Row.SplitBySex == true ? "true" : "false",
            Publisher = Seen(PublisherOf(hit.Row.Definition)),
            TargetYear = lastYear is { } year ? FormattableString.Invariant($"{year}") : "",
        };
    }

    /// <summary>
    /// What it says in the framework's words, thing by thing with the section each belongs to, in the order in which they can be added, right or
    /// wrong. Words of a list stand a line each.
    /// </summary>
    public IReadOnlyList<(string Section, IReadOnlyDictionary<string, string> Fields)> Things()
    {
        List<(string, IReadOnlyDictionary<string, string>)> things =
        [
            ("indicators", new Dictionary<string, string>
            {
                ["code"] = Code,
                ["title"] = Title,
                ["unit"] = Unit,
                ["decimals"] = Decimals,
                ["direction"] = Direction,
                ["period"] = Period,
                ["by_sex"] = BySex,
                ["publisher"] = Publisher,
                ["note"] = Note,
                ["goals"] = string.Join('\n', Goals),
                ["responsible"] = string.Join('\n', Responsible),
                ["wording"] = "proposed",
            }),
        ];
        if (FocusArea.Length > 0)
        {
            things.Add(("links", new Dictionary<string, string>
            {
                ["focus_area"] = FocusArea,
                ["goal"] = TheGoal,
                ["indicator"] = Code,
                ["role"] = Role,
                ["reason"] = Reason,
                ["wording"] = "proposed",
            }));
        }

        if (TargetValue.Length > 0)
        {
            things.Add(("targets", new Dictionary<string, string>
            {
                ["indicator"] = Code,
                ["goal"] = TheGoal,
                ["value"] = WrittenNumber.TryRead(TargetValue, out var number) ? FormattableString.Invariant($"{number.Value}") : TargetValue,
                ["year"] = TargetYear,
                ["wording"] = "proposed",
                ["origin"] = NewIndicatorTexts.Origin,
            }));
        }

        return things;
    }

    /// <summary>A text of a catalogue without what nobody sees in it, such as soft hyphens, which a framework cannot hold.</summary>
    private static string Seen(string text) => string.Concat(text.EnumerateRunes().Where(rune => !YamlCharacters.IsInvisible(rune)));

    // Definitions in Kolada end with who made the figures.
    private static string PublisherOf(string definition)
    {
        var at = definition.LastIndexOf(UnitGuessTexts.Source, StringComparison.Ordinal);
        var who = at < 0 ? "" : definition[(at + UnitGuessTexts.Source.Length)..].Trim().TrimEnd('.');
        return who.Length > LongestPublisher || who.Contains(". ", StringComparison.Ordinal) ? "" : who;
    }
}
