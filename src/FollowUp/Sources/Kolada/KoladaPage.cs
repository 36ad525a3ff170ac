using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>One page of an answer, understood as far as its envelope: a list of rows and the address of the next page.</summary>
internal sealed class KoladaPage : IDisposable
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    private readonly JsonDocument _json;
    private readonly JsonElement _values;

    private KoladaPage(RawAnswer answer, JsonDocument json, JsonElement values, Uri? next)
    {
        Address = answer.Address;
        AnsweredOn = DateOnly.FromDateTime(answer.FetchedAt.UtcDateTime);
        _json = json;
        _values = values;
        Next = next;
    }

    public string Address { get; }

    /// <summary>The day the answer came.</summary>
    public DateOnly AnsweredOn { get; }

    /// <summary>The address of the next page as Kolada gives it; null on the last one.</summary>
    public Uri? Next { get; }

    /// <summary>The rows, readable until the page is disposed.</summary>
    public IEnumerable<KoladaRow> Rows => _values.EnumerateArray().Select((row, i) => new KoladaRow(Address, i + 1, 0, row));

    /// <exception cref="SourceException">The answer is no page of this topic; says what came and what was expected.</exception>
    public static KoladaPage Open(RawAnswer answer, KoladaTopic topic)
    {
        if (answer.HttpStatus is not (null or 200))
        {
            throw Unlike(answer, SourceTexts.KoladaExpectedData);
        }

        var json = Parse(answer);
        try
        {
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("values", out var values) || values.ValueKind != JsonValueKind.Array)
            {
                throw Unlike(answer, SourceTexts.KoladaExpectedData);
            }

            return new KoladaPage(answer, json, values, NextOf(json.RootElement, answer, topic));
        }
        catch
        {
            json.Dispose();
            throw;
        }
    }

    public void Dispose() => _json.Dispose();

    /// <summary>The error for an answer that is not what was asked for: where, what came, what was expected.</summary>
    public static SourceException Unlike(RawAnswer answer, string expected)
    {
        var status = answer.HttpStatus is { } number ? number.ToString(CultureInfo.InvariantCulture) : "–";
        var came = answer.Body.Length == 0
            ? Format.Fill(SourceTexts.KoladaCameEmpty, status)
            : Format.Fill(SourceTexts.KoladaCame, status,
                answer.ContentType.Length == 0 ? SourceTexts.KoladaNoType : Excerpt.Of(answer.ContentType), Excerpt.Of(answer.Body));
        return new SourceException(Format.Fill(SourceTexts.KoladaUnlike, answer.Address, came, expected));
    }

    private static JsonDocument Parse(RawAnswer answer)
    {
        // A byte order mark is no part of JSON but harmless.
        ReadOnlyMemory<byte> body = answer.Body.AsSpan().StartsWith("\uFEFF"u8) ? answer.Body.AsMemory(3) : answer.Body;
        if (!Utf8.IsValid(body.Span))
        {
            throw Unlike(answer, SourceTexts.KoladaExpectedUtf8);
        }

        try
        {
            return JsonDocument.Parse(body, _strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for names with half a surrogate pair
        {
            throw Unlike(answer, IsCut(body.Span)
                ? Format.Fill(SourceTexts.KoladaExpectedWhole, Format.Count(answer.Body.Length))
                : SourceTexts.KoladaExpectedData);
        }
    }

    /// <summary>True when the JSON is right as far as it goes, but ends too early.</summary>
    private static bool IsCut(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0;
    }

    private static Uri? NextOf(JsonElement root, RawAnswer answer, KoladaTopic topic)
    {
        if (!root.TryGetProperty("next_url", out var next))
        {
            // Without it figures are not taken to be complete: were it renamed, as between v2 and v3, every later row would look withdrawn.
            return topic == KoladaTopic.Figures ? throw Unlike(answer, SourceTexts.KoladaExpectedNext) : null;
        }

        if (next.ValueKind == JsonValueKind.Null || next.ValueKind == JsonValueKind.String && next.ValueEquals(""))
        {
            return null;
        }

        return new KoladaRow(answer.Address, 0, 0, root).Optional("next_url") is { } text
            && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SourceException(Format.Fill(SourceTexts.KoladaNextUnreadable, answer.Address, Excerpt.Of(next.GetRawText())));
    }
}
