using System.Globalization;

namespace FollowUp.Framework;

/// <summary>The fields of a framework file in Swedish, as the pages name them.</summary>
public static class FieldNames
{
    /// <summary>Fields that the file calls something else than the tables do.</summary>
    private static readonly Dictionary<string, string> _others = new(StringComparer.Ordinal)
    {
        ["period"] = "period_kind",
        ["by_sex"] = "splits_by_sex",
        ["default"] = "is_default",
        ["status"] = "standing_stage",
        ["valid_from"] = "standing_valid_from",
        ["valid_to"] = "standing_valid_to",
        ["value"] = "level_value",
        ["year"] = "level_year",
    };

    /// <summary>What a field is called, in the middle of a sentence.</summary>
    /// <param name="field">As changes and problems name it, <c>decision.body</c>.</param>
    public static string Of(string field) => Word($"field_{Path(field)}") ?? field;

    /// <summary>What a field's value means: the word for a word of the file, any other as it is.</summary>
    public static string Value(string field, string value) => value switch
    {
        "true" when IsYesOrNo(field) => FieldTexts.Yes,
        "false" when IsYesOrNo(field) => FieldTexts.No,
        _ => Word($"value_{Path(field)}_{(value == "several_years" ? "multi_year" : value)}") ?? value,
    };

    private static bool IsYesOrNo(string field) => field is "by_sex" or "default" or "direction_only";

    private static string Path(string field)
    {
        var parts = field.Split('.');
        return parts[0] switch
        {
            "decision" => string.Join('_', ["standing", .. parts]),
            "milestones" or "decisions" => parts[0],
            _ => _others.GetValueOrDefault(field) ?? string.Join('_', parts),
        };
    }

    private static string? Word(string key) => FieldTexts.ResourceManager.GetString(key, CultureInfo.InvariantCulture);
}
