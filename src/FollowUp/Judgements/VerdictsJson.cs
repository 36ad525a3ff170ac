using System.Text.Encodings.Web;
using System.Text.Json;
using FollowUp.Analysis;

namespace FollowUp.Judgements;

/// <summary>Verdicts as JSON, for whoever wants to check them against another program.</summary>
public static class VerdictsJson
{
    /// <summary>
    /// Writes a list with one object a series, in their order: <c>id, method, status, progressValue, score, baseYear, baseValue, currentYear,
    /// currentValue, target, targetYear, direction, limit</c>. What there is none of is null; where no year has a value to count from, the year asked for stands.
    /// </summary>
    public static void Write(Stream output, IEnumerable<SeriesToJudge> series, Func<JudgementInput, Verdict> judge)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        foreach (var one in series)
        {
            json.WriteStartObject();
            Fields(json, one, judge(one.Input));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The method's own class: of M0 in the words of the measure's published results, of others as <see cref="MethodClass"/> names it.</summary>
    public static string Status(Verdict verdict) => verdict.Own is { } own ? Snake(own) : verdict.Class switch
    {
        VerdictClass.TargetAchieved => "target_achieved",
        VerdictClass.SubstantialProgress => "substantial_progress",
        VerdictClass.ModerateProgress => "moderate_progress",
        VerdictClass.LimitedProgress => "limited_progress",
        VerdictClass.Deterioration => "deterioration",
        _ => "not_available",
    };

    private static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static void Fields(Utf8JsonWriter json, SeriesToJudge one, Verdict verdict)
    {
        json.WritePropertyName("id");
        one.Id.WriteTo(json);
        json.WriteString("method", verdict.Method);
        json.WriteString("status", Status(verdict));
        Number(json, "progressValue", verdict.Progress);
        Number(json, "score", verdict.Score);
        json.WriteNumber("baseYear", verdict.Base?.Period.EndYear ?? one.BaseYear);
        Number(json, "baseValue", verdict.Base?.Value);
        Number(json, "currentYear", verdict.Current?.Period.EndYear);
        Number(json, "currentValue", verdict.Current?.Value);
        Number(json, "target", one.Input.Target?.Value);
        json.WriteNumber("targetYear", one.TargetYear);
        json.WriteString("direction", verdict.Direction == Direction.Up ? "up" : "down");
        Number(json, "limit", one.Input.Limit);
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
