using FollowUp.Dashboards;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FollowUp.Ui;

/// <summary>What a page tells the layout around it.</summary>
/// <param name="Title">The page's own title, also the first words of the browser's.</param>
/// <param name="Section">The address in the menu that the page belongs under; null for none.</param>
/// <param name="Place">The municipality followed up; null where it is not known, as when the database cannot be reached.</param>
/// <param name="Menu">The dashboards in the menu; null for those there are now.</param>
/// <param name="ReadAgain">After how many seconds the browser reads the page again; null for never. Only where the reader has asked for it.</param>
public sealed record PageHead(string Title, string? Section = null, string? Place = null, IReadOnlyList<DashboardFile>? Menu = null, int? ReadAgain = null)
{
    private const string Key = "head";

    /// <summary>The title as browsers and bookmarks show it.</summary>
    public string FullTitle => Place is null ? $"{Title} – {UiTexts.Product}" : $"{Title} – {Place}";

    /// <summary>Hands the head over to the layout.</summary>
    public void Put(ViewDataDictionary viewData) => viewData[Key] = this;

    /// <summary>What the page handed over.</summary>
    public static PageHead Of(ViewDataDictionary viewData) => viewData[Key] as PageHead ?? new PageHead(UiTexts.Product);
}
