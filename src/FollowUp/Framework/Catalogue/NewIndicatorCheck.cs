using FollowUp.Tables;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>
/// What is wrong in a filled-in <see cref="NewIndicator"/>, box by box: by the framework's own rules, and by what only the form knows, which is what
/// was left for a person to choose and how it was typed.
/// </summary>
public static class NewIndicatorCheck
{
    /// <summary>The fields as they are sent.</summary>
    public static class Names
    {
        public const string Title = "titel";
        public const string Unit = "enhet";
        public const string Decimals = "decimaler";
        public const string Direction = "riktning";
        public const string Period = "period";
        public const string BySex = "kon";
        public const string Publisher = "utgivare";
        public const string Note = "anmarkning";
        public const string Goals = "mal";
        public const string Responsible = "ansvarig";
        public const string FocusArea = "omrade";
        public const string Role = "roll";
        public const string Reason = "skal";
        public const string TargetValue = "malvarde";
        public const string TargetYear = "malar";
        public const string Through = "genom";
        public const string Draft = "utkast";
    }

    /// <summary>Tells everything that is wrong; nothing told is everything right.</summary>
    /// <param name="said">What was filled in.</param>
    /// <param name="lastYear">The programme's last year, which stands in the form from the beginning.</param>
    /// <param name="problems">What the framework's rules say of it where it is to be added.</param>
    /// <param name="errors">Where it is told.</param>
    public static void Tell(NewIndicator said, int lastYear, IEnumerable<TextProblem> problems, FieldErrors errors)
    {
        Choices(said, errors);
        Typed(said, lastYear, errors);
        var isGoalOpen = errors.Of(Names.Goals) is not null || errors.Of(Names.Through) is not null;
        foreach (var problem in problems)
        {
            // Without the goal that is meant, what is said of the link's and the target's goal only repeats it.
            var isOfGoal = problem is { Item.Section: not "indicators", Field: "goal" or "indicator" };
            var box = Box(problem);
            if (errors.Of(box) is null && !(isOfGoal && (isGoalOpen || errors.Of(Names.Goals) is not null)))
            {
                errors.Add(box, Words(said, problem));
            }
        }
    }

    private static void Choices(NewIndicator said, FieldErrors errors)
    {
        // The rules let nobody answer for an indicator, and coverage calls it an error: whoever adds one says who.
        if (said.Responsible.Count == 0)
        {
            errors.Add(Names.Responsible, NewIndicatorTexts.ResponsibleNeeded);
        }

        // With one goal it is meant; with several one must be named; with none there is nothing to link through or aim at.
        if (said.FocusArea.Length > 0 || said.TargetValue.Length > 0)
        {
            if (said.Goals.Count == 0)
            {
                errors.Add(Names.Goals, NewIndicatorTexts.GoalNeeded);
            }
            else if (!said.Goals.Contains(said.TheGoal, StringComparer.Ordinal))
            {
                errors.Add(Names.Through, NewIndicatorTexts.ThroughNeeded);
            }
        }

        if (said.FocusArea.Length == 0 && said.Reason.Length > 0)
        {
            errors.Add(Names.FocusArea, NewIndicatorTexts.FocusAreaNeeded);
        }
    }

    private static void Typed(NewIndicator said, int lastYear, FieldErrors errors)
    {
        if (said.TargetValue.Length == 0)
        {
            if (said.TargetYear.Length > 0 && said.TargetYear != FormattableString.Invariant($"{lastYear}"))
            {
                errors.Add(Names.TargetValue, NewIndicatorTexts.TargetValueNeeded);
            }
        }
        else if (!WrittenNumber.TryRead(said.TargetValue, out var number) || number is { IsTooLarge: true } or { IsAmbiguous: true, DecimalMark: '.' })
        {
            errors.Add(Names.TargetValue, NewIndicatorTexts.TargetValueForm);
        }
    }

    /// <summary>The box in which what a problem speaks of is filled in.</summary>
    private static string Box(TextProblem problem) => (problem.Item?.Section, problem.Field.Split('.')[0]) switch
    {
        ("indicators", "unit") => Names.Unit,
        ("indicators", "decimals") => Names.Decimals,
        ("indicators", "direction") => Names.Direction,
        ("indicators", "period") => Names.Period,
        ("indicators", "by_sex") => Names.BySex,
        ("indicators", "publisher") => Names.Publisher,
        ("indicators", "note") => Names.Note,
        ("indicators", "goals") => Names.Goals,
        ("indicators", "responsible") => Names.Responsible,
        ("links", "role") => Names.Role,
        ("links", "reason") => Names.Reason,
        ("targets", "year") => Names.TargetYear,
        ("links" or "targets", "goal") => Names.Through,
        ("links", _) => Names.FocusArea,
        ("targets", _) => Names.TargetValue,
        _ => Names.Title,
    };

    /// <summary>What is wrong, in the form's words where the rules speak of what it does not show or asks otherwise.</summary>
    private static string Words(NewIndicator said, TextProblem problem) => (problem.Item?.Section, problem.Field) switch
    {
        ("indicators", "code") => NewIndicatorTexts.FollowedAlready,
        ("indicators", "direction") when said.Direction.Length == 0 => NewIndicatorTexts.DirectionNeeded,
        ("targets", "indicator") when said.Direction == "none" => NewIndicatorTexts.TargetWithoutDirection,
        _ => problem.Text,
    };
}
