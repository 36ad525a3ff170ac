using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Database;

namespace FollowUp.Access;

/// <summary>The audit trail: who did what when, and what was before and after.</summary>
public static class Audit
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Adds a line within the transaction that does what the line says, so that neither is kept without the other.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="action">What is done: the thing and the deed, <c>delivery.approved</c>.</param>
    /// <param name="subject">To which thing, such as <c>delivery 12</c>.</param>
    /// <param name="before">What was before, written as JSON; null when there was nothing. Never a password, a secret or the content of a refused file.</param>
    /// <param name="after">What is after, likewise.</param>
    /// <param name="ct">Undoes it with the rest.</param>
    public static Task AddAsync(
        Transaction transaction, Actor actor, DateTimeOffset at, string action, string subject, object? before, object? after, CancellationToken ct) =>
        transaction.ExecuteAsync(
            "commands/access/add_audit.sql",
            new { at, actor.AccountId, actor = actor.Name, action, subject, before = Json(before), after = Json(after) },
            ct);

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), _options);
}
