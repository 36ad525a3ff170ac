namespace FollowUp.Framework;

/// <summary>Where something of the framework stands: how far it has come, who decided it, and in which days it holds.</summary>
/// <param name="Stage">How far it has come; null when nothing is said.</param>
/// <param name="Decision">Who decided it, and where that can be read; null when nothing is said.</param>
/// <param name="ValidFrom">The first day it holds; null for ever before.</param>
/// <param name="ValidTo">The last day it holds; null until something else is said.</param>
public sealed record Standing(Stage? Stage, Decided? Decision, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Nothing is said: it holds as long as it is in the framework.</summary>
    public static Standing NotSaid { get; } = new(null, null, null, null);

    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether there is a day on which both hold.</summary>
    public bool Meets(Standing other) =>
        (ValidFrom ?? DateOnly.MinValue) <= (other.ValidTo ?? DateOnly.MaxValue) && (other.ValidFrom ?? DateOnly.MinValue) <= (ValidTo ?? DateOnly.MaxValue);

    /// <summary>Whether the other holds on the first and the last day that are stated of it. One that is not stated is the other's.</summary>
    public bool DaysAreWithin(Standing other) => (ValidFrom is not { } first || other.Holds(first)) && (ValidTo is not { } last || other.Holds(last));

    /// <summary>The same, in the days on which the other holds too.</summary>
    public Standing While(Standing other) => this with
    {
        ValidFrom = ValidFrom is null || other.ValidFrom > ValidFrom ? other.ValidFrom : ValidFrom,
        ValidTo = ValidTo is null || other.ValidTo < ValidTo ? other.ValidTo : ValidTo,
    };
}

/// <summary>How far something has come on its way through the municipality.</summary>
public enum Stage
{
    /// <summary>Sent out for comments; nobody has decided.</summary>
    Consultation,

    /// <summary>Decided.</summary>
    Adopted,

    /// <summary>Something else has taken its place.</summary>
    Superseded,
}

/// <summary>A decision as the records name it.</summary>
/// <param name="Body">Who decided, such as the municipal council.</param>
/// <param name="Date">A day, month or year; empty when it is not known.</param>
/// <param name="Paragraph">The paragraph of the minutes; may be empty.</param>
/// <param name="RegistryNumber">The registry number; may be empty.</param>
public sealed record Decided(string Body, string Date, string Paragraph, string RegistryNumber);
