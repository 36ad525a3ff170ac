using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Framework;

/// <summary>The framework as JSON, in the words that the tables use: how it goes into the database and comes back.</summary>
public static class FrameworkJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new JsonStringEnumConverter<Wording>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<Stage>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<LinkRole>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<OrganisationKind>(JsonNamingPolicy.SnakeCaseLower),
        },
    };

    public static string Write(FollowUpFramework framework) => JsonSerializer.Serialize(framework, _options);

    public static FollowUpFramework Read(string json) =>
        JsonSerializer.Deserialize<FollowUpFramework>(json, _options) ?? throw new JsonException("The framework in force is null.");

    /// <summary>Where something stands, as the tables give it.</summary>
    public static Standing Standing(string json) => JsonSerializer.Deserialize<Standing>(json, _options) ?? throw new JsonException("Where it stands is null.");
}
