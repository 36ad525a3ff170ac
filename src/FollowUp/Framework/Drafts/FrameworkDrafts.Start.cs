using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <content>How drafts begin.</content>
public sealed partial class FrameworkDrafts
{
    /// <summary>The longest title a draft can have.</summary>
    public const int LongestTitle = 200;

    /// <summary>Starts a draft from the version in force.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="title">What it is to be called.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<DraftStarted> StartAsync(Actor actor, string title, CancellationToken ct) => BeginAsync(actor, title, StepKind.Start, null, ct);

    /// <summary>Starts a draft from the version in force and adds things to it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="title">What it is to be called.</param>
    /// <param name="things">What is added: each with its section and its fields, as in <see cref="SaveAsync"/>.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<DraftStarted> StartAsync(Actor actor, string title, IReadOnlyList<(string Section, IReadOnlyDictionary<string, string> Fields)> things, CancellationToken ct) =>
        BeginAsync(actor, title, StepKind.Save, inForce => things.Aggregate(inForce, (text, thing) => text.With(thing.Section, null, ItemFields.Build(thing.Section, thing.Fields)).Text), ct);

    /// <summary>Starts a draft from the version in force and makes it what a file says, whether or not that has problems.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="title">What it is to be called.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="file">What it holds.</param>
    /// <param name="ct">Undoes it.</param>
    public async Task<DraftStarted> StartAsync(Actor actor, string title, string fileName, byte[] file, CancellationToken ct)
    {
        try
        {
            var text = FrameworkText.Read(fileName, file);
            return await BeginAsync(actor, title, StepKind.Upload, _ => text, ct);
        }
        catch (RefusedException refused)
        {
            return new DraftStarted(null, refused.Message);
        }
    }

    private async Task<DraftStarted> BeginAsync(Actor actor, string title, StepKind kind, Func<FrameworkText, FrameworkText>? change, CancellationToken ct)
    {
        var name = title.Trim();
        if (name.Length is 0 or > LongestTitle || name.Any(char.IsControl))
        {
            return new DraftStarted(null, Format.Fill(DraftTexts.TitleNeeded, Format.Count(LongestTitle)));
        }

        try
        {
            return await db.InTransactionAsync(transaction => BeginAsync(transaction, actor, name, kind, change, ct), ct);
        }
        catch (RefusedException refused)
        {
            return new DraftStarted(null, Why(refused));
        }
    }

    private async Task<DraftStarted> BeginAsync(Transaction transaction, Actor actor, string title, StepKind kind, Func<FrameworkText, FrameworkText>? change, CancellationToken ct)
    {
        if (await FrameworkReader.VersionInForceAsync(transaction, ct) is null)
        {
            return new DraftStarted(null, DraftTexts.NothingInForce);
        }

        var at = time.GetUtcNow();
        var (version, inForce) = await DraftBase.InForceAsync(transaction, ct);
        var id = await transaction.QuerySingleAsync<int>("commands/framework/add_draft.sql", new { title, actor.AccountId, actor = actor.Name, at }, ct);
        await DraftHistory.AddAsync(transaction, id, new NewStep(1, StepKind.Start, inForce, [], null, version.Number), actor, at, ct);
        if (change?.Invoke(inForce) is { } file)
        {
            await DraftHistory.AddAsync(transaction, id, new NewStep(2, kind, file, FrameworkChanges.Between(inForce, file), null, version.Number), actor, at, ct);
        }

        await Audit.AddAsync(transaction, actor, at, "framework_draft.started", OpenDraft.Subject(id), null, new { title, version = version.Number }, ct);
        return new DraftStarted(id, null);
    }
}
