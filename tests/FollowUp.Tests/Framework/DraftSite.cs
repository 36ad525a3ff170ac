using FollowUp.Imports;
using FollowUp.Sources;
using FollowUp.Tests.Access;
using FollowUp.Tests.Pages;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>The project's framework and the recorded real figures, for people who draft other frameworks.</summary>
public sealed class DraftSite(TestDatabase server) : Site(server)
{
    /// <summary>Starts a draft on the page, and gives its address.</summary>
    public static async Task<string> StartAsync(HttpClient client, string title)
    {
        using var answer = await Form.SendAsync(client, "/ramverk", "/ramverk", ("title", title), ("step", "start"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Saves a thing with some boxes written otherwise, and expects it to be saved.</summary>
    public static async Task SaveAsync(HttpClient client, string draft, string section, string key, params (string Name, string Value)[] boxes)
    {
        var form = await FormBoxes.OpenAsync(client, $"{draft}/post?del={section}&nyckel={Uri.EscapeDataString(key)}");
        foreach (var (name, value) in boxes)
        {
            form[name] = value;
        }

        var (status, location, page) = await form.SendAsync(client);
        Assert.True(status == System.Net.HttpStatusCode.Redirect, page);
        Assert.StartsWith(draft + "?sparat=", location, StringComparison.Ordinal);
    }

    protected override async Task FillAsync()
    {
        await LoadFrameworkAsync();
        foreach (var name in Recorded.Names)
        {
            Assert.Equal(ImportOutcome.Succeeded, (await ImportAsync(new Recorded(name))).Outcome);
        }
    }
}
