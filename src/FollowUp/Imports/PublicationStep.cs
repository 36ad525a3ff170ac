using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp.Imports;

/// <summary>What is known of an indicator's publications when an import has just been stored.</summary>
/// <param name="SaidOn">The day the source says that it publishes next.</param>
/// <param name="SaidPeriod">What it says that will concern.</param>
/// <param name="OpenOn">The day of the publication that is expected and has not come; null when none is.</param>
/// <param name="OpenPeriod">What that one will concern.</param>
/// <param name="LatestOn">The latest day ever expected.</param>
/// <param name="HasSaidPeriod">Whether figures of the period the source says are held.</param>
/// <param name="HasCome">Whether figures that the expected publication must have brought are held.</param>
public sealed record PublicationState(
    DateOnly? SaidOn, string? SaidPeriod, DateOnly? OpenOn, string? OpenPeriod, DateOnly? LatestOn, bool HasSaidPeriod, bool HasCome);

/// <summary>What follows from that.</summary>
/// <param name="HasArrived">The expected publication has come.</param>
/// <param name="MovedTo">The source has moved it to that day.</param>
/// <param name="Opens">A publication is expected on that day from now on.</param>
public sealed record PublicationStep(bool HasArrived, DateOnly? MovedTo, DateOnly? Opens)
{
    /// <summary>Decides. Without a day from the source its rule says when, if it has one.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="rule">The source's own; null for none.</param>
    /// <param name="today">The day it is.</param>
    public static PublicationStep Of(PublicationState state, PublicationRule? rule, DateOnly today)
    {
        var moves = state.OpenOn is { } open && state.SaidOn is { } said && said != open && !state.HasCome && (said > open || said >= today);
        var sameFigures = state.SaidPeriod == state.OpenPeriod && state.SaidPeriod is not null;

        // A later day for the same figures is a postponement, and so is one told before the day without saying of what; for others it says that these are out.
        var hasArrived = state.HasCome
            || moves && state.SaidOn > state.OpenOn && !sameFigures && (today >= state.OpenOn || state.SaidPeriod is not null && state.OpenPeriod is not null);
        if (state.OpenOn is not null && !hasArrived)
        {
            return new PublicationStep(false, moves ? state.SaidOn : null, null);
        }

        return new PublicationStep(hasArrived, null, state.SaidOn is null ? rule?.NextAfter(Later(state.LatestOn, today)) : Opening(state, today));
    }

    /// <summary>A day that had passed before it was heard of is expected only when it is known what it should have brought, and that it has not.</summary>
    private static DateOnly? Opening(PublicationState state, DateOnly today) =>
        state.SaidOn is { } said && !(said <= state.LatestOn) && (said >= today || IsPeriod(state.SaidPeriod) && !state.HasSaidPeriod) ? said : null;

    private static bool IsPeriod(string? text) => Period.TryParse(text, out _);

    private static DateOnly Later(DateOnly? day, DateOnly other) => day > other ? day.Value : other;
}
