namespace FollowUp.Tables;

/// <summary>How much of a workbook is looked at. What the file itself claims of its size counts for nothing.</summary>
internal sealed record WorkbookLimits
{
    /// <summary>The largest package, packed.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most that all its parts may be together, unpacked.</summary>
    public int MaxUnpacked { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most parts.</summary>
    public int MaxParts { get; init; } = 300;

    /// <summary>The most cells of the sheet that is read, empty ones counted.</summary>
    public int MaxCells { get; init; } = 500_000;

    /// <summary>The last column that may hold something.</summary>
    public int MaxColumns { get; init; } = 2_000;

    /// <summary>How deep elements may lie within each other.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>The longest text of a cell: what the programs that write workbooks allow.</summary>
    public int MaxText { get; init; } = 32_767;
}
