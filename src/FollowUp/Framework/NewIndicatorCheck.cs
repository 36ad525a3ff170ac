using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Tables;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>What is wrong in a filled-in <see cref="NewIndicator"/>, field by field, against the framework it is to be added to.</summary>
public static class NewIndicatorCheck
{
    /// <summary>The longest title.</summary>
    public const int LongestTitle = 200;

    /// <summary>The longest reason, unit, publisher or remark.</summary>
    public const int LongestText = 300;

    private const int LatestYear = 2200;

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
    /// <param name="framework">What it is to be added to.</param>
    /// <param name="errors">Where it is told.</param>
    public static void Tell(NewIndicator said, FollowUpFramework framework, FieldErrors errors)
    {
        Indicator(said, framework, errors);
        Belonging(said, framework, errors);
        Link(said, framework, errors);
        Target(said, framework, errors);
    }

    private static void Indicator(NewIndicator said, FollowUpFramework framework, FieldErrors errors)
    {
        void Unless(bool right, string field, string text)
        {
            if (!right && errors.Of(field) is null)
            {
                errors.Add(field, text);
            }
        }

        var taken = framework.Indicators.FirstOrDefault(other => string.Equals(other.Title, said.Title, StringComparison.OrdinalIgnoreCase));
        Unless(framework.Indicators.All(other => other.Code != said.Code), Names.Title, NewIndicatorTexts.FollowedAlready);
        Unless(Fits(said.Title, LongestTitle), Names.Title, Format.Fill(NewIndicatorTexts.TitleNeeded, Format.Count(LongestTitle)));
        Unless(taken is null, Names.Title, Format.Fill(NewIndicatorTexts.TitleTaken, taken?.Code ?? ""));
        Unless(FrameworkWords.Directions.ContainsKey(said.Direction), Names.Direction, NewIndicatorTexts.DirectionNeeded);
        Unless(Fits(said.Unit, LongestText), Names.Unit, NewIndicatorTexts.UnitNeeded);
        Unless(Whole(said.Decimals) is >= 0 and <= Format.MostDecimals, Names.Decimals, Format.Fill(NewIndicatorTexts.DecimalsNeeded, Format.Count(Format.MostDecimals)));
        Unless(FrameworkWords.PeriodKinds.ContainsKey(said.Period), Names.Period, NewIndicatorTexts.PeriodNeeded);
        Unless(said.BySex is "true" or "false", Names.BySex, NewIndicatorTexts.BySexNeeded);
        Unless(Fits(said.Publisher, LongestText), Names.Publisher, NewIndicatorTexts.PublisherNeeded);
        Unless(said.Note.Length == 0 || Fits(said.Note, LongestText), Names.Note, Format.Fill(NewIndicatorTexts.NoteTooLong, Format.Count(LongestText)));
    }

    private static void Belonging(NewIndicator said, FollowUpFramework framework, FieldErrors errors)
    {
        if (said.Goals.Except(framework.Goals.Select(goal => goal.Code), StringComparer.Ordinal).Any())
        {
            errors.Add(Names.Goals, NewIndicatorTexts.NoSuchGoal);
        }

        if (said.Responsible.Except(framework.Organisations.Select(organisation => organisation.Code), StringComparer.Ordinal).Any())
        {
            errors.Add(Names.Responsible, NewIndicatorTexts.NoSuchOrganisation);
        }

        // With one goal it is meant; with several one must be named; with none there is nothing to link through or aim at.
        if (said.FocusArea.Length == 0 && said.TargetValue.Length == 0)
        {
            return;
        }

        if (said.Goals.Count == 0)
        {
            errors.Add(Names.Goals, NewIndicatorTexts.GoalNeeded);
        }
        else if (!said.Goals.Contains(said.TheGoal, StringComparer.Ordinal))
        {
            errors.Add(Names.Through, NewIndicatorTexts.ThroughNeeded);
        }
    }

    private static void Link(NewIndicator said, FollowUpFramework framework, FieldErrors errors)
    {
        if (said.FocusArea.Length == 0)
        {
            if (said.Reason.Length > 0)
            {
                errors.Add(Names.FocusArea, NewIndicatorTexts.FocusAreaNeeded);
            }

            return;
        }

        if (framework.FocusAreas.All(area => area.Code != said.FocusArea))
        {
            errors.Add(Names.FocusArea, NewIndicatorTexts.NoSuchFocusArea);
        }

        if (said.Role is not ("main" or "supporting"))
        {
            errors.Add(Names.Role, NewIndicatorTexts.RoleNeeded);
        }

        if (!Fits(said.Reason, LongestText))
        {
            errors.Add(Names.Reason, Format.Fill(NewIndicatorTexts.ReasonNeeded, Format.Count(LongestText)));
        }
    }

    private static void Target(NewIndicator said, FollowUpFramework framework, FieldErrors errors)
    {
        if (said.TargetValue.Length == 0)
        {
            // The programme's last year stands there from the beginning.
            if (said.TargetYear.Length > 0 && Whole(said.TargetYear) != framework.Programme.LastYear)
            {
                errors.Add(Names.TargetValue, NewIndicatorTexts.TargetValueNeeded);
            }

            return;
        }

        if (said.Direction == "none")
        {
            errors.Add(Names.TargetValue, NewIndicatorTexts.TargetWithoutDirection);
        }
        else if (!WrittenNumber.TryRead(said.TargetValue, out var number) || number is { IsTooLarge: true } or { IsAmbiguous: true, DecimalMark: '.' })
        {
            errors.Add(Names.TargetValue, NewIndicatorTexts.TargetValueForm);
        }

        if (Whole(said.TargetYear) is not { } year || year < framework.Programme.FirstYear || year > LatestYear)
        {
            errors.Add(Names.TargetYear, Format.Fill(NewIndicatorTexts.TargetYearForm, Format.Year(framework.Programme.FirstYear)));
        }
    }

    private static bool Fits(string text, int longest) => text.Length > 0 && text.Length <= longest && !text.Any(char.IsControl);

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
