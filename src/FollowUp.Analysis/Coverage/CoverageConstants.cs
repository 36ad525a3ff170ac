namespace FollowUp.Analysis;

/// <summary>Where coverage draws its lines, each with its reason.</summary>
public static class CoverageConstants
{
    /// <summary>
    /// A latest value whose period ended more than this many years ago makes an indicator slow. The follow-up is yearly, and a yearly figure
    /// that comes within <see cref="LagMonths"/> is never older than two and a half years.
    /// </summary>
    public const int OldAfterYears = 3;

    /// <summary>
    /// From how many of the latest steps between values the usual step is taken (their median): one year without a survey, as during a
    /// pandemic, makes nothing slow, and a source that has gone over to every other year shows after its second time.
    /// </summary>
    public const int StepsCounted = 3;

    /// <summary>
    /// A next publication further off than this many days makes an indicator slow: what comes every year comes within a year, and a month is
    /// left for a day that moves.
    /// </summary>
    public const int SlowPublicationDays = 365 + 31;

    /// <summary>
    /// So many months after its end a source has published a period of a year or more. The official statistics followed here come within a
    /// year, a few (the municipal emissions among them) within a year and a half; what has not come by then is not waited for but missing.
    /// </summary>
    public const int LagMonths = 18;

    /// <summary>The same for periods shorter than a year, which sources publish within weeks or a few months.</summary>
    public const int ShortLagMonths = 6;

    /// <summary>
    /// Two series are the same figure when all their shared periods agree and there are at least so many: four agree by chance in rounded
    /// shares and small counts, five with changing values hardly ever do.
    /// </summary>
    public const int SharedPeriods = 5;

    /// <summary>Two values agree within this share of the larger: what is left by reading the same decimals in two ways.</summary>
    public const double SameValue = 1e-9;

    /// <summary>
    /// Titles are alike when so much of their words is shared (Dice), numbers being equal. Tried on the catalogue of Kolada's 6 099 titles: of
    /// the framework's own wordings of its Kolada indicators more than half reach it against their original, and no delivered one, none of which Kolada has, comes above 0.4.
    /// </summary>
    public const double AlikeTitles = 0.75;

    /// <summary>Words shorter than this are left out of titles: prepositions and units, which differ where the matter does not.</summary>
    public const int LettersOfWord = 4;

    /// <summary>A title of fewer words than this is like no other: one word in common says nothing.</summary>
    public const int WordsOfTitle = 2;
}
