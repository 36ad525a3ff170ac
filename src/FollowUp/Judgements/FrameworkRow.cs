namespace FollowUp.Judgements;

/// <summary>Whose follow-up it is.</summary>
/// <param name="AreaId">The database's number of the area.</param>
/// <param name="AreaCode">Its four digits.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="ImportedAt">When the framework was loaded.</param>
public sealed record FrameworkRow(int AreaId, string AreaCode, string AreaName, DateTimeOffset ImportedAt);
