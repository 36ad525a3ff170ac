using FollowUp.Access;
using FollowUp.Database;
using FollowUp.Imports;

namespace FollowUp.Deliveries;

/// <summary>
/// Brings the figures of approved deliveries to the others, through the door that every import takes. Approving is one transaction and this is
/// another: what is left between them, by a stopped program or by a turn that was taken, is completed at start and by the schedule.
/// </summary>
public sealed class DeliveryIntake(Db db, Import import)
{
    /// <summary>Takes in one approved delivery. Doing it again does no harm: a delivery is taken in once.</summary>
    /// <param name="organisation">Whose delivery it is.</param>
    /// <param name="deliveryId">Which.</param>
    /// <param name="actor">Who approved it, or what goes on with it.</param>
    /// <param name="ct">Stops it; the delivery is taken in later then.</param>
    /// <returns>How it went; null when there is nothing to take in.</returns>
    public async Task<ImportResult?> TakeInAsync(string organisation, int deliveryId, Actor actor, CancellationToken ct)
    {
        await using var turn = await db.TryLockAsync(FormattableString.Invariant($"take in delivery {deliveryId}"), ct);
        if (turn is null
            || await DeliveryReader.DeliveryAsync(db, organisation, deliveryId, ct) is not { Delivery: { Stage: DeliveryStage.Approved or DeliveryStage.Failed } delivery, Rules: var rules }
            || await db.QueryFirstOrDefaultAsync<byte[]>("queries/deliveries/content.sql", new { deliveryId }, ct) is not { } content)
        {
            return null;
        }

        return await import.TakeInAsync(new DeliverySource(delivery, content, rules), deliveryId, actor, ct);
    }

    /// <summary>Takes in every approved delivery that was left.</summary>
    public async Task TakeInLeftAsync(CancellationToken ct)
    {
        List<Exception> problems = [];
        foreach (var left in await db.QueryAsync<ApprovedDeliveryRow>("queries/deliveries/approved_and_left.sql", ct))
        {
            try
            {
                await TakeInAsync(left.Organisation, left.Id, Actor.Service, ct);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                problems.Add(problem); // one that cannot be taken in must not stand in the way of the others
            }
        }

        if (problems.Count > 0)
        {
            throw new AggregateException(problems);
        }
    }
}
