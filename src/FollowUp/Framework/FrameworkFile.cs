using System.Security.Cryptography;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>
/// The framework as a person writes it, <c>dashboards/framework.yaml</c>. It is read strictly: every mistake is told with its line and what
/// would be right, all at once, and one mistake is enough to refuse the file.
/// </summary>
/// <param name="Sha256">Of the bytes that were read.</param>
/// <param name="Content">What the file says.</param>
public sealed record FrameworkFile(byte[] Sha256, FollowUpFramework Content)
{
    /// <summary>The source of what our own organisations deliver; its indicators' codes stand without it.</summary>
    public const string DeliveredBy = "leverans";

    /// <summary>Reads and checks a file.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="sources">The names of the sources there are.</param>
    /// <param name="areas">The areas there are.</param>
    /// <exception cref="FileRefusedException">Something is wrong in it.</exception>
    public static FrameworkFile Read(string name, byte[] bytes, IReadOnlyCollection<string> sources, IReadOnlyCollection<SourceArea> areas)
    {
        var problems = new Problems(name);
        var root = YamlTree.Read(bytes, problems);
        problems.ThrowIfAny();
        var references = new FrameworkReferences(sources, areas, problems);
        var content = Read(new YamlFields(root!, problems), new FrameworkItems(references));
        problems.ThrowIfAny();
        return new FrameworkFile(SHA256.HashData(bytes), content);
    }

    /// <summary>The framework as a file's text: read again it says the same, and written again it is the same text.</summary>
    /// <param name="framework">What the file is to say; one that was read, or is in force.</param>
    /// <param name="areas">The areas there are.</param>
    public static string Write(FollowUpFramework framework, IReadOnlyCollection<SourceArea> areas) => YamlWriter.Write(FrameworkTree.Of(framework, areas));

    private static FollowUpFramework Read(YamlFields file, FrameworkItems items)
    {
        var municipality = items.References.Municipality(file.Name("municipality"));
        var programme = items.Programme(file.Map("programme"));

        // What is referred to is read before what refers, whatever their order in the file.
        var goals = file.Maps("goals").Select(items.Goal).ToList();
        items.References.NeedsSome(file, "goals", goals.Count);
        var strategies = file.Maps("strategies").Select(items.Strategy).ToList();
        var focusAreas = file.Maps("focus_areas").Select(items.FocusArea).ToList();
        var earlierAreas = items.EarlierAreas(file.Maps("earlier_areas"));
        var organisations = file.Maps("organisations").Select(items.Organisation).ToList();
        var indicators = file.Maps("indicators").Select(items.Indicator).ToList();
        items.References.NeedsSome(file, "indicators", indicators.Count);
        var content = new FollowUpFramework
        {
            Municipality = municipality,
            Programme = programme,
            Goals = goals,
            Strategies = strategies,
            FocusAreas = focusAreas,
            EarlierAreas = earlierAreas,
            Organisations = organisations,
            Indicators = indicators,
            Links = [.. file.Maps("links").Select(items.Link)],
            Targets = [.. file.Maps("targets").Select(target => items.Target(target, programme))],
            PeerGroups = [.. file.Maps("peer_groups").Select(group => items.PeerGroup(group, municipality))],
        };
        items.References.NeedsOneDefault(file.PlaceOf("peer_groups"), content.PeerGroups.Count);
        file.NothingElse();
        return content;
    }
}
