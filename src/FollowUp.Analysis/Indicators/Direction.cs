namespace FollowUp.Analysis;

/// <summary>Which way is better. It is stated for every indicator, never guessed.</summary>
public enum Direction
{
    /// <summary>The figure says nothing about better or worse: it is shown, never judged.</summary>
    None = 0,

    /// <summary>Higher is better.</summary>
    Up = 1,

    /// <summary>Lower is better.</summary>
    Down = -1,
}
