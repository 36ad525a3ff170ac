namespace FollowUp.Tests.Sources;

/// <summary>What the stand-in's lists say. Everything can be changed between two imports, as it is upstream.</summary>
public sealed class KoladaStandInLists
{
    /// <summary>Titles other than the usual one.</summary>
    public Dictionary<string, string> Titles { get; } = [];

    /// <summary>Definitions other than the usual one.</summary>
    public Dictionary<string, string> Definitions { get; } = [];

    /// <summary>Indicators that are not divided by sex any more.</summary>
    public HashSet<string> Undivided { get; } = [];

    /// <summary>Indicators that are no longer in the catalogue.</summary>
    public HashSet<string> Gone { get; } = [];

    /// <summary>Indicators with figures of organisational units.</summary>
    public HashSet<string> WithUnits { get; } = [];

    /// <summary>Groups by code, with their members.</summary>
    public SortedDictionary<string, (string Title, string[] Members)> Groups { get; } = new() { ["G1"] = ("Liknande kommuner, 2024", ["1280", "1281"]) };

    /// <summary>Organisational units by id, with the municipality they lie in.</summary>
    public SortedDictionary<string, string> Units { get; } = new() { ["V15E128700101"] = "1287", ["V15E128700102"] = "1287", ["V15E128000101"] = "1280" };

    internal object[] Catalogue(IEnumerable<string> keys) =>
    [
        .. keys.Where(key => !Gone.Contains(key)).Select(key => new
        {
            id = key,
            title = Titles.GetValueOrDefault(key, "Påhittat nyckeltal " + key + ", andel (%)"),
            description = Definitions.GetValueOrDefault(key, @"Påhittat, för prov.\nAndra raden."),
            is_divided_by_gender = Undivided.Contains(key) ? 0 : 1,
            municipality_type = "K",
            publication_date = "2027-02-24",
            prel_publication_date = (string?)null,
            publ_period = "2026",
            has_ou_data = WithUnits.Contains(key),
        }),
    ];

    internal object[] GroupRows() =>
        [.. Groups.Select(group => new { id = group.Key, title = group.Value.Title, members = group.Value.Members.Select(member => new { member_id = member, member_title = member }) })];

    internal object[] UnitRows(string municipality) =>
        [.. Units.Where(unit => unit.Value == municipality).Select(unit => new { id = unit.Key, title = "Skola " + unit.Key, municipality })];

    /// <summary>One figure for each indicator that has them and each unit, of 2024: the length of the unit's id.</summary>
    internal object[] UnitFigures(string[] keys, string[] units) =>
    [
        .. from key in keys.Where(WithUnits.Contains)
           from unit in units.Where(Units.ContainsKey)
           select new { kpi = key, ou = unit, period = 2024, values = new[] { new { gender = "T", count = 1, status = "", value = unit.Length, isdeleted = false } } },
    ];
}
