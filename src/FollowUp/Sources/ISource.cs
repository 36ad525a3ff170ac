namespace FollowUp.Sources;

/// <summary>
/// Somebody who publishes figures. A source never touches the database, and its two halves never mix:
/// <see cref="FetchAsync"/> asks and keeps what was answered, <see cref="Read"/> understands it.
/// </summary>
public interface ISource
{
    /// <summary>The name used in commands, addresses and the database, such as <c>kolada</c>.</summary>
    string Name { get; }

    /// <summary>True when one question is answered for every area at once, so that nothing is saved by asking for some.</summary>
    bool AnswersForEveryArea { get; }

    /// <summary>Asks briefly whether the source can be reached at all.</summary>
    /// <returns>Null when it can; otherwise the reason, a Swedish sentence.</returns>
    Task<string?> WhyUnreachableAsync(CancellationToken cancellation);

    /// <summary>Asks the source and gives back every answer that makes up one complete picture of what was asked for.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="log">Every answer, a faulty one too, is handed over here before anybody looks into it.</param>
    /// <param name="cancellation">Stops the fetching between and within requests.</param>
    /// <exception cref="SourceException">The source could not be reached, refused, or answered with something else than data.</exception>
    Task<IReadOnlyList<RawAnswer>> FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation);

    /// <summary>Understands the answers: the same bytes give the same reading, today and in ten years. No network, no clock.</summary>
    /// <exception cref="SourceException">The answers break the source's own form; says which answer, where, and what was expected.</exception>
    Reading Read(SourceRequest request, IReadOnlyList<RawAnswer> answers);
}

/// <summary>What a source is asked for: all periods and breakdowns of these indicators for these areas.</summary>
/// <param name="Keys">The source's own names of the indicators, such as <c>N00610</c>.</param>
/// <param name="Areas">Four-digit area codes; none means every area the source holds.</param>
public sealed record SourceRequest(IReadOnlyList<string> Keys, IReadOnlyList<string> Areas);

/// <summary>One answer as it came, byte for byte.</summary>
/// <param name="Address">What was asked: an address, or a file's name.</param>
/// <param name="FetchedAt">When the answer had come, UTC.</param>
/// <param name="HttpStatus">The answer's status; null where there is none, as for a file.</param>
/// <param name="ContentType">As the source stated it; empty when it did not.</param>
/// <param name="Synthetic">The source itself says that the values are invented (<c>X-Synthetic-Data: true</c>).</param>
/// <param name="Body">The bytes.</param>
public sealed record RawAnswer(string Address, DateTimeOffset FetchedAt, int? HttpStatus, string ContentType, bool Synthetic, byte[] Body);

/// <summary>Where a fetch hands over its answers and tells how it goes. The functions may be called from one caller at a time.</summary>
/// <param name="Keep">Keeps an answer untouched.</param>
/// <param name="Say">Adds a line for people to the run's log.</param>
/// <param name="Progress">Requests answered so far, and in all as far as is known.</param>
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
