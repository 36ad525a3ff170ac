using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>Forms as a browser sends them: the page first, with its token, and then the fields.</summary>
public static partial class Form
{
    /// <summary>Opens a page and sends a form of it.</summary>
    /// <param name="client">Keeps the cookies.</param>
    /// <param name="page">Where the form is.</param>
    /// <param name="action">Where it is sent to.</param>
    /// <param name="fields">Name and value of each field besides the token.</param>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(client, page);
        return await client.PostAsync(action, Content(token, fields), TestContext.Current.CancellationToken);
    }

    /// <summary>The token of a page's forms.</summary>
    public static async Task<string> TokenAsync(HttpClient client, string page)
    {
        var text = await client.GetStringAsync(page, TestContext.Current.CancellationToken);
        return TokenField().Match(text) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"{page} has no form: {text}");
    }

    public static FormUrlEncodedContent Content(string token, params (string Name, string Value)[] fields) =>
        new([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    /// <summary>The text of an answer, its character references resolved and its no-break spaces plain.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace('\u00A0', ' ');

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
