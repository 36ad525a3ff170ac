using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>Walks every public type of the project.</summary>
public sealed class PublicTypesTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly _analysis = typeof(Series).Assembly;

    // The texts are data; what generates their classes writes its own comments.
    private static readonly Type[] _types = [.. _analysis.GetExportedTypes().Where(type => !type.Name.EndsWith("Texts", StringComparison.Ordinal))];

    [Fact]
    public void Every_public_type_and_member_says_what_it_is()
    {
        var documented = XDocument.Load(Path.ChangeExtension(_analysis.Location, ".xml")).Descendants("member")
            .Where(m => m.Element("inheritdoc") is not null || m.Element("summary") is { } summary && summary.Value.Trim().Length > 0)
            .Select(m => m.Attribute("name")!.Value.Split('(')[0])
            .ToHashSet(StringComparer.Ordinal);
        var named = _types.Select(type => $"T:{Name(type)}").Concat(_types.SelectMany(Members));
        Assert.Equal("", string.Join("\n", named.Where(name => !documented.Contains(name)).Distinct()));
    }

    [Fact]
    public void Nothing_public_can_be_changed_once_it_is_made()
    {
        Assert.Empty(
            from type in _types
            from property in type.GetProperties(Declared)
            where property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}");
        Assert.Empty(
            from type in _types
            from field in type.GetFields(Declared)
            where !field.IsLiteral && !field.IsInitOnly && field.Name != "value__"
            select $"{type.Name}.{field.Name}");
    }

    [Fact]
    public void No_text_depends_on_the_culture_of_the_machine()
    {
        // A type that writes its own text stands here with one; the text a record gets by itself is for debugging and goes through no format.
        var writers = _types.Where(type => type.GetMethod(nameof(ToString), Declared, []) is { } own && !IsGenerated(own)).ToList();
        Assert.Equal([typeof(Period)], writers);

        var verdict = M0.Judge(new(Given.Of(("2015-T1", 1234.5), ("2023-T1", 1300.25)), Direction.Up, new Target(1500.5, 2030)));
        string[] Texts() =>
        [
            Period.Parse("2024-W05").ToString(), Period.Parse("2021-2024").ToString(), Format.Number(-1234.5, 1), Format.Signed(0.5, 1), Format.Count(-12345),
            Format.DateTime(new DateTimeOffset(2026, 3, 23, 14, 5, 0, default)), Sentence.Of(verdict, new("ton/1000 inv")), Signal.Of(verdict).Word,
            SeriesTable.Of([new("T", Given.Years(2020, 0.5, -1234.5))]).Csv(),
            Assert.Throws<ArgumentException>(() => new Series([new(Period.Year(2020), -0.5, ObservationStatus.Suppressed)])).Message,
            Assert.Throws<ArgumentException>(() => M0.Judge(new(Series.Empty, Direction.Up, new Target(double.NegativeInfinity, 2030), Limit: -0.5))).Message,
        ];
        var here = CultureInfo.CurrentCulture;
        try
        {
            var all = new[] { "", "sv-SE", "en-US", "ar-SA", "fa-IR", "th-TH" }.Select(culture =>
            {
                CultureInfo.CurrentCulture = new(culture);
                return Texts();
            }).ToList();
            Assert.All(all, texts => Assert.Equal(all[0], texts));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties(Declared).Where(p => !IsGenerated(p.GetMethod!) && !Implements(type, p.GetMethod!)).Select(p => $"P:{Name(type)}.{(p.GetIndexParameters().Length > 0 ? "Item" : p.Name)}")
            .Concat(type.GetFields(Declared).Where(f => !f.IsSpecialName).Select(f => $"F:{Name(type)}.{f.Name}"))
            .Concat(type.GetMethods(Declared).Where(m => !m.IsSpecialName && !IsGenerated(m) && m.GetBaseDefinition() == m && !Implements(type, m)).Select(m => $"M:{Name(type)}.{m.Name}"));

    private static bool IsGenerated(MethodInfo method) => method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && !method.IsSpecialName;

    // What an interface asks for is described there.
    private static bool Implements(Type type, MethodInfo method) =>
        !type.IsInterface && type.GetInterfaces().Any(i => type.GetInterfaceMap(i).TargetMethods.Contains(method));

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
