using FollowUp.Deliveries;
using Hangfire;

namespace FollowUp.Schedule;

/// <summary>Takes in, every few minutes, what has been approved and something stopped before its figures were in.</summary>
public sealed class DeliveryJob(DeliveryIntake intake)
{
    /// <param name="cancellation">Hangfire's own, cancelled when the server stops.</param>
    [AutomaticRetry(Attempts = 0)]
    public Task TakeInLeftAsync(CancellationToken cancellation) => intake.TakeInLeftAsync(cancellation);
}
