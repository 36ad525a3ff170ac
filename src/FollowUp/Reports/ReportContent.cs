using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Analysis;
using FollowUp.Indicators;
using FollowUp.Judgements;

namespace FollowUp.Reports;

/// <summary>
/// Everything a report says, figures and words, read once and kept: its HTML, its charts and its workbook are made from this and nothing
/// else, so that an edition can be made again in ten years, whatever has become of the framework, the figures and the texts.
/// </summary>
/// <param name="Form">The version of this record's own form.</param>
/// <param name="Standing">What it is: a draft, a print or an edition.</param>
/// <param name="Version">The edition's number; 0 for what is none.</param>
/// <param name="Report">The report's name.</param>
/// <param name="Audience">The code of the organisation it is for.</param>
/// <param name="AudienceTitle">The organisation's name.</param>
/// <param name="ForAll">True for the one that has every goal.</param>
/// <param name="Year">The year followed up.</param>
/// <param name="Title">Report and year.</param>
/// <param name="Lead">The sentences under the title.</param>
/// <param name="AreaCode">Whose follow-up it is, four digits.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Programme">The goal programme.</param>
/// <param name="MadeAt">When everything was read.</param>
/// <param name="Batch">The latest batch of figures known then; null when there was none.</param>
/// <param name="Notes">What must be known before reading.</param>
/// <param name="Chapters">The goals, then the background.</param>
/// <param name="Peers">The municipalities compared with; null when none are.</param>
/// <param name="Sources">The sources and when each was last fetched, in words.</param>
/// <param name="Method">The trend method and its version, in words.</param>
public sealed record ReportContent(
    int Form,
    ReportStanding Standing,
    int Version,
    string Report,
    string Audience,
    string AudienceTitle,
    bool ForAll,
    int Year,
    string Title,
    string Lead,
    string AreaCode,
    string AreaName,
    string Programme,
    DateTimeOffset MadeAt,
    int? Batch,
    IReadOnlyList<ReportNote> Notes,
    IReadOnlyList<ReportChapter> Chapters,
    ReportPeers? Peers,
    IReadOnlyList<string> Sources,
    string Method)
{
    /// <summary>The form that this program writes. In form 1 an indicator does not say through which focus areas it is followed up; it is read as that.</summary>
    public const int CurrentForm = 2;

    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Every indicator, each once: where it stands first it is told in full.</summary>
    [JsonIgnore]
    public IEnumerable<ReportIndicator> Indicators => Chapters.SelectMany(chapter => chapter.Indicators);

    /// <summary>True when any figure in it is invented.</summary>
    [JsonIgnore]
    public bool Synthetic => Indicators.Any(indicator => indicator.Synthetic);

    /// <summary>The address of an edition; empty for what is none.</summary>
    [JsonIgnore]
    public string Address => Version == 0 ? "" : FormattableString.Invariant($"/rapporter/{Report}/{Audience}/{Year}/{Version}");

    /// <summary>As kept in the database.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <exception cref="JsonException">It is not such a text, or one of a form that this program does not know.</exception>
    public static ReportContent FromJson(string json) =>
        JsonSerializer.Deserialize<ReportContent>(json, _json) is { Form: >= 1 and <= CurrentForm } content ? content : throw new JsonException($"A report of a form from 1 to {CurrentForm} was expected.");
}

/// <summary>What a report is.</summary>
public enum ReportStanding
{
    /// <summary>A preview: says so across every page.</summary>
    Draft,

    /// <summary>Made by the command line, kept nowhere.</summary>
    Print,

    /// <summary>Frozen, with an address of its own.</summary>
    Edition,
}

/// <summary>Something the reader must know.</summary>
/// <param name="Kind">A class of style: <c>placeholder</c>, <c>plain</c>.</param>
/// <param name="Title">In a few words, with its full stop.</param>
/// <param name="Text">The sentences.</param>
public sealed record ReportNote(string Kind, string Title, string Text);

/// <summary>A goal, or the background, with its indicators.</summary>
/// <param name="Id">Where links lead.</param>
/// <param name="Number">The goal's number; empty for the background.</param>
/// <param name="Label">What it is called by its number.</param>
/// <param name="Title">Its wording.</param>
/// <param name="Wording">How sure the wording is: one of the database's wording statuses; empty where that means nothing.</param>
/// <param name="WordingNote">What must be said of the wording; null for nothing.</param>
/// <param name="Tally">How many indicators have which trend, those told of elsewhere included.</param>
/// <param name="Strip">The symbol of each indicator, best first.</param>
/// <param name="Indicators">Those told in full here: first those with a conclusion, last those without a value.</param>
/// <param name="Elsewhere">Those told in full under another goal.</param>
public sealed record ReportChapter(
    string Id,
    string Number,
    string Label,
    string Title,
    string Wording,
    string? WordingNote,
    IReadOnlyList<ReportTally> Tally,
    IReadOnlyList<ReportSign> Strip,
    IReadOnlyList<ReportIndicator> Indicators,
    IReadOnlyList<ReportReference> Elsewhere);

/// <summary>How many indicators of a chapter have a trend, and for those without the causes.</summary>
public sealed record ReportTally(ReportSign Sign, int Count, string? Causes);

/// <summary>A symbol, its class of style and the word it stands beside.</summary>
public sealed record ReportSign(string Symbol, string Tone, string Word);

/// <summary>An indicator that is told in full elsewhere in the report.</summary>
/// <param name="Id">Where.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Label">The chapter where.</param>
/// <param name="Trend">Its trend.</param>
public sealed record ReportReference(string Id, string Title, string Label, ReportSign Trend);

/// <summary>One indicator as the report tells of it.</summary>
/// <param name="Id">Where links lead.</param>
/// <param name="Code">Its name in files and addresses.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Subtitle">Unit and area.</param>
/// <param name="Unit">The unit as stated.</param>
/// <param name="Label">What stands after its figures.</param>
/// <param name="Latest">The latest figure; null when there is none.</param>
/// <param name="SincePrevious">What has changed since the one before; null when that cannot be said.</param>
/// <param name="State">The trend as a state.</param>
/// <param name="Trend">The trend as a sign: its word is the cause where it cannot be assessed.</param>
/// <param name="Level">The level as a sign.</param>
/// <param name="Target">The target in words, with how sure it is; null without one.</param>
/// <param name="Sentence">The verdict in a sentence.</param>
/// <param name="WhyNoValue">Why there is no figure; null when there is one.</param>
/// <param name="Waiting">What is waited for; null when nothing is known to come.</param>
/// <param name="Responsible">Who answers for it.</param>
/// <param name="Source">Where its figures come from.</param>
/// <param name="Note">A remark for the reader; empty for none.</param>
/// <param name="Link">How sure it is that it belongs here; null where nothing needs saying.</param>
/// <param name="Synthetic">True when it has figures and they are invented.</param>
/// <param name="Verdict">What the method concluded, with all that went into it.</param>
/// <param name="Steps">The same in words.</param>
/// <param name="Chart">Its figures, the reasons and those compared with; null when there are none. Drawn when there is a latest figure.</param>
/// <param name="FocusAreas">The focus areas that are followed up through it; null in an edition of form 1, which does not say.</param>
public sealed record ReportIndicator(
    string Id,
    string Code,
    string Title,
    string Subtitle,
    string Unit,
    string Label,
    ReportFigure? Latest,
    string? SincePrevious,
    TrendState State,
    ReportSign Trend,
    ReportSign Level,
    string? Target,
    string Sentence,
    string? WhyNoValue,
    string? Waiting,
    string Responsible,
    string Source,
    string Note,
    string? Link,
    bool Synthetic,
    Verdict Verdict,
    IReadOnlyList<HowJudged> Steps,
    ReportChart? Chart,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ReportFocusArea>? FocusAreas = null);

/// <summary>A focus area that is followed up through an indicator.</summary>
/// <param name="Label">What it is called by its number.</param>
/// <param name="Title">Its wording.</param>
public sealed record ReportFocusArea(string Label, string Title);

/// <summary>A figure as it is written, its unit, and its period with what must be said of it.</summary>
public sealed record ReportFigure(string Value, string Unit, string Period);

/// <summary>The municipalities compared with, as they were.</summary>
public sealed record ReportPeers(string Title, string Origin, IReadOnlyList<string> Members);
