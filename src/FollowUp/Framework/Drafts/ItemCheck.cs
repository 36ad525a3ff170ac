using FollowUp.Database;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>Says what is wrong in a thing before it is saved, by the rules of the whole file: what it refers to is looked for in all the rest.</summary>
public sealed class ItemCheck(Db db)
{
    /// <summary>What would be wrong in a thing if the draft had it so; what is wrong elsewhere is left aside.</summary>
    /// <param name="text">The draft.</param>
    /// <param name="section">The thing's section.</param>
    /// <param name="key">Its key; null for a new thing.</param>
    /// <param name="fields">What it is to say, as <see cref="TextItem.Fields"/>.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FileRefusedException">Something in it cannot be written in such a file.</exception>
    public async Task<IReadOnlyList<TextProblem>> ProblemsAsync(
        FrameworkText text, string section, string? key, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        var (changed, name) = text.With(section, key, ItemFields.Build(section, fields));
        return [.. (await ProblemsAsync(changed, ct)).Where(problem => problem.Item == name)];
    }

    /// <summary>The text of the version in force.</summary>
    public async Task<FrameworkText> InForceAsync(CancellationToken ct) => (await DraftBase.InForceAsync(db, ct)).Text;

    /// <summary>What would be wrong in new things if they were added; what is wrong elsewhere is left aside.</summary>
    /// <param name="text">What they would be added to.</param>
    /// <param name="things">Each with its section and its fields, as <see cref="TextItem.Fields"/>.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FileRefusedException">Something in them cannot be written in such a file.</exception>
    public async Task<IReadOnlyList<TextProblem>> ProblemsAsync(FrameworkText text, IReadOnlyList<(string Section, IReadOnlyDictionary<string, string> Fields)> things, CancellationToken ct)
    {
        HashSet<ItemName?> added = [];
        foreach (var (section, fields) in things)
        {
            (text, var name) = text.With(section, null, ItemFields.Build(section, fields));
            added.Add(name);
        }

        return [.. (await ProblemsAsync(text, ct)).Where(problem => problem.Item is not null && added.Contains(problem.Item))];
    }

    private async Task<IReadOnlyList<TextProblem>> ProblemsAsync(FrameworkText text, CancellationToken ct) =>
        TextProblems.In(text, await db.QueryAsync<string>("queries/framework/source_names.sql", ct), Recorded.Areas());
}
