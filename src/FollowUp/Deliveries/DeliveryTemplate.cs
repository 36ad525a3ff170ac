using System.Text;
using FollowUp.Analysis;
using FollowUp.Indicators;

namespace FollowUp.Deliveries;

/// <summary>
/// A file to fill in: a row for every figure that an organisation owes and has not handed in, everything written but the value. Where nothing is
/// owed, the latest due period of each indicator, for corrections. UTF-8 with a byte order mark and semicolons, as Swedish Excel opens it right.
/// </summary>
public static class DeliveryTemplate
{
    /// <summary>The file of an organisation and its name; null when the framework has no such organisation, or nothing to ask it for.</summary>
    public static async Task<(string Name, byte[] Content)?> ReadAsync(DeliveryReader deliveries, string organisation, CancellationToken ct)
    {
        if (await deliveries.OrganisationAsync(organisation, ct) is null)
        {
            return null;
        }

        var rules = await deliveries.RulesAsync(organisation, ct);
        var due = await deliveries.DueAsync(rules, ct);
        return due.Count == 0 ? null : ($"{Format.Fill(DeskTexts.TemplateName, organisation)}.csv", Csv(rules, due));
    }

    /// <param name="rules">What the organisation's files are read by.</param>
    /// <param name="due">What it is asked for.</param>
    public static byte[] Csv(DeliveryRules rules, IReadOnlyList<DueIndicator> due)
    {
        var text = new StringBuilder(DeskTexts.TemplateHeader).Append("\r\n");
        foreach (var (indicator, period) in Owed(due))
        {
            foreach (var breakdown in indicator.Breakdowns)
            {
                string[] cells = [indicator.Indicator.Code, indicator.Indicator.Title, period.Period.ToString(), breakdown, "", "", "", rules.Areas[0]];
                text.AppendJoin(';', cells.Select(IndicatorCsv.Cell)).Append("\r\n");
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static List<(DueIndicator Indicator, DuePeriod Period)> Owed(IReadOnlyList<DueIndicator> due)
    {
        List<(DueIndicator Indicator, DuePeriod Period)> owed =
            [.. due.SelectMany(one => one.Periods.Where(period => period.State is DueState.Missing or DueState.Partly).Reverse().Select(period => (one, period)))];
        return owed.Count > 0 ? owed : [.. due.SelectMany(one => one.Periods.Take(1).Select(period => (one, period)))];
    }
}
