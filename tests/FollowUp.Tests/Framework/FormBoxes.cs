using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace FollowUp.Tests.Framework;

/// <summary>A form as a browser has it: what stands in its boxes, what somebody writes in them, and what is then sent.</summary>
public sealed partial class FormBoxes
{
    private readonly List<(string Name, string Value)> _boxes = [];
    private readonly string _action;

    private FormBoxes(string form)
    {
        _action = WebUtility.HtmlDecode(Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "action")!);
        foreach (Match tag in Tags().Matches(form))
        {
            var head = tag.Groups["head"].Value;
            if (Attribute(head, "name") is not { } name)
            {
                continue;
            }

            var value = tag.Groups["kind"].Value switch
            {
                "textarea" => tag.Groups["inner"].Value.TrimStart('\n'),
                "select" => Options().Matches(tag.Groups["inner"].Value) is var options && options.FirstOrDefault(option => option.Value.Contains("selected", StringComparison.Ordinal)) is { } chosen ? Attribute(chosen.Value, "value") : Attribute(options[0].Value, "value"),
                _ when Attribute(head, "type") is "checkbox" or "radio" && !head.Contains("checked", StringComparison.Ordinal) => null,
                _ => Attribute(head, "value") ?? "",
            };
            if (value is not null)
            {
                _boxes.Add((WebUtility.HtmlDecode(name), WebUtility.HtmlDecode(value)));
            }
        }
    }

    /// <summary>What stands in a box; empty for nothing.</summary>
    public string this[string name]
    {
        get => _boxes.FirstOrDefault(box => box.Name == name).Value ?? "";
        set
        {
            _boxes.RemoveAll(box => box.Name == name);
            _boxes.Add((name, value));
        }
    }

    /// <summary>The last form of a page that is sent to the address.</summary>
    public static FormBoxes Of(string page, string action)
    {
        var forms = Forms().Matches(page).Select(form => form.Value).Where(form => WebUtility.HtmlDecode(Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "action") ?? "") == action).ToList();
        Assert.True(forms.Count > 0, $"No form is sent to {action}: {page}");
        return new FormBoxes(forms[^1]);
    }

    /// <summary>Opens a page and takes its form.</summary>
    public static async Task<FormBoxes> OpenAsync(HttpClient client, string page, string? action = null) =>
        Of(await client.GetStringAsync(page, TestContext.Current.CancellationToken), action ?? page);

    /// <summary>Takes a tick away.</summary>
    public void Untick(string name, string value) => Assert.Equal(1, _boxes.RemoveAll(box => box == (name, value)));

    /// <summary>Ticks, or adds to what is sent.</summary>
    public void Tick(string name, string value) => _boxes.Add((name, value));

    /// <summary>Presses a button.</summary>
    /// <param name="client">Whose browser.</param>
    /// <param name="button">The button's name and value; null for one without.</param>
    public async Task<(HttpStatusCode Status, string? Location, string Page)> SendAsync(HttpClient client, (string Name, string Value)? button = null)
    {
        using var content = new FormUrlEncodedContent([.. _boxes.Concat(button is { } pressed ? [pressed] : []).Select(box => KeyValuePair.Create(box.Name, box.Value))]);
        using var answer = await client.PostAsync(_action, content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<(?<kind>input)(?<head>[^>]*)>|<(?<kind>textarea|select)(?<head>[^>]*)>(?<inner>.*?)</\\k<kind>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Tags();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Options();
}
