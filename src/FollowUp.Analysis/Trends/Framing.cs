namespace FollowUp.Analysis;

/// <summary>A share told in two ways, as those who have and those who lack: the same fact, to which a method of relative rates may give two classes.</summary>
/// <param name="Have">The verdict on the share as it is measured.</param>
/// <param name="Lack">The verdict of the same method on what is left to 100 per cent.</param>
public sealed record Framing(Verdict Have, Verdict Lack)
{
    private const double Whole = 100;

    /// <summary>True when the two are of different classes; null when either could not be told.</summary>
    public bool? Differs => Have.Class == VerdictClass.NotAssessed || Lack.Class == VerdictClass.NotAssessed
        ? null
        : (Have.Class, Have.Own) != (Lack.Class, Lack.Own);

    /// <summary>Tells a share both ways; null of a figure that is no share, that has no direction, or that lies outside 0 to 100.</summary>
    /// <param name="verdict">The verdict on the share as it is.</param>
    /// <param name="input">What the method was given.</param>
    /// <param name="judge">The method.</param>
    public static Framing? Of(Verdict verdict, JudgementInput input, Func<JudgementInput, Verdict> judge) =>
        input is { IsShare: true, Direction: Direction.Up or Direction.Down } && input.Series.WithValue.All(o => o.Value is >= 0 and <= Whole)
            ? new(verdict, judge(Turned(input)))
            : null;

    private static JudgementInput Turned(JudgementInput input) => input with
    {
        Series = new(input.Series.Select(o => o with { Value = Whole - o.Value })),
        Direction = input.Direction == Direction.Up ? Direction.Down : Direction.Up,
        Target = input.Target is { } target ? target with { Value = Whole - target.Value } : null,
        Limit = Whole - input.Limit,
    };
}
