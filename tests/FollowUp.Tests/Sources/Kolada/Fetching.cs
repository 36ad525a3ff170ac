using System.Net;
using System.Text;
using FollowUp.Sources;

namespace FollowUp.Tests.Sources;

/// <summary>A log of a fetch that remembers all it was told.</summary>
internal sealed class Fetching
{
    public List<RawAnswer> Kept { get; } = [];

    public List<string> Said { get; } = [];

    public List<(int Done, int Total)> Progress { get; } = [];

    public FetchLog Log => new(
        (answer, _) => Done(() => Kept.Add(answer)),
        (line, _) => Done(() => Said.Add(line)),
        (done, total, _) => Done(() => Progress.Add((done, total))));

    private static Task Done(Action note)
    {
        note();
        return Task.CompletedTask;
    }
}

/// <summary>Answers requests by a function, without a network.</summary>
internal sealed class ByFunction(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    /// <summary>A Kolada with one indicator, N00945, for Stockholm, and what the function gives for its figures.</summary>
    /// <param name="figures">Answers the requests for figures.</param>
    /// <param name="note">Called at each request, whatever it is for.</param>
    public static ByFunction ForFigures(Func<HttpRequestMessage, HttpResponseMessage> figures, Action? note = null) => new((request, _) =>
    {
        note?.Invoke();
        return Task.FromResult(request.RequestUri!.AbsolutePath switch
        {
            "/v3/municipality" => Json("""{"values":[{"id":"0180","title":"Stockholm","type":"K"}],"next_url":null}"""),
            "/v3/kpi" => Json("""{"values":[{"id":"N00945","title":"Nettokostnad"}],"next_url":null}"""),
            "/v3/municipality_groups" => Json("""{"values":[],"next_url":null}"""),
            _ => figures(request),
        });
    });

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await answer(request, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
