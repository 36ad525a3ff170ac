namespace FollowUp.Analysis;

/// <summary>What length of time a figure concerns. The number is part of <see cref="Period.Code"/> and of every stored row: never renumber.</summary>
public enum PeriodKind
{
    /// <summary>A calendar year, <c>2024</c>. Election years and irregular surveys are calendar years with gaps.</summary>
    Year = 0,

    /// <summary>A school year, autumn to spring, <c>2023/24</c>.</summary>
    SchoolYear = 1,

    /// <summary>A third of a calendar year, <c>2024-T1</c>.</summary>
    Tertial = 2,

    /// <summary>A quarter of a calendar year, <c>2024-Q1</c>.</summary>
    Quarter = 3,

    /// <summary>A month, <c>2024-05</c>.</summary>
    Month = 4,

    /// <summary>An ISO 8601 week, <c>2024-W05</c>.</summary>
    Week = 5,

    /// <summary>Several calendar years together, <c>2021-2024</c>; such periods may overlap and leave gaps.</summary>
    MultiYear = 6,

    /// <summary>Half a calendar year, <c>2024-H1</c>.</summary>
    HalfYear = 7,
}
