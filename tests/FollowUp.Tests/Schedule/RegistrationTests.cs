using FollowUp.Database;
using FollowUp.Schedule;
using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Xunit;

namespace FollowUp.Tests.Schedule;

/// <summary>What runs by itself is what the list says: nothing more, nothing else, at no other time.</summary>
public sealed class RegistrationTests(FreshDatabase database) : IClassFixture<FreshDatabase>
{
    [Fact]
    public void What_is_registered_is_exactly_the_list_in_the_time_of_here()
    {
        var storage = new PostgreSqlStorage(new JobConnections(database.Db), new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = false });
        var manager = new RecurringJobManager(storage);
        manager.AddOrUpdate("import-kolada", Job.FromExpression<DeliveryJob>(job => job.TakeInLeftAsync(CancellationToken.None)), "30 5 * * *", new RecurringJobOptions());
        manager.AddOrUpdate("import-due", Job.FromExpression<DeliveryJob>(job => job.TakeInLeftAsync(CancellationToken.None)), "30 5 * * *", new RecurringJobOptions());

        FollowUp.Schedule.Schedule.Register(storage);

        using var connection = storage.GetConnection();
        Assert.Equal(
            FollowUp.Schedule.Schedule.Everything.Select(scheduled => (scheduled.Id, scheduled.Cron, scheduled.Job.ToString(), "Europe/Stockholm")).Order(),
            connection.GetRecurringJobs().Select(job => (job.Id, job.Cron, job.Job.ToString(), job.TimeZoneId)).Order());
    }
}
