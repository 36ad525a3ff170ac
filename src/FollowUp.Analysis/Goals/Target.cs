namespace FollowUp.Analysis;

/// <summary>A decided level to reach.</summary>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Year">The calendar year by whose end it is to be reached.</param>
public sealed record Target(double Value, int Year);
