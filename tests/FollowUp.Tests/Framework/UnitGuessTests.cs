using System.Text.Json.Nodes;
using FollowUp.Framework;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>What titles say of units, tried on titles as Kolada writes them.</summary>
public sealed class UnitGuessTests
{
    [Theory]
    [InlineData("Medborgarundersökningen - Trygg utomhus i området där du bor när det är mörkt ute, andel(%)", "%", "Medborgarundersökningen - Trygg utomhus i området där du bor när det är mörkt ute")]
    [InlineData("Valdeltagande i senaste kommunalvalet, andel (%)", "%", "Valdeltagande i senaste kommunalvalet")]
    [InlineData("Elever i åk 9 som uppnått betygskriterierna i alla ämnen, kommunala skolor,  andel (%)", "%", "Elever i åk 9 som uppnått betygskriterierna i alla ämnen, kommunala skolor")]
    [InlineData("Vuxna biståndsmottagare (18+ år) med långvarigt ekonomiskt bistånd, andel (%) av befolkningen", "%", "Vuxna biståndsmottagare (18+ år) med långvarigt ekonomiskt bistånd, andel av befolkningen")]
    [InlineData("Unga vuxna med ekonomiskt bistånd, andel (%) av invånare 18-24 år", "%", "Unga vuxna med ekonomiskt bistånd, andel av invånare 18-24 år")]
    [InlineData("Föräldrapenningdagar som tas ut av män, andel av antal dagar (%)", "%", "Föräldrapenningdagar som tas ut av män, andel av antal dagar")]
    [InlineData("Årets resultat som andel av skatt & generella statsbidrag kommunkoncern, (%)", "%", "Årets resultat som andel av skatt & generella statsbidrag kommunkoncern")]
    [InlineData("Elever i åk 5: Känner du dig trygg i skolan? Andel som svarat \"Helt och hållet\" eller \"Till stor del\", (%)", "%", "Elever i åk 5: Känner du dig trygg i skolan? Andel som svarat \"Helt och hållet\" eller \"Till stor del\"")]
    [InlineData("Gymnasieelever med examen inom 3 år, kommunala skolor, andel (%), modellberäknat värde (-2024)", "%", "Gymnasieelever med examen inom 3 år, kommunala skolor, modellberäknat värde", 2024)]
    [InlineData("Skattesats till kommun (%)", "%", "Skattesats till kommun")]
    [InlineData("Anmälda våldsbrott, antal/100 000 inv", "antal/100 000 inv", "Anmälda våldsbrott")]
    [InlineData("Verkställda vräkningar/avhysningar som berör barn, antal barn/100 000 inv", "antal barn/100 000 inv", "Verkställda vräkningar/avhysningar som berör barn")]
    [InlineData("Öppen förskola, antal verksamheter inom familjecentraler", "antal verksamheter inom familjecentraler", "Öppen förskola")]
    [InlineData("Barn och unga 0-20 år som har varit placerade på HVB eller familjehem någon gång under året, antal/1000 inv", "antal/1000 inv", "Barn och unga 0-20 år som har varit placerade på HVB eller familjehem någon gång under året")]
    [InlineData("Deltagartillfällen i idrottsföreningar, antal/inv 7-20 år", "antal/inv 7-20 år", "Deltagartillfällen i idrottsföreningar")]
    [InlineData("Personalkostnader, kr/inv", "kr/inv", "Personalkostnader")]
    [InlineData("Nettokostnad barnhälsovård i primärvård (exkl. läkemedel), kr per barn 0-6 år", "kr/barn 0-6 år", "Nettokostnad barnhälsovård i primärvård (exkl. läkemedel)")]
    [InlineData("Friidrottshallar, antal/ 10 000 inv", "antal/10 000 inv", "Friidrottshallar")]
    [InlineData("Bruttoregionprodukt, region (BRP), 1000 kr/invånare", "1000 kr/invånare", "Bruttoregionprodukt, region (BRP)")]
    [InlineData("Undervisningstimmar per elev och vecka inom Komvux som anpassad utbildning, antal timmar (-2023)", "antal timmar", "Undervisningstimmar per elev och vecka inom Komvux som anpassad utbildning", 2023)]
    [InlineData("Utredningstid i antal dagar från ansökan till beslut om LSS-insats (alla insatser), medelvärde (- 2024)", "", "Utredningstid i antal dagar från ansökan till beslut om LSS-insats (alla insatser), medelvärde", 2024)]
    [InlineData("Ginikoefficient – hushållens disponibla inkomster, index", "index", "Ginikoefficient – hushållens disponibla inkomster")]
    [InlineData("Kvalitetsindikatorer - Stroke, index (max = 100)", "index", "Kvalitetsindikatorer - Stroke")]
    [InlineData("Trygghet och säkerhet – Kommunindex Kvinnor", "index", "Trygghet och säkerhet – Kommunindex Kvinnor")]
    [InlineData("Företagsklimat Insikt - Brandskydd - Index", "index", "Företagsklimat Insikt - Brandskydd - Index")]
    [InlineData("Utsläpp till luft av växthusgaser totalt, ton CO2-ekv/inv", "ton CO2-ekv/inv", "Utsläpp till luft av växthusgaser totalt")]
    [InlineData("Medelavstånd till skyddad natur, km", "km", "Medelavstånd till skyddad natur")]
    [InlineData("Solcellsanläggningar över 1000 kW, installerad effekt (MW)", "MW", "Solcellsanläggningar över 1000 kW, installerad effekt")]
    [InlineData("El lokaler, externt producerad, kWh/kvm BRA  Källa: Egna uppgifter i regionen.", "kWh/kvm BRA", "El lokaler, externt producerad")]
    [InlineData("Elever i åk. 9, meritvärde kommunala skolor, genomsnitt (17 ämnen)", "poäng", "Elever i åk. 9, meritvärde kommunala skolor, genomsnitt (17 ämnen)")]
    [InlineData("Revisionsberättelse utan anmärkning eller avstyrkt ansvarsfrihet kommun, (Ja=1, Nej=0)", "", "Revisionsberättelse utan anmärkning eller avstyrkt ansvarsfrihet kommun, (Ja=1, Nej=0)")]
    [InlineData("Barn per barngrupp 4-5 år i förskola, enskild regi", "", "Barn per barngrupp 4-5 år i förskola, enskild regi")]
    [InlineData("Demografisk försörjningskvot", "", "Demografisk försörjningskvot")]
    public void A_title_tells_its_unit_and_what_is_left(string title, string unit, string left, int? lastYear = null) => Assert.Equal(new UnitGuess(unit, left, lastYear), UnitGuess.Of(title));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("(%)")]
    [InlineData(", andel (%)")]
    [InlineData("(-2023)")]
    [InlineData("antal")]
    [InlineData(",,,,  (-2024)")]
    public void A_title_that_is_nothing_but_unit_or_signs_is_read_without_fault(string title) => Assert.NotNull(UnitGuess.Of(title).Title);

    [Fact]
    public void The_units_of_the_eighty_proposed_indicators_are_found_in_their_titles()
    {
        var indicators = JsonNode.Parse(File.ReadAllText(Shared.File("data/catalogue.json")))!["indicators"]!.AsArray();
        Assert.Equal(80, indicators.Count);
        Assert.All(indicators, one => Assert.Equal(((string)one!["title"]!, (string)one["unit"]!), ((string)one["title"]!, UnitGuess.Of((string)one["title"]!).Unit)));
    }

    [Fact]
    public void Of_Koladas_whole_catalogue_nineteen_titles_in_twenty_tell_their_unit()
    {
        var titles = JsonNode.Parse(File.ReadAllText(Shared.File("data/kolada/kpi.json")))!["values"]!.AsArray().Select(kpi => (string)kpi!["title"]!).ToList();
        Assert.Equal(6099, titles.Count);
        var guesses = titles.ConvertAll(UnitGuess.Of);
        Assert.InRange(guesses.Count(guess => guess.Unit.Length > 0), titles.Count * 94 / 100, titles.Count * 97 / 100);
        Assert.All(guesses, guess => Assert.False(guess.Title.Length == 0 || guess.Title.Contains("(%)", StringComparison.Ordinal) || guess.Title.EndsWith(','), guess.Title));
    }
}
