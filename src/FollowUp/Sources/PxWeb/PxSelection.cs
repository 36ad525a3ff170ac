using System.Text.Encodings.Web;
using System.Text.Json;

namespace FollowUp.Sources;

/// <summary>One question about a table: codes of every dimension, none left to the service's own choice and none summed.</summary>
/// <param name="Parts">Each dimension with the codes that are asked for.</param>
public sealed record PxSelection(IReadOnlyList<(string Dimension, IReadOnlyList<string> Codes)> Parts)
{
    private static readonly JsonWriterOptions _compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many cells the answer has.</summary>
    public long Cells => Parts.Aggregate(1L, (product, part) => product * part.Codes.Count);

    /// <summary>The question as it is posted.</summary>
    public string Posted(int version)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, _compact))
        {
            json.WriteStartObject();
            json.WriteStartArray(version == 2 ? "selection" : "query");
            foreach (var (dimension, codes) in Parts)
            {
                json.WriteStartObject();
                json.WriteString(version == 2 ? "variableCode" : "code", dimension);
                if (version == 1)
                {
                    json.WriteStartObject("selection");
                    json.WriteString("filter", "item");
                }

                json.WriteStartArray(version == 2 ? "valueCodes" : "values");
                foreach (var code in codes)
                {
                    json.WriteStringValue(code);
                }

                json.WriteEndArray();
                if (version == 1)
                {
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (version == 1)
            {
                json.WriteStartObject("response");
                json.WriteString("format", "json-stat2");
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>Reads back what <see cref="Posted"/> wrote.</summary>
    public static PxSelection Parse(int version, string posted)
    {
        using var json = JsonDocument.Parse(posted);
        return new PxSelection([.. json.RootElement.GetProperty(version == 2 ? "selection" : "query").EnumerateArray().Select(part => (
            part.GetProperty(version == 2 ? "variableCode" : "code").GetString()!,
            (IReadOnlyList<string>)[.. (version == 2 ? part.GetProperty("valueCodes") : part.GetProperty("selection").GetProperty("values")).EnumerateArray().Select(code => code.GetString()!)]))]);
    }
}
