using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>What every method in the list must hold, so that a new one is covered by itself.</summary>
public sealed class TrendMethodsTests
{
    public static TheoryData<string> Names => [.. TrendMethods.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_method_signs_its_verdicts_and_never_guesses(string name)
    {
        var (listed, version, source, tolerance, judge, _) = TrendMethods.All[name];
        var verdict = judge(new(Given.Years(2020, 50, 52, 55, 57, 60), Direction.Up));
        Assert.Equal((name, name, version), (listed, verdict.Method, verdict.Version));
        Assert.True(version > 0 && source.Length > 0 && tolerance is > 0 and < 1e-6);
        Assert.NotEqual(VerdictClass.NotAssessed, verdict.Class);
        Assert.Equal(name != M0.Name, verdict.Own.HasValue);
        Assert.Equal(NotAssessedCause.NoDirection, judge(new(Given.Years(2020, 50, 52, 55, 57, 60), Direction.None)).Cause);
        Assert.Equal(NotAssessedCause.NoObservations, judge(new(Series.Empty, Direction.Up)).Cause);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_method_says_why_it_cannot_tell(string name)
    {
        NotAssessedCause? Cause(Series series, Target? target = null) => TrendMethods.All[name].Judge(new(series, Direction.Up, target)).Cause;
        Assert.Equal(NotAssessedCause.NoValue, Cause(Given.Years(2015, null, null)));
        Assert.Equal(NotAssessedCause.Suppressed, Cause(new([Given.Missing(2015, ObservationStatus.Suppressed)])));
        Assert.Equal(NotAssessedCause.OnePoint, Cause(Given.Years(2015, 3)));
        Assert.Equal(NotAssessedCause.OnePoint, Cause(Given.Years(2010, 1, 2, 3)));
        Assert.Equal(NotAssessedCause.OppositeSigns, Cause(Given.Years(2015, -1, 1)));
        Assert.Equal(name == M3.Name ? null : NotAssessedCause.TargetEqualsBase, Cause(Given.Years(2015, 100, 99), new(100, 2030)));
        Assert.Equal(name == M3.Name ? null : NotAssessedCause.TargetDueBeforeBase, Cause(Given.Years(2015, 100, 101), new(110, 2015)));
        Assert.Equal(name is M0.Name or M1.Name ? NotAssessedCause.TargetOfOppositeSign : null, Cause(Given.Years(2015, -5, -3), new(2, 2030)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_of_two_ways_of_counting_are_never_compared(string name)
    {
        Verdict Since(int? breakYear, int? baseYear = null) =>
            TrendMethods.All[name].Judge(new(Given.Years(2015, 100, 101, 50, 60), Direction.Up, BaseYear: baseYear) { BreakYear = breakYear });
        Assert.Equal(Movement.Worse, Since(null).Outcome);
        var anew = Since(2017);
        Assert.Equal((Movement.Better, 2017), (anew.Outcome, anew.Base!.Value.Period.EndYear));
        Assert.Equal([VerdictNote.SeriesBreak], anew.Notes);
        Assert.Equal([VerdictNote.SeriesBreak], Since(2017, 2015).Notes);
        Assert.Empty(Since(2017, 2017).Notes);
        Assert.Empty(Since(2015).Notes);

        Assert.Equal(NotAssessedCause.DefinitionChanged, Since(2018).Cause);
        Assert.Equal(2015, Since(2019).Base!.Value.Period.EndYear); // what is still to come has broken nothing
        Assert.Equal(NotAssessedCause.OnePoint, Since(2018, 2018).Cause);
        Assert.Equal(NotAssessedCause.NotPublishedYet, TrendMethods.All[name].Judge(new(new([Given.Missing(2024, ObservationStatus.NotPublishedYet)]), Direction.Up)).Cause);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_target_that_is_met_wins_over_whatever_else_cannot_be_said(string name)
    {
        if (name == M3.Name)
        {
            return; // it knows no targets
        }

        VerdictClass Class(Series series, Target target) => TrendMethods.All[name].Judge(new(series, Direction.Up, target)).Class;
        Assert.Equal(VerdictClass.TargetAchieved, Class(Given.Years(2020, 5), new(5, 2030)));
        Assert.Equal(VerdictClass.TargetAchieved, Class(Given.Years(2020, -5, 5), new(5, 2030)));
        Assert.Equal(VerdictClass.TargetAchieved, Class(Given.Years(2020, 4, 5), new(5, 2015)));
        Assert.Equal(VerdictClass.TargetAchieved, Class(Given.Years(2015, 100, 100), new(100, 2030)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_base_of_zero_is_told_and_binary_noise_is_no_change(string name)
    {
        var judge = TrendMethods.All[name].Judge;
        Assert.Contains(VerdictNote.ZeroBase, judge(new(Given.Years(2015, 0, 0.002), Direction.Up)).Notes);
        Assert.Equal(Movement.Unchanged, judge(new(Given.Years(2015, 0.3, 0.1 + 0.2), Direction.Down)).Outcome);
        Assert.Throws<ArgumentException>(() => judge(new(Given.Years(2015, 1, 2), Direction.Up, new Target(double.NaN, 2030))));
    }

    [Fact]
    public void Every_published_constant_stands_in_one_place()
    {
        var constants = typeof(M0Constants).Assembly.GetTypes().Where(type => type.Name.EndsWith("Constants", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(double)).Select(field => (double)field.GetRawConstantValue()!))
            .Where(value => Math.Floor(value) != value)
            .ToHashSet();
        Assert.True(constants.Count >= 8);
        var found = from file in Directory.EnumerateFiles(Path.Combine(Shared.Root(), "src", "FollowUp.Analysis"), "*.cs", SearchOption.AllDirectories)
                    let path = file.Replace('\\', '/')
                    where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/Wording/", StringComparison.Ordinal)
                    from line in File.ReadAllLines(file)
                    where !line.Contains("public const double", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    from Match number in Regex.Matches(line, @"(?<![\w.])\d+\.\d+")
                    where constants.Contains(double.Parse(number.Value, CultureInfo.InvariantCulture))
                    select $"{path}: {line.Trim()}";
        Assert.Empty(found);
    }
}
