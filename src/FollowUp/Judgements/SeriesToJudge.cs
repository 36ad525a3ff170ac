using System.Text.Json;
using FollowUp.Analysis;

namespace FollowUp.Judgements;

/// <summary>One series of a file that somebody wants judged, as the verb <c>judge</c> reads it.</summary>
/// <param name="Id">The name the file gives it, a text or a whole number; it is given back as it stands.</param>
/// <param name="Input">What the method is given.</param>
/// <param name="BaseYear">The year to count from, whether or not it has a value.</param>
/// <param name="TargetYear">The year of the target, also where there is none.</param>
public sealed record SeriesToJudge(JsonElement Id, JudgementInput Input, int BaseYear, int TargetYear);
