#pragma warning disable CS9113 // the bodies come next
using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>
/// Frameworks that are not in force: started from the one that is, changed a step at a time by whoever may, and adopted or discarded at last.
/// Steps of one draft take turns; what was saved while somebody else wrote is merged field by field, and where both changed the same field the
/// later one is told and chooses. Every step stays in its history.
/// </summary>
public sealed class FrameworkDrafts(Db db, TimeProvider time)
{
    /// <summary>Starts a draft from the version in force.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="title">What it is to be called.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<DraftStarted> StartAsync(Actor actor, string title, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Starts a draft from the version in force and makes it what a file says, whether or not that has problems.</summary>
    /// <inheritdoc cref="StartAsync(Actor, string, CancellationToken)"/>
    public Task<DraftStarted> StartAsync(Actor actor, string title, string fileName, byte[] file, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The open drafts, latest changed first.</summary>
    public Task<IReadOnlyList<DraftRow>> OpenAsync(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The drafts that have been adopted or discarded, latest first.</summary>
    public Task<IReadOnlyList<DraftRow>> ClosedAsync(CancellationToken ct) => throw new NotImplementedException();

    /// <summary>A draft as it stands; null when there is none of that number.</summary>
    public Task<DraftView?> ReadAsync(int id, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Saves one thing of a draft.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="seenStep">The draft's latest step when whoever saves began to write.</param>
    /// <param name="actor">Who.</param>
    /// <param name="section">The thing's section.</param>
    /// <param name="key">Its key then; null for a new thing.</param>
    /// <param name="fields">What it is to say, as <see cref="TextItem.Fields"/>; null takes it away.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<DraftAnswer> SaveAsync(int id, int seenStep, Actor actor, string section, string? key, IReadOnlyDictionary<string, string>? fields, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Gives a thing another code, everywhere in the draft.</summary>
    public Task<DraftAnswer> RenameAsync(int id, int seenStep, Actor actor, string section, string from, string to, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Makes the draft what a file says; refused when others have changed it since.</summary>
    public Task<DraftAnswer> UploadAsync(int id, int seenStep, Actor actor, string fileName, byte[] file, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Undoes the latest step that is not undone, whoever took it, as a step of its own.</summary>
    public Task<DraftAnswer> UndoAsync(int id, int seenStep, Actor actor, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Does what was undone last again, as a step of its own; nothing to do when something else was saved since.</summary>
    public Task<DraftAnswer> RedoAsync(int id, int seenStep, Actor actor, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Merges the version in force, when that is another than the draft was started from.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="seenStep">Its latest step as whoever asks saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="choices">Whose word to take, by <see cref="DraftConflict.Id"/>: mine is the draft's, theirs that of the version in force. Conflicts without a choice are given back.</param>
    /// <param name="ct">Undoes it.</param>
    public Task<DraftAnswer> BringUpAsync(int id, int seenStep, Actor actor, IReadOnlyDictionary<string, Side> choices, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Puts the draft in force, as whoever adopts has seen it: only without problems, and not behind the version in force.</summary>
    public Task<DraftAnswer> AdoptAsync(int id, int seenStep, string reason, Actor actor, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Gives the draft up. Its history stays.</summary>
    public Task<DraftAnswer> DiscardAsync(int id, Actor actor, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Reads what would be shown if the draft were in force. Nothing is kept of it afterwards.</summary>
    /// <param name="id">The draft; it has to be without problems.</param>
    /// <param name="read">Reads by the ordinary readers, in the transaction where the draft is in force.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="RefusedException">The draft does not exist, or has problems.</exception>
    public Task<T> UnderAsync<T>(int id, Func<Transaction, Task<T>> read, CancellationToken ct) => throw new NotImplementedException();
}
