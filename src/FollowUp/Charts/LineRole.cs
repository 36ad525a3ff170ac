namespace FollowUp.Charts;

/// <summary>Whose figures a line shows. The order is the order of lines in every table and text: the total first, then women before men, then those compared with.</summary>
public enum LineRole
{
    /// <summary>All, in the area the chart is about.</summary>
    Total,

    Women,

    Men,

    /// <summary>What is typical of the municipalities compared with, such as their median.</summary>
    Peers,

    /// <summary>The county or region.</summary>
    Region,

    Country,
}
