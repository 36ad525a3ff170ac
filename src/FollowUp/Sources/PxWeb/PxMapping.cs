using System.Text.RegularExpressions;
using FollowUp.Analysis;
using FollowUp.Yaml;

namespace FollowUp.Sources;

/// <summary>
/// How a table of PxWeb becomes observations: which dimension is area, time, sex and measure, and which one category of every other
/// dimension is meant. Written as YAML by a person who has looked at the table; read strictly, and nothing in it is ever guessed.
/// </summary>
/// <param name="FileName">The file's name, for messages.</param>
/// <param name="Area">The dimension of areas and what codes that are none of ours mean; no dimension when the whole table is one area.</param>
/// <param name="Time">The dimension of time.</param>
/// <param name="PeriodKind">What kind of period its codes are.</param>
/// <param name="Sex">The dimension of sex; null when every figure is of all.</param>
/// <param name="Groups">The dimension that divides people otherwise; null when none does.</param>
/// <param name="Measure">The dimension of what is measured; null when the table measures one thing.</param>
/// <param name="Values">The indicators, at least one.</param>
/// <param name="Choices">For other dimensions, the one category that is meant.</param>
/// <param name="Marks">What the table's marks mean, where custom does not say.</param>
public sealed partial record PxMapping(
    string FileName,
    PxAreas Area,
    Named Time,
    PeriodKind PeriodKind,
    PxSexes? Sex,
    PxGroups? Groups,
    Named? Measure,
    IReadOnlyList<PxMeasure> Values,
    IReadOnlyList<PxChoice> Choices,
    IReadOnlyDictionary<string, ObservationStatus> Marks)
{
    private static readonly Dictionary<string, PeriodKind> _kinds = new(StringComparer.Ordinal)
    {
        ["year"] = PeriodKind.Year,
        ["school_year"] = PeriodKind.SchoolYear,
        ["half_year"] = PeriodKind.HalfYear,
        ["tertial"] = PeriodKind.Tertial,
        ["quarter"] = PeriodKind.Quarter,
        ["month"] = PeriodKind.Month,
        ["week"] = PeriodKind.Week,
        ["multi_year"] = PeriodKind.MultiYear,
    };

    /// <summary>Reads a mapping; what is unknown, missing, twice or contradictory is refused, all of it at once.</summary>
    /// <exception cref="FileRefusedException">Something in it is wrong; says where and what would be right.</exception>
    public static PxMapping Read(string file, byte[] bytes)
    {
        var problems = new Problems(file);
        var root = YamlTree.Read(bytes, problems);
        problems.ThrowIfAny();
        var mapping = Read(file, new YamlFields(root!, problems), problems);
        problems.ThrowIfAny();
        return mapping;
    }

    /// <summary>Reads a mapping that is a part of a file; what is wrong is told.</summary>
    internal static PxMapping Read(string file, YamlFields fields, Problems problems)
    {
        var mapping = new PxMapping(
            file,
            Areas(fields.Map("area"), problems),
            new Named("", fields.Place),
            default,
            fields.Has("sex") ? Sexes(fields.Map("sex"), problems) : null,
            fields.Has("groups") ? PxGroups.Read(fields.Map("groups"), fields.Has("sex"), problems) : null,
            fields.Has("measure") ? fields.Name("measure") : null,
            [],
            fields.Has("choices") ? ChoicesOf(fields) : [],
            fields.Has("marks") ? MarksOf(fields, problems) : new Dictionary<string, ObservationStatus>());
        if (fields.Map("time") is { IsMap: true } time)
        {
            mapping = mapping with { Time = time.Name("dimension"), PeriodKind = time.OneOf("kind", _kinds) };
            time.NothingElse();
        }

        mapping = mapping with { Values = ValuesOf(fields, mapping.Measure is not null, problems) };
        MayHave(fields, "sex", "groups", "measure", "choices", "marks");
        fields.NothingElse();
        TellTwice(mapping, problems);
        return mapping;
    }

    private static PxAreas Areas(YamlFields? fields, Problems problems)
    {
        if (fields is not { IsMap: true })
        {
            return new PxAreas(null, null, new Dictionary<string, string>());
        }

        var one = fields.Has("code");
        if (one == fields.Has("dimension"))
        {
            problems.Add(fields.Place, PxMappingTexts.AreaOneOf);
        }

        var code = one ? AreaCode(fields, "code", problems) : null;
        var dimension = fields.Has("dimension") ? fields.Name("dimension") : (Named?)null;
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var own in fields.Has("codes") ? fields.Maps("codes") : [])
        {
            var category = own.Name("category");
            if (!codes.TryAdd(category.Text, AreaCode(own, "is", problems)))
            {
                problems.Add(category.Place, PxMappingTexts.Twice, category.Text, "codes");
            }

            own.NothingElse();
        }

        MayHave(fields, "dimension", "code", "codes");
        fields.NothingElse();
        return new PxAreas(dimension, code, codes);
    }

    private static string AreaCode(YamlFields fields, string key, Problems problems)
    {
        var code = fields.Name(key);
        if (code.Text.Length > 0 && !FourDigits().IsMatch(code.Text))
        {
            problems.Add(code.Place, PxMappingTexts.AreaWrong, code.Text);
        }

        return code.Text;
    }

    private static PxSexes? Sexes(YamlFields? fields, Problems problems)
    {
        if (fields is not { IsMap: true })
        {
            return null;
        }

        var dimension = fields.Name("dimension");
        var named = new List<(Named Category, string Breakdown)>();
        foreach (var (key, breakdown) in new[] { ("total", "T"), ("women", "K"), ("men", "M") })
        {
            if (fields.Has(key))
            {
                named.Add((fields.Name(key), breakdown));
            }
        }

        if (named.Count == 0)
        {
            problems.Add(fields.Place, PxMappingTexts.NoSex);
        }

        foreach (var twice in named.GroupBy(one => one.Category.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            problems.Add(twice.Category.Place, PxMappingTexts.Twice, twice.Category.Text, "sex");
        }

        MayHave(fields, "total", "women", "men");
        fields.NothingElse();
        return new PxSexes(dimension, named);
    }

    private static List<PxMeasure> ValuesOf(YamlFields fields, bool hasMeasure, Problems problems)
    {
        var values = new List<PxMeasure>();
        foreach (var value in fields.Maps("values"))
        {
            var key = value.Name("key");
            values.Add(new PxMeasure(key, hasMeasure ? value.Name("category") : null, null));
            if (value.Has("margin") && value.Map("margin") is { IsMap: true } margin)
            {
                values.Add(new PxMeasure(margin.Name("key"), hasMeasure ? margin.Name("category") : null, key.Text));
                margin.NothingElse();
            }

            MayHave(value, "margin");
            if (!hasMeasure && (value.Has("category") || value.Has("margin")))
            {
                problems.Add(value.Place, PxMappingTexts.NoMeasure);
                _ = value.TextOrNone("category");
            }

            value.NothingElse();
        }

        if (!hasMeasure && values.Count > 1)
        {
            problems.Add(fields.PlaceOf("values"), PxMappingTexts.OneValue);
        }

        return values;
    }

    private static List<PxChoice> ChoicesOf(YamlFields fields)
    {
        var choices = new List<PxChoice>();
        foreach (var choice in fields.Maps("choices"))
        {
            choices.Add(new PxChoice(choice.Name("dimension"), choice.Name("category")));
            choice.NothingElse();
        }

        return choices;
    }

    private static Dictionary<string, ObservationStatus> MarksOf(YamlFields fields, Problems problems)
    {
        var marks = new Dictionary<string, ObservationStatus>(StringComparer.Ordinal);
        foreach (var mark in fields.Maps("marks"))
        {
            var name = mark.Name("mark");
            if (!marks.TryAdd(name.Text, mark.OneOf("means", PxMarks.Words)))
            {
                problems.Add(name.Place, PxMappingTexts.Twice, name.Text, "marks");
            }

            mark.NothingElse();
        }

        return marks;
    }

    /// <summary>Fields that are not there but may be, so that they are suggested for what is misspelt.</summary>
    private static void MayHave(YamlFields fields, params string[] keys)
    {
        foreach (var key in keys.Where(key => !fields.Has(key)))
        {
            _ = fields.TextOrNone(key);
        }
    }

    /// <summary>A dimension has one task, a category of what is measured one key, and a key one category.</summary>
    private static void TellTwice(PxMapping mapping, Problems problems)
    {
        Named?[] tasks = [mapping.Area.Dimension, mapping.Time, mapping.Sex?.Dimension, mapping.Groups?.Dimension, mapping.Measure, .. mapping.Choices.Select(choice => (Named?)choice.Dimension)];
        Tell([.. tasks.OfType<Named>()], PxMappingTexts.TwoTasks);
        Tell([.. mapping.Values.Select(value => value.Key)], PxMappingTexts.KeyTwice);
        Tell([.. mapping.Values.Select(value => value.Category).OfType<Named>()], PxMappingTexts.MeasureTwice);

        void Tell(IReadOnlyList<Named> names, string text)
        {
            foreach (var twice in names.Where(name => name.Text.Length > 0).GroupBy(name => name.Text, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            {
                problems.Add(twice.Place, text, twice.Text);
            }
        }
    }

    [GeneratedRegex(@"\A[0-9]{4}\z")]
    private static partial Regex FourDigits();
}

/// <summary>Where the area of a figure is found.</summary>
/// <param name="Dimension">The dimension; null when the whole table is of one area.</param>
/// <param name="Code">That area, four digits.</param>
/// <param name="Codes">Categories that are no area codes, <c>SE</c>, with the area each one is.</param>
public sealed record PxAreas(Named? Dimension, string? Code, IReadOnlyDictionary<string, string> Codes)
{
    /// <summary>The area that a category's code is; null for none of ours.</summary>
    internal string? AreaOf(string category) =>
        Codes.TryGetValue(category, out var said) ? said
        : category.Length is 2 or 4 && category.All(char.IsAsciiDigit) ? category.PadLeft(4, '0')
        : null;
}

/// <summary>The dimension of sex, and the breakdown that each of its categories is.</summary>
public sealed record PxSexes(Named Dimension, IReadOnlyList<(Named Category, string Breakdown)> Categories);

/// <summary>One indicator that the table holds.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Category">Its category among what is measured; null when the table measures one thing.</param>
/// <param name="MarginOf">The key whose margin of error it is; null when it is no margin.</param>
public sealed record PxMeasure(Named Key, Named? Category, string? MarginOf);

/// <summary>The one category of a dimension that is meant.</summary>
public sealed record PxChoice(Named Dimension, Named Category);
