namespace FollowUp.Sources;

/// <summary>
/// Somebody who publishes figures. A source never touches the database, and its two halves never mix:
/// <see cref="FetchAsync"/> asks and keeps what was answered, <see cref="ReadAsync"/> understands it.
/// </summary>
public interface ISource
{
    /// <summary>The name used in commands, addresses and the database, such as <c>kolada</c>.</summary>
    string Name { get; }

    /// <summary>True when one question is answered for every area at once, so that nothing is saved by asking for some.</summary>
    bool AnswersForEveryArea { get; }

    /// <summary>The indicators it is set up for, to import when none of its own are followed up; none where the framework alone decides.</summary>
    IReadOnlyList<string> Keys => [];

    /// <summary>True when the source can be asked for what has changed since a day (<see cref="SourceRequest.Since"/>).</summary>
    bool TellsChanges => false;

    /// <summary>When the source publishes, where its indicators' own dates do not say; null for no rule.</summary>
    PublicationRule? Publication => null;

    /// <summary>Asks briefly whether the source can be reached at all.</summary>
    /// <returns>Null when it can; otherwise the reason, a Swedish sentence.</returns>
    Task<string?> WhyUnreachableAsync(CancellationToken cancellation);

    /// <summary>Asks the source. What it answers is kept by <see cref="FetchLog.Keep"/> and held nowhere else: a whole catalogue is larger than memory.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="log">
    /// Every answer, a faulty one too, is handed over here before anybody looks into it. An address says the whole question: when the same is
    /// asked again, the last answer counts.
    /// </param>
    /// <param name="cancellation">Stops the fetching between and within requests.</param>
    /// <exception cref="SourceException">The source could not be reached, refused, or answered with something else than data.</exception>
    Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation);

    /// <summary>Understands the answers: the same bytes give the same reading, today and in ten years. No network, no clock.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="answers">Every good answer of the fetch in the order it came, the last of each address; their bytes come when they are asked for.</param>
    /// <param name="cancellation">Stops between two answers.</param>
    /// <returns>The reading in parts that are small enough for memory. No key is in two of them, so that each key can be stored by itself.</returns>
    /// <exception cref="SourceException">The answers break the source's own form; says which answer, where, and what was expected.</exception>
    IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, CancellationToken cancellation);
}

/// <summary>What a source is asked for: all periods and breakdowns of these indicators for these areas.</summary>
/// <param name="Keys">The source's own names of the indicators, such as <c>N00610</c>.</param>
/// <param name="Areas">Four-digit area codes; none means every area the source holds.</param>
public sealed record SourceRequest(IReadOnlyList<string> Keys, IReadOnlyList<string> Areas)
{
    /// <summary>Everything the source has in its catalogue; <see cref="Keys"/> is then empty.</summary>
    public bool WholeCatalogue { get; init; }

    /// <summary>Only what the source has changed on this day or later; null asks for everything. Only where <see cref="ISource.TellsChanges"/>.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Municipalities whose organisational units (schools, homes for the elderly) are asked for too.</summary>
    public IReadOnlyList<string> UnitsOf { get; init; } = [];
}

/// <summary>One answer as it came, byte for byte.</summary>
/// <param name="Address">What was asked, the whole of it: an address, with what was posted to it after <c>#</c>, or a file's name.</param>
/// <param name="FetchedAt">When the answer had come, UTC.</param>
/// <param name="HttpStatus">The answer's status; null where there is none, as for a file.</param>
/// <param name="ContentType">As the source stated it; empty when it did not.</param>
/// <param name="Synthetic">The source itself says that the values are invented (<c>X-Synthetic-Data: true</c>).</param>
/// <param name="Body">The bytes.</param>
public sealed record RawAnswer(string Address, DateTimeOffset FetchedAt, int? HttpStatus, string ContentType, bool Synthetic, byte[] Body)
{
    /// <summary>The same with the bytes at hand, for reading without a database.</summary>
    public KeptAnswer AsKept(long id = 0) => new(id, Address, FetchedAt, HttpStatus, ContentType, Synthetic, _ => Task.FromResult(Body));
}

/// <summary>An answer that is kept, without its bytes.</summary>
/// <param name="Id">Its number among the kept answers; 0 when it is kept nowhere.</param>
/// <param name="Address">As <see cref="RawAnswer.Address"/>.</param>
/// <param name="FetchedAt">As <see cref="RawAnswer.FetchedAt"/>.</param>
/// <param name="HttpStatus">As <see cref="RawAnswer.HttpStatus"/>.</param>
/// <param name="ContentType">As <see cref="RawAnswer.ContentType"/>.</param>
/// <param name="Synthetic">As <see cref="RawAnswer.Synthetic"/>.</param>
/// <param name="BodyAsync">Gives the bytes.</param>
public sealed record KeptAnswer(
    long Id, string Address, DateTimeOffset FetchedAt, int? HttpStatus, string ContentType, bool Synthetic, Func<CancellationToken, Task<byte[]>> BodyAsync)
{
    /// <summary>The answer with its bytes.</summary>
    public async Task<RawAnswer> WholeAsync(CancellationToken cancellation) => new(Address, FetchedAt, HttpStatus, ContentType, Synthetic, await BodyAsync(cancellation));
}

/// <summary>Where a fetch hands over its answers and tells how it goes. The functions may be called from one caller at a time.</summary>
/// <param name="Keep">Keeps an answer untouched.</param>
/// <param name="Say">Adds a line for people to the run's log.</param>
/// <param name="Progress">Requests answered so far, and in all as far as is known. Ends the fetch when somebody has asked for that.</param>
public sealed record FetchLog(
    Func<RawAnswer, CancellationToken, Task> Keep,
    Func<string, CancellationToken, Task> Say,
    Func<int, int, CancellationToken, Task> Progress)
{
    /// <summary>Keeps and tells nothing.</summary>
    public static FetchLog Silent { get; } = new((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask, (_, _, _) => Task.CompletedTask);
}

/// <summary>The source cannot deliver. The message is for people, in Swedish: what happened, where, and what happens next.</summary>
public sealed class SourceException(string message, Exception? inner = null) : Exception(message, inner);
