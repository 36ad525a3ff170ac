using FollowUp.Analysis;

namespace FollowUp.Framework;

/// <summary>The words of the framework file and of the tables, and what they stand for.</summary>
internal static class FrameworkWords
{
    public static IReadOnlyDictionary<string, Wording> Wordings { get; } = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        ["quoted"] = Wording.Quoted,
        ["second_hand"] = Wording.SecondHand,
        ["verified"] = Wording.Verified,
        ["proposed"] = Wording.Proposed,
        ["placeholder"] = Wording.Placeholder,
    };

    public static IReadOnlyDictionary<string, Stage> Stages { get; } = new Dictionary<string, Stage>(StringComparer.Ordinal)
    {
        ["consultation"] = Stage.Consultation,
        ["adopted"] = Stage.Adopted,
        ["superseded"] = Stage.Superseded,
    };

    public static IReadOnlyDictionary<string, LinkRole> LinkRoles { get; } = new Dictionary<string, LinkRole>(StringComparer.Ordinal)
    {
        ["main"] = LinkRole.Main,
        ["supporting"] = LinkRole.Supporting,
    };

    public static IReadOnlyDictionary<string, OrganisationKind> OrganisationKinds { get; } = new Dictionary<string, OrganisationKind>(StringComparer.Ordinal)
    {
        ["board"] = OrganisationKind.Board,
        ["administration"] = OrganisationKind.Administration,
        ["company"] = OrganisationKind.Company,
    };

    public static IReadOnlyDictionary<string, Direction> Directions { get; } = new Dictionary<string, Direction>(StringComparer.Ordinal)
    {
        ["up"] = Direction.Up,
        ["down"] = Direction.Down,
        ["none"] = Direction.None,
    };

    public static IReadOnlyDictionary<string, PeriodKind> PeriodKinds { get; } = new Dictionary<string, PeriodKind>(StringComparer.Ordinal)
    {
        ["year"] = PeriodKind.Year,
        ["school_year"] = PeriodKind.SchoolYear,
        ["half_year"] = PeriodKind.HalfYear,
        ["tertial"] = PeriodKind.Tertial,
        ["quarter"] = PeriodKind.Quarter,
        ["month"] = PeriodKind.Month,
        ["week"] = PeriodKind.Week,
        ["several_years"] = PeriodKind.MultiYear,
    };
}
