using System.Globalization;
using System.Text.Json;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Access.Pages;

/// <summary>The audit trail in words. A new action, field or subject is a line in <c>EventTexts.resx</c>; one without is shown as it is stored.</summary>
public static class EventWords
{
    /// <summary>The action of putting a framework in force.</summary>
    public const string FrameworkInForce = "framework.put_in_force";

    /// <summary>What was done.</summary>
    public static string Action(string action) => Word("action_" + action.Replace('.', '_')) ?? action;

    /// <summary>What kind of thing events tell of.</summary>
    public static string Kind(string kind) => Word("kind_" + kind) ?? kind;

    /// <summary>Who or what did it.</summary>
    public static string Actor(string actor) => Word("actor_" + actor.Replace(' ', '_')) ?? actor;

    /// <summary>To which thing.</summary>
    public static string Subject(string subject)
    {
        if (Word("subject_" + subject.Replace(' ', '_')) is { } whole)
        {
            return whole;
        }

        var space = subject.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Word("subject_" + subject[..space]) is { } template ? Format.Fill(template, subject[(space + 1)..]) : subject;
    }

    /// <summary>What was before and after, thing by thing: what differs, or all there is where there is only one side.</summary>
    /// <param name="row">The event.</param>
    /// <param name="version">The version of the framework that it put in force; null when it put none.</param>
    public static IReadOnlyList<EventDetail> Details(EventRow row, int? version = null)
    {
        var before = Fields(row.Before);
        var after = Fields(row.After);
        if (row.Action == FrameworkInForce)
        {
            // The trail keeps the text's check sum, which says something to a program; people know frameworks by their versions.
            Version(before, version - 1);
            Version(after, version);
        }

        return
        [
            .. from name in before.Keys.Union(after.Keys)
               let was = before.GetValueOrDefault(name, "")
               let now = after.GetValueOrDefault(name, "")
               where was != now
               select new EventDetail(Word("field_" + name) ?? name, Shown(was), Shown(now)),
        ];
    }

    /// <summary>The page's address for a kind of events, before one of them.</summary>
    public static string Address(string? kind, long? below)
    {
        string[] asked =
        [
            .. kind is null ? Array.Empty<string>() : ["slag=" + Uri.EscapeDataString(kind)],
            .. below is { } number ? [FormattableString.Invariant($"fore={number}")] : Array.Empty<string>(),
        ];
        return asked.Length == 0 ? "/handelser" : "/handelser?" + string.Join('&', asked);
    }

    private static void Version(Dictionary<string, string> framework, int? number)
    {
        if (framework.Remove("sha256") && number is > 0)
        {
            framework["version"] = Format.Count(number.Value);
        }
    }

    private static Dictionary<string, string> Fields(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field is { Name: "year", Value.ValueKind: JsonValueKind.Number } ? Format.Year(field.Value.GetInt32()) : Text(field.Value))
            : new() { [""] = Text(document.RootElement) };
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => EventTexts.Yes,
        JsonValueKind.False => EventTexts.No,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => Format.Count(whole),
        JsonValueKind.String when value.TryGetDateTimeOffset(out var time) => LocalTime.Minute(time),
        JsonValueKind.String => value.GetString() is { } text ? Word("value_" + text) ?? text : "",
        _ => value.GetRawText(),
    };

    private static string Shown(string value) => value.Length == 0 ? EventTexts.Empty : value;

    private static string? Word(string key) => EventTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture);
}

/// <summary>One thing that an event changed.</summary>
/// <param name="Name">Which.</param>
/// <param name="Before">What was.</param>
/// <param name="After">What is.</param>
public sealed record EventDetail(string Name, string Before, string After)
{
    /// <summary>Where there is only one side: that one.</summary>
    public string Only => After == EventTexts.Empty ? Before : After;
}
