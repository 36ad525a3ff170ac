namespace FollowUp.Ui;

/// <summary>One page of a long list.</summary>
/// <param name="Rows">What is on it.</param>
/// <param name="Number">1 for the first.</param>
/// <param name="Total">How many rows the whole list has; 0 on a page beyond its end.</param>
/// <param name="Length">How many rows a page of this list has.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Total, int Length = PageOf.Rows)
{
    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => Math.Max(1, (Total + Length - 1) / Length);

    /// <summary>The page before; null on the first.</summary>
    public int? Earlier => Number > 1 ? Number - 1 : null;

    /// <summary>The page after; null on the last.</summary>
    public int? Later => Number < Pages ? Number + 1 : null;
}

/// <summary>How long lists are cut.</summary>
public static class PageOf
{
    /// <summary>Rows on a page, where a list has no other length of its own.</summary>
    public const int Rows = 50;

    /// <summary>The highest page that can be asked for.</summary>
    public const int Last = 1_000_000;

    /// <summary>How many rows come before a page.</summary>
    public static int Before(int page, int length = Rows) => (page - 1) * length;

    /// <summary>The page asked for: the first where none is; null for what is no page.</summary>
    public static int? Asked(string? text) => string.IsNullOrEmpty(text) ? 1
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= Last ? page
        : null;
}

/// <summary>The links to the pages around one.</summary>
/// <param name="Number">The page shown.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Earlier">The address of the one before; null on the first.</param>
/// <param name="Later">The address of the one after; null on the last.</param>
public sealed record PageLinks(int Number, int Pages, string? Earlier, string? Later)
{
    /// <summary>The links of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">The address of a page by its number.</param>
    public static PageLinks Of<T>(PageOf<T> page, Func<int, string> address) =>
        new(page.Number, page.Pages, page.Earlier is { } earlier ? address(earlier) : null, page.Later is { } later ? address(later) : null);
}
