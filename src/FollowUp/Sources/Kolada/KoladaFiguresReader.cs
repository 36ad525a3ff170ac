using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>
/// Understands kept answers of Kolada to questions for figures, without what was asked: every indicator and area that they speak of is taken to
/// have been asked for. Nothing is called complete, since that is proven from the questions.
/// </summary>
public static class KoladaFiguresReader
{
    /// <exception cref="SourceException">An answer breaks Kolada's own form; says which, where, and what was expected.</exception>
    public static Reading Read(IReadOnlyList<RawAnswer> answers)
    {
        var pages = answers.Select(answer => KoladaPage.Open(answer, KoladaTopic.Figures)).ToList();
        try
        {
            var rows = pages.SelectMany(page => page.Rows).ToList();
            var figures = new KoladaFigures(
                rows.Select(row => row.Text("kpi")).Distinct(StringComparer.Ordinal),
                rows.Select(row => row.Text(KoladaFigures.PlaceFieldOf(row))).Distinct(StringComparer.Ordinal));
            pages.ForEach(figures.Take);
            var warnings = new KoladaWarnings();
            figures.Warn(warnings);
            return new Reading
            {
                Observations = figures.Observations,
                CompleteKeys = [],
                CompleteAreas = [],
                IsPartial = true,
                Warnings =
                [
                    .. warnings.Take(),
                    .. warnings.Rest(),
                    .. pages.Where(page => page.Next is not null).Select(page => Format.Fill(SourceTexts.KoladaMorePages, page.Address, page.Next!.AbsoluteUri)),
                ],
            };
        }
        finally
        {
            pages.ForEach(page => page.Dispose());
        }
    }
}
