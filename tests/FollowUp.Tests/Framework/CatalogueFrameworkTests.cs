using System.Text;
using System.Text.Json;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Framework;
using FollowUp.Sources;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FollowUp.Tests;

/// <summary>
/// The whole catalogue that the committed framework was chosen from, as a framework file. Of what the catalogue says nothing of (decimals of
/// Kolada's, what a link shows) nothing is said here either, or the committed framework's own words are used.
/// </summary>
public sealed class CatalogueFrameworkTests(TestDatabase server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_whole_catalogue_loads()
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Shared.File("data/catalogue.json"), Ct));
        var stated = new Catalogue(json.RootElement).Framework();
        var yaml = FrameworkFile.Write(stated, Recorded.Areas());
        var file = SmallFramework.Read(yaml).Content;
        Assert.Equal(FrameworkJson.Write(stated), FrameworkJson.Write(file));

        await using var db = Db.Open(await server.CreateAsync(Ct));
        try
        {
            var change = await new FrameworkImport(db, new FakeTimeProvider()).RunAsync("katalogen.yaml", Encoding.UTF8.GetBytes(yaml), Actor.CommandLine, Ct);
            Assert.Null(change.Before);
            var inForce = (await new FrameworkReader(db).InForceAsync(Ct))!;
            Assert.Equal(FrameworkJson.Write(file), FrameworkJson.Write(inForce));

            int From(string source) => inForce.Indicators.Count(indicator => indicator.Source == source);
            Assert.Equal((80, 4, 1, 8), (From("kolada"), From("skolverket"), From("smhi"), From(FrameworkFile.DeliveredBy)));
            int Kind(OrganisationKind kind) => inForce.Organisations.Count(organisation => organisation.Kind == kind);
            Assert.Equal((13, 7, 4), (Kind(OrganisationKind.Board), Kind(OrganisationKind.Administration), Kind(OrganisationKind.Company)));
            Assert.Equal((6, 4, 6, 20), (inForce.Goals.Count, inForce.FocusAreas.Count, inForce.EarlierAreas.Count, inForce.PeerGroups.Count));
            Assert.Equal(289, inForce.PeerGroups.Max(group => group.Members.Count));

            // 77 of Kolada's, 6 of what is delivered and 3 of what comes along.
            Assert.Equal((77, 3, 6), (Links("kolada:"), Links("skolverket:"), Links("TR-")));
            int Links(string start) => inForce.Links.Count(link => link.Indicator.StartsWith(start, StringComparison.Ordinal));
            Assert.Equal(80, (await new FrameworkReader(db).KeysToFetchAsync("kolada", Ct)).Count);
            Assert.Equal(yaml, Encoding.UTF8.GetString(await new FrameworkExport(new FrameworkReader(db)).InForceAsync(Ct)));
        }
        finally
        {
            await server.DropAsync(db.ConnectionString, CancellationToken.None);
        }
    }

    /// <summary>The catalogue's words as the framework's.</summary>
    private sealed class Catalogue(JsonElement catalogue)
    {
        private readonly FollowUpFramework _committed = SmallFramework.Read(File.ReadAllBytes(CommittedFrameworkTests.Path)).Content;

        public FollowUpFramework Framework()
        {
            var municipality = Word(catalogue.GetProperty("municipality"), "code");
            return _committed with
            {
                Municipality = municipality,
                FocusAreas = [.. catalogue.GetProperty("focusAreas").EnumerateArray().Select(area => new FocusArea(Word(area, "id"), _committed.Strategies[0].Code, Word(area, "name"), Wording.Quoted, Word(area, "source")))],
                EarlierAreas = [.. catalogue.GetProperty("oldAreas").EnumerateArray().Select(EarlierArea)],
                Organisations = [.. Organisations()],
                Indicators =
                [
                    .. catalogue.GetProperty("indicators").EnumerateArray().Select(OfKolada),
                    .. Values("recordedIndicators").Select(indicator => Ours(indicator, [])),
                    .. Values("deliveredIndicators").Select(indicator => Ours(indicator, [.. new[] { Word(indicator, "owner"), WordOrNone(indicator, "board") }.OfType<string>()])),
                ],
                Links = [.. Links()],
                PeerGroups = [.. Values("comparisonGroups").Select(group => PeerGroup(group, municipality))],
            };
        }

        private EarlierArea EarlierArea(JsonElement area)
        {
            var lineage = area.GetProperty("lineage");
            return new(
                Word(area, "id"), Word(catalogue.GetProperty("oldStrategy"), "title"), Word(area, "name"), Word(lineage, "relation"), Word(lineage, "to"), Wording.Quoted, Word(catalogue, "oldAreasSource"));
        }

        private IEnumerable<Organisation> Organisations()
        {
            var stated = catalogue.GetProperty("organisation");
            foreach (var (kind, list) in new[] { (OrganisationKind.Board, "namnder"), (OrganisationKind.Administration, "forvaltningar"), (OrganisationKind.Company, "bolag") })
            {
                foreach (var value in stated.GetProperty(list).GetProperty("values").EnumerateArray())
                {
                    var (title, holder) = value.ValueKind == JsonValueKind.String ? (value.GetString()!, stated.GetProperty(list)) : (Word(value, "name"), value);
                    yield return new(CodeOf(title), kind, title, Wording.Verified, Word(holder, "source"));
                }
            }
        }

        private FrameworkIndicator OfKolada(JsonElement indicator) => new(
            Word(indicator, "id"), "kolada", Word(indicator, "koladaId"), Word(indicator, "title"), Word(indicator, "unit"), null, DirectionOf(Word(indicator.GetProperty("direction"), "value")),
            PeriodKindOf(Word(indicator, "periodType")), indicator.GetProperty("genderSplit").GetBoolean(), null, null, null, null, null, Word(indicator, "originalSource"), "",
            Words(indicator.GetProperty("goals").GetProperty("values")), [.. Words(indicator.GetProperty("responsible").GetProperty("values")).Select(CodeOf)], Wording.Proposed);

        /// <summary>What is delivered or comes along; who publishes it, how it is protected and what it holds of women and men are the committed framework's words.</summary>
        private FrameworkIndicator Ours(JsonElement indicator, List<string> responsible)
        {
            var committed = _committed.Indicators.Single(one => one.Code == Word(indicator, "id"));
            return committed with
            {
                Title = Word(indicator, "title"),
                Unit = Word(indicator, "unit"),
                Direction = DirectionOf(Word(indicator, "direction")),
                PeriodKind = PeriodKindOf(Word(indicator, "period")),
                Goals = WordOrNone(indicator, "goal") is { } goal ? [goal] : [],
                Responsible = responsible.Count > 0 ? [.. responsible.Select(CodeOf)] : committed.Responsible,
            };
        }

        private IEnumerable<FocusAreaLink> Links()
        {
            var pairs = Values("links").SelectMany(link => Words(link.GetProperty("indicators")).Select(indicator => (Area: Word(link, "focusArea"), Goal: Word(link, "goal"), Indicator: $"kolada:{indicator}")));
            var ours = Values("deliveredIndicators").Concat(Values("recordedIndicators")).Where(indicator => WordOrNone(indicator, "focusArea") is not null)
                .Select(indicator => (Area: Word(indicator, "focusArea"), Goal: Word(indicator, "goal"), Indicator: Word(indicator, "id")));
            return pairs.Concat(ours).Select(link =>
                _committed.Links.SingleOrDefault(one => (one.FocusArea, one.Goal, one.Indicator) == link)
                ?? new FocusAreaLink(link.Area, link.Goal, link.Indicator, LinkRole.Supporting, Word(catalogue.GetProperty("links"), "note"), Wording.Proposed));
        }

        // A municipality is compared with others: it is left out of the groups that hold it too.
        private static PeerGroup PeerGroup(JsonElement group, string municipality) => new(
            Word(group, "id"), Word(group, "title"), Word(group, "id") == "G37555", "Kolada",
            [.. group.GetProperty("members").EnumerateArray().Select(member => Word(member, "code")).Where(code => code != municipality)]);

        private string CodeOf(string organisation) => _committed.Organisations.Single(one => one.Title == organisation).Code;

        private IEnumerable<JsonElement> Values(string list) => catalogue.GetProperty(list).GetProperty("values").EnumerateArray();

        private static Direction DirectionOf(string word) => word switch { "up" => Direction.Up, "down" => Direction.Down, _ => Direction.None };

        private static PeriodKind PeriodKindOf(string word) => word switch { "schoolyear" => PeriodKind.SchoolYear, "tertial" => PeriodKind.Tertial, _ => PeriodKind.Year };

        private static string Word(JsonElement element, string name) => element.GetProperty(name).GetString()!;

        private static string? WordOrNone(JsonElement element, string name) => element.GetProperty(name).GetString();

        private static List<string> Words(JsonElement array) => [.. array.EnumerateArray().Select(word => word.GetString()!)];
    }
}
