using FollowUp.Charts;
using FollowUp.Imports.Pages;
using FollowUp.Judgements;
using FollowUp.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Indicators;

/// <summary>One indicator with everything that is known of it.</summary>
public sealed class IndicatorPage(IndicatorReader indicators, JudgementReader judgements, ExpectedPublications publications, ChartCache charts) : PageModel
{
    /// <summary>What the page prints; null before the first framework import.</summary>
    public IndicatorView? View { get; private set; }

    /// <summary>The chart for wide and for narrow screens; the page shows the one that fits.</summary>
    public IReadOnlyList<string> Drawings { get; private set; } = [];

    /// <summary>What is expected of its source next; null when nothing is.</summary>
    public ExpectedPublication? Expected { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        View = await indicators.ReadAsync(code, ct);
        if (View is null)
        {
            return await judgements.FrameworkAsync(ct) is null ? Page() : NotFound();
        }

        Expected = await publications.NextAsync(code, ct);
        var sizes = new[] { ChartSize.Wide, ChartSize.Narrow };
        Drawings = [.. sizes.Select(size => charts.Svg(View.Drawn, size with { HasHeading = false }))];
        new PageHead(View.Judged.Indicator.Title, null, View.Framework.AreaName).Put(ViewData);
        return Page();
    }
}
