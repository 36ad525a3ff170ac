using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Revisions;

/// <summary>Which revisions are listed, as the address says it.</summary>
public sealed record RevisionFilter
{
    /// <summary>The indicator's code; null for all.</summary>
    public string? Indicator { get; init; }

    /// <summary>The import that brought them; null for any.</summary>
    public int? RunId { get; init; }

    /// <summary>The first day, in Sweden; null for all time.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>1 for the first.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The moment the first day begins.</summary>
    public DateTimeOffset? SinceMoment => Since is { } day ? LocalTime.Beginning(day) : null;

    /// <summary>True when anything is left out.</summary>
    public bool LeavesOut => Indicator is not null || RunId is not null || Since is not null;

    /// <summary>Reads the filter of an address; what is wrong is told and counts as left empty.</summary>
    public static RevisionFilter Read(string? indicator, string? run, string? since, string? page, IReadOnlyList<Choice> indicators, FieldErrors errors)
    {
        var filter = new RevisionFilter();
        if (!string.IsNullOrEmpty(indicator))
        {
            filter = indicators.Any(choice => choice.Value == indicator) ? filter with { Indicator = indicator } : Wrong("indikator", RevisionTexts.NoSuchIndicator);
        }

        if (!string.IsNullOrWhiteSpace(run))
        {
            filter = int.TryParse(run.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? filter with { RunId = number } : Wrong("import", RevisionTexts.NoSuchRun);
        }

        if (!string.IsNullOrWhiteSpace(since))
        {
            filter = DateOnly.TryParseExact(since.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 3000
                ? filter with { Since = day }
                : Wrong("fran", RevisionTexts.NoSuchDay);
        }

        if (PageOf.Asked(page) is { } asked)
        {
            return filter with { Page = asked };
        }

        return Wrong("sida", RevisionTexts.NoSuchPage);

        RevisionFilter Wrong(string field, string text)
        {
            errors.Add(field, text);
            return filter;
        }
    }

    /// <summary>The address of a page of the list so filtered.</summary>
    public string Address(int page)
    {
        string[] asked =
        [
            .. Indicator is null ? Array.Empty<string>() : ["indikator=" + Uri.EscapeDataString(Indicator)],
            .. RunId is { } run ? [FormattableString.Invariant($"import={run}")] : Array.Empty<string>(),
            .. Since is { } day ? ["fran=" + Format.Date(day)] : Array.Empty<string>(),
            .. page > 1 ? [FormattableString.Invariant($"sida={page}")] : Array.Empty<string>(),
        ];
        return asked.Length == 0 ? "/revideringar" : "/revideringar?" + string.Join('&', asked);
    }
}
