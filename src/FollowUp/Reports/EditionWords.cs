using FollowUp.Analysis;
using FollowUp.Ui;

namespace FollowUp.Reports;

/// <summary>What pages say of an edition.</summary>
public static class EditionWords
{
    /// <summary>Which report, for whom, which version.</summary>
    public static string Heading(EditionRow edition) => Format.Fill(ReportTexts.EditionTitle, edition.Title, Words.LowerFirst(edition.AudienceTitle), Format.Count(edition.Version));

    /// <summary>How far it has come.</summary>
    public static string State(EditionRow edition) =>
        edition.Failed ? Format.Fill(ReportTexts.StateFailed, edition.Failure ?? "") : edition.Published ? ReportTexts.StatePublished : ReportTexts.StateFrozen;

    /// <summary>Who froze it: what the person is, never who.</summary>
    public static string By(EditionRow edition) => edition.ActorRole switch
    {
        "unit" => ReportTexts.ByUnit,
        "admin" => ReportTexts.ByAdmin,
        null => ReportTexts.ByService,
        _ => ReportTexts.ByOther,
    };

    /// <summary>Up to which import its figures are known.</summary>
    public static string Vintage(EditionRow edition) => edition.BatchId is { } batch ? Format.Fill(ReportTexts.VintageBatch, Format.Count(batch)) : ReportTexts.VintageNone;
}
