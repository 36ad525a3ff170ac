using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Ui;

namespace FollowUp.Deliveries;

/// <summary>Reads what the pages of deliveries print.</summary>
public sealed class DeliveryReader(Db db, TimeProvider clock)
{
    /// <summary>How many deliveries a list shows.</summary>
    public const int MostDeliveries = 50;

    /// <summary>The organisation of a code; null when the framework has none.</summary>
    public Task<OrganisationRow?> OrganisationAsync(string organisation, CancellationToken ct) =>
        db.QueryFirstOrDefaultAsync<OrganisationRow>("queries/deliveries/organisation.sql", new { organisation }, ct);

    /// <summary>The organisations that hand in figures.</summary>
    public Task<IReadOnlyList<DeliveringRow>> OrganisationsAsync(CancellationToken ct) => db.QueryAsync<DeliveringRow>("queries/deliveries/organisations.sql", ct);

    /// <summary>The latest deliveries of an organisation, or of all when null.</summary>
    public Task<IReadOnlyList<DeliveryRow>> DeliveriesAsync(string? organisation, CancellationToken ct) =>
        db.QueryAsync<DeliveryRow>("queries/deliveries/deliveries.sql", new { organisation, most = MostDeliveries }, ct);

    /// <summary>The deliveries that wait for somebody to decide, the longest waiting first.</summary>
    public Task<IReadOnlyList<DeliveryRow>> WaitingAsync(CancellationToken ct) => db.QueryAsync<DeliveryRow>("queries/deliveries/waiting.sql", ct);

    /// <summary>What an organisation's files are read by today.</summary>
    public Task<DeliveryRules> RulesAsync(string organisation, CancellationToken ct) => RulesAsync(db, organisation, LocalTime.DayOf(clock.GetUtcNow()), ct);

    /// <summary>What an organisation is asked for, and what each figure is used for.</summary>
    public async Task<IReadOnlyList<DueIndicator>> DueAsync(DeliveryRules rules, CancellationToken ct)
    {
        var uses = (await db.QueryAsync<DeliveredUseRow>("queries/deliveries/uses.sql", new { organisation = rules.Organisation }, ct)).ToLookup(use => use.Indicator);
        var own = rules.Indicators.Where(indicator => indicator is { Active: true, Uploadable: true } && indicator.Organisations.Contains(rules.Organisation)).ToList();
        var held = await HeldAsync(db, own.Select(indicator => indicator.Code), rules.Areas, ct);
        var waiting = (await OpenAsync(db, rules, ct)).SelectMany(open => open.Rows).Select(row => (row.Indicator, row.Observation.Period)).ToHashSet();
        return [.. own.Select(indicator => DueIndicator.Of(indicator, uses[indicator.Code], held, waiting, rules.Today))];
    }

    /// <summary>A delivery of an organisation, its file read again by the day it was uploaded and compared with what is held now; null when there is none.</summary>
    public Task<DeliveryView?> DeliveryAsync(string organisation, int deliveryId, CancellationToken ct) => DeliveryAsync(db, organisation, deliveryId, ct);

    internal static async Task<DeliveryView?> DeliveryAsync(Statements statements, string organisation, int deliveryId, CancellationToken ct)
    {
        if (await statements.QueryFirstOrDefaultAsync<DeliveryRow>("queries/deliveries/delivery.sql", new { organisation, deliveryId }, ct) is not { } delivery)
        {
            return null;
        }

        var rules = await RulesAsync(statements, organisation, LocalTime.DayOf(delivery.UploadedAt), ct);
        var content = await statements.QueryFirstOrDefaultAsync<byte[]>("queries/deliveries/content.sql", new { deliveryId }, ct);
        var reading = content is null ? null : DeliveryFile.Read(delivery.FileName, content, rules);
        var comparison = reading is { Accepted: true } ? await CompareAsync(statements, reading, rules, ct) : null;
        var replaces = comparison is null || delivery.Stage != DeliveryStage.Draft
            ? []
            : (await OpenAsync(statements, rules, ct)).Where(open => !open.IsApproved && open.Organisation == organisation && open.Overlaps(reading!)).Select(open => open.Id);
        return new DeliveryView(delivery, rules, reading, comparison, [.. replaces]);
    }

    /// <summary>What an accepted file would change.</summary>
    internal static async Task<DeliveryComparison> CompareAsync(Statements statements, DeliveryReading reading, DeliveryRules rules, CancellationToken ct) =>
        DeliveryComparison.Of(reading, await HeldAsync(statements, reading.Rows.Select(row => row.Indicator).Distinct(), rules.Areas, ct), rules);

    /// <summary>The deliveries that wait, of every organisation, with the rows of their files.</summary>
    internal static async Task<IReadOnlyList<OpenDelivery>> OpenAsync(Statements statements, DeliveryRules rules, CancellationToken ct) =>
    [
        .. (await statements.QueryAsync<OpenDeliveryRow>("queries/deliveries/open_deliveries.sql", ct))
            .Select(open => OpenDelivery.Of(open, rules)),
    ];

    internal static async Task<DeliveryRules> RulesAsync(Statements statements, string organisation, DateOnly today, CancellationToken ct)
    {
        var areas = await statements.QueryAsync<string>("queries/deliveries/own_area.sql", ct);
        var indicators = await statements.QueryAsync<DeliverableRow>("queries/deliveries/deliverable_indicators.sql", ct);
        return new DeliveryRules(organisation, areas, today, [.. indicators.Select(Deliverable)], DeliveryLimits.Default);
    }

    private static async Task<IReadOnlyList<HeldObservation>> HeldAsync(Statements statements, IEnumerable<string> indicators, IEnumerable<string> areas, CancellationToken ct) =>
    [
        .. (await statements.QueryAsync<HeldRow>("queries/deliveries/held_observations.sql", new { indicators, areas }, ct))
            .Select(held => new HeldObservation(held.Indicator, held.Area, held.Breakdown, new Observation(held.Period, held.Value, held.Status, held.Mark))),
    ];

    // A share lies between 0 and 100 and a count is not negative, unless the framework says otherwise.
    private static DeliverableIndicator Deliverable(DeliverableRow row)
    {
        var unit = new Unit(row.Unit);
        return new DeliverableIndicator(
            row.Code, row.Title, row.Organisations, row.Unit, unit.IsPercent, unit.IsCount,
            row.Lowest ?? (unit.IsPercent || unit.IsCount ? 0 : null), row.Highest ?? (unit.IsPercent ? 100 : null),
            row.PeriodKind, row.SplitsBySex, row.Active, row.Uploadable, row.SourceTitle, row.ProtectBelow is > 0 ? row.ProtectBelow : null);
    }
}

/// <summary>A delivery that waits, with its rows.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="IsApproved">True when it waits to be taken in, false when it waits for somebody to decide.</param>
/// <param name="Rows">What its file says.</param>
internal sealed record OpenDelivery(int Id, string Organisation, bool IsApproved, IReadOnlyList<DeliveredRow> Rows)
{
    /// <summary>Reads a delivery's file by what it was uploaded for and when.</summary>
    public static OpenDelivery Of(OpenDeliveryRow row, DeliveryRules rules) => new(
        row.Id, row.Organisation, row.State == "approved",
        DeliveryFile.Read(row.FileName, row.Content, rules with { Organisation = row.Organisation, Today = LocalTime.DayOf(row.UploadedAt) }).Rows);

    /// <summary>Whether another file speaks of a figure that this one does.</summary>
    public bool Overlaps(DeliveryReading other) => Rows.Select(Key).Intersect(other.Rows.Select(Key)).Any();

    private static (string, string, string, int) Key(DeliveredRow row) => (row.Indicator, row.Area, row.Breakdown, row.Observation.Period.Code);
}
