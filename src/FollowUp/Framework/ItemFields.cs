using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>A thing of a framework text as the fields of a form, and back.</summary>
internal static class ItemFields
{
    /// <summary>
    /// What a thing says, by field: <c>title</c>, <c>decision.body</c>, <c>milestones.1.year</c>; words in a list, as <c>goals</c>, a line each.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(YamlMap item) => throw new NotImplementedException();

    /// <summary>The thing that says it. Fields that are empty are left out, and <c>milestones.7.year</c> may stand without 6.</summary>
    /// <param name="section">The thing's section.</param>
    /// <param name="fields">As <see cref="Of"/> gives them; a field the section does not know is kept, to be told as a problem.</param>
    public static YamlMap Build(string section, IReadOnlyDictionary<string, string> fields) => throw new NotImplementedException();
}
