namespace FollowUp.Judgements;

/// <summary>A source of the followed indicators and when it was last fetched in full; null when it never was.</summary>
public sealed record SourceFetched(string Name, string Title, bool Synthetic, DateTimeOffset? FetchedAt);
