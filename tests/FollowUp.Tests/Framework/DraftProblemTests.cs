using System.Net;
using System.Text;
using FollowUp.Access;
using FollowUp.Tests.Access;
using FollowUp.Tests.House;
using FollowUp.Tests.Pages;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>What is wrong in a draft, or should be looked at, in the words of what the reader has before them: a form, or a file.</summary>
[Collection(Sites.Name)]
public sealed class DraftProblemTests(DraftSite site) : IClassFixture<DraftSite>
{
    private static readonly string[] _fileWords = ["rad ", "direction", "first_year", "main", "value", "band", "valid_", "2200"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("goals", null, "code", "G1", "Koden ”G1” används redan av målet ”Kommuninvånares trygghet och delaktighet i det lokala samhället ska öka”. Välj en annan.")]
    [InlineData("indicators", "kolada:N00610", "direction", "", "Välj Högre är bättre, Lägre är bättre eller Visas utan bedömning.")]
    [InlineData("indicators", "kolada:N00610", "decimals", "9", "”Decimaler” ska vara ett heltal från 0 till 6, inte ”9”.")]
    [InlineData("indicators", "kolada:N00610", "natural_limit", "hundra", "”Gräns som aldrig kan passeras” ska vara ett tal, inte ”hundra”. Skriv det med siffror och decimalkomma, som 12,5.")]
    [InlineData("links", "FA1/G1/kolada:U01413", "role", "", "Välj Huvudindikator eller Stödjande.")]
    [InlineData("programme", "programme", "last_year", "2020", "Sista året kan inte vara före första året (2024).")]
    [InlineData("goals", "G2", "title", "", "Fyll i ”Titel”.")]
    public async Task A_form_speaks_its_own_words(string section, string? key, string box, string written, string expected)
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        var draft = await DraftSite.StartAsync(client, "Formulärets ord");
        var form = await FormBoxes.OpenAsync(client, $"{draft}/post?del={section}{(key is null ? "" : "&nyckel=" + Uri.EscapeDataString(key))}");
        form[box] = written;
        var (status, _, page) = await form.SendAsync(client);
        Assert.Equal(HttpStatusCode.OK, status);
        var told = Errors(page);
        Assert.Contains(expected, told, StringComparison.Ordinal);
        Assert.DoesNotContain(_fileWords, word => told.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_aims_at_once_are_told_in_the_words_of_the_form()
    {
        using var client = site.Client(await site.VisitorAsync(Role.Unit));
        var draft = await DraftSite.StartAsync(client, "Två saker på en gång");
        var form = await FormBoxes.OpenAsync(client, draft + "/post?del=targets");
        form["value"] = "12,5";
        form["band.lowest"] = "1";
        form["band.highest"] = "2";
        var (_, _, page) = await form.SendAsync(client);
        var told = Errors(page);
        Assert.Contains("Fyll i ett målvärde eller ett intervall, eller kryssa för Bara riktningen.", told, StringComparison.Ordinal);
        Assert.DoesNotContain(_fileWords, word => told.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_uploaded_file_is_told_by_its_own_rows_and_words_until_something_is_saved()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var file = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "dashboards", "framework.yaml"), Ct);
        var at = file.IndexOf("\n    direction: ", StringComparison.Ordinal) + 1;
        var row = file[..at].Count(sign => sign == '\n') + 1;
        var draft = await UploadAsync(client, file[..at] + "    riktning: " + file[(at + "    direction: ".Length)..]);
        var shown = await site.PageAsync(draft, unit);
        Assert.Contains($"Rad {row}, kolumn 5: ”riktning” är ingen uppgift som hör hemma här.", shown, StringComparison.Ordinal);

        await DraftSite.SaveAsync(client, draft, "goals", "G5", ("title", "Havet ska må bättre"));
        var later = await site.PageAsync(draft, unit);
        Assert.DoesNotContain("kolumn 5", later, StringComparison.Ordinal);
        Assert.Contains("Välj Högre är bättre, Lägre är bättre eller Visas utan bedömning.", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_refers_to_a_thing_that_was_taken_away_is_told_once_with_its_title_and_every_place()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Utan tekniska servicenämnden");
        var (status, _, _) = await (await FormBoxes.OpenAsync(client, draft + "/ta-bort?del=organisations&nyckel=tekniska-servicenamnden")).SendAsync(client);
        Assert.Equal(HttpStatusCode.Redirect, status);
        var shown = await site.PageAsync(draft, unit);
        const string Told = "Tekniska servicenämnden finns inte i utkastet. Välj en annan ansvarig, eller ångra borttagningen.";
        Assert.Equal(1, shown.Split(Told).Length - 1);
        Assert.DoesNotContain("är ingen organisation i filen", shown, StringComparison.Ordinal);
        Assert.True(shown.Split("#field-responsible").Length - 1 > 3, shown);
    }

    [Fact]
    public async Task A_new_title_of_what_is_quoted_is_asked_about_and_hinders_nothing()
    {
        const string Question = "Titeln är ändrad. Är den fortfarande ordagrant ur den antagna texten?";
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Ny titel på ett citat");
        const string Form = "/post?del=goals&nyckel=G1";
        Assert.DoesNotContain(Question, await site.PageAsync(draft + Form, unit), StringComparison.Ordinal);
        await DraftSite.SaveAsync(client, draft, "goals", "G1", ("title", "Alla ska vara trygga"));
        var shown = await site.PageAsync(draft, unit);
        Assert.Contains(Question, shown, StringComparison.Ordinal);
        Assert.Contains($"{draft}{Form}#field-wording", shown, StringComparison.Ordinal);
        Assert.Contains(draft + "/satt-i-kraft", shown, StringComparison.Ordinal);
        Assert.Contains(Question, await site.PageAsync(draft + Form, unit), StringComparison.Ordinal);

        await DraftSite.SaveAsync(client, draft, "goals", "G1", ("wording", "proposed"));
        Assert.DoesNotContain(Question, await site.PageAsync(draft, unit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_role_or_reason_of_a_link_is_a_difference_of_the_follow_up()
    {
        var unit = await site.VisitorAsync(Role.Unit);
        using var client = site.Client(unit);
        var draft = await DraftSite.StartAsync(client, "Annat skäl");
        var page = await site.PageAsync(draft, unit);
        var key = System.Text.RegularExpressions.Regex.Match(page, "del=links&(amp;)?nyckel=(FA1[^\"]*)\"").Groups[2].Value;
        await DraftSite.SaveAsync(client, draft, "links", Uri.UnescapeDataString(key), ("reason", "Ett helt annat skäl."));
        var areas = await site.PageAsync(draft + "/uppfoljning?ar=2025&tavla=fokusomraden", unit);
        Assert.DoesNotContain("samma indikatorer under samma rubriker", areas, StringComparison.Ordinal);
        Assert.Contains("Kopplingar med annan roll eller annat skäl", areas, StringComparison.Ordinal);
        Assert.Contains("<ins>Ett helt annat skäl.</ins>", areas, StringComparison.Ordinal);
        Assert.Contains("samma indikatorer under samma rubriker", await site.PageAsync(draft + "/uppfoljning?ar=2025&tavla=uppfoljning", unit), StringComparison.Ordinal);
    }

    /// <summary>What a form says is wrong.</summary>
    private static string Errors(string page) => string.Join('\n', System.Text.RegularExpressions.Regex.Matches(WebUtility.HtmlDecode(page), "<p class=\"error\"[^>]*>([^<]*)").Select(error => error.Groups[1].Value));

    private static async Task<string> UploadAsync(HttpClient client, string file)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await Form.TokenAsync(client, "/ramverk")), "__RequestVerificationToken" },
            { new StringContent("Ur en fil med ett okänt ord"), "title" },
            { new StringContent("upload"), "step" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "ramverk.yaml" },
        };
        using var answer = await client.PostAsync("/ramverk", content, Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
