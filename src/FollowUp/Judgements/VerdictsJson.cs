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
    public static void Write(Stream output, IEnumerable<SeriesToJudge> series, TrendMethod method) =>
        Write(output, series, (json, one) => Fields(json, one, method.Judge(one.Input)));

    /// <summary>The same of M0, and with it what every method says, how sure that is, and where the figure goes: <c>methods, windows, agreement, fragility, course, projection</c>.</summary>
    public static void WriteAll(Stream output, IEnumerable<SeriesToJudge> series) =>
        Write(output, series, (json, one) =>
        {
            var trend = HouseTrend.Of(one.Input, projectTo: one.TargetYear);
            Fields(json, one, trend.Verdict);
            Beside(json, one.Input, trend);
        });

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

    private static void Write(Stream output, IEnumerable<SeriesToJudge> series, Action<Utf8JsonWriter, SeriesToJudge> write)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        foreach (var one in series)
        {
            json.WriteStartObject();
            write(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Beside(Utf8JsonWriter json, JudgementInput input, HouseTrend trend)
    {
        List(json, "methods", trend.Agreement.Verdicts, verdict => Of(json, verdict));
        var (five, fifteen) = M1.Windows(input);
        Object(json, "windows", () =>
        {
            Object(json, "short", () => Of(json, five));
            Object(json, "long", () => Of(json, fifteen));
        });
        Object(json, "agreement", () => Flag(json, "methodDependent", trend.Agreement.IsMethodDependent));
        Object(json, "fragility", () =>
        {
            Flag(json, "sensitive", trend.Fragility.IsSensitive);
            List(json, "trials", trend.Fragility.Trials, trial =>
            {
                json.WriteString("step", Snake(trial.Step));
                json.WriteBoolean("changes", trial.Changes);
                Of(json, trial.Verdict);
            });
        });
        Object(json, "course", () =>
        {
            json.WriteString("state", Snake(trend.Course.State));
            Number(json, "middleYear", trend.Course.Middle?.Period.EndYear);
            Number(json, "earlierPerYear", trend.Course.Earlier);
            Number(json, "laterPerYear", trend.Course.Later);
        });
        Object(json, "projection", () =>
        {
            Number(json, "year", trend.Projection?.Year);
            Number(json, "middle", trend.Projection?.Middle);
            Number(json, "low", trend.Projection?.Low);
            Number(json, "high", trend.Projection?.High);
            Number(json, "slope", trend.Projection?.Line?.Slope);
            Number(json, "values", trend.Projection?.From.Count);
            json.WriteString("cause", trend.Projection?.Cause is { } cause ? Snake(cause) : null);
        });
    }

    private static void Of(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("method", verdict.Method);
        json.WriteNumber("version", verdict.Version);
        json.WriteString("status", Status(verdict));
        json.WriteString("outcome", verdict.Outcome is { } outcome ? Snake(outcome) : null);
        json.WriteString("cause", verdict.Cause is { } cause ? Snake(cause) : null);
        Number(json, "progressValue", verdict.Progress);
        Number(json, "baseYear", verdict.Base?.Period.EndYear);
        Number(json, "currentYear", verdict.Current?.Period.EndYear);
    }

    private static void Object(Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Flag(Utf8JsonWriter json, string name, bool? value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value);
    }

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
