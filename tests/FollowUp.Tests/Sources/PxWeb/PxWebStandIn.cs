using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FollowUp.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FollowUp.Tests.Sources.PxWeb;

/// <summary>The ways in which the stand-in can fail, at a question for data where nothing else is said.</summary>
public enum PxWebFault
{
    /// <summary>403: more cells than the service gives, though its own limits promised them.</summary>
    OverLimit,

    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>Status 200, and JSON that ends in the middle.</summary>
    Truncate,

    /// <summary>Status 200, and a page that says the service is down.</summary>
    Html,

    /// <summary>The connection is closed in the middle of an answer.</summary>
    Break,

    /// <summary>404 for the table, its description too.</summary>
    Gone,

    /// <summary>A new time has come into the table when it is described a second time.</summary>
    NewTime,

    /// <summary>The answers' own stamp changes on the way.</summary>
    NewStamp,

    /// <summary>An answer of other areas than were asked for.</summary>
    OtherArea,
}

/// <summary>
/// A small PxWeb of our own, versions 1 and 2 at once: one table, small limits that it keeps, its bad days, and invented figures that are the
/// same on every run. <see cref="Figures"/> says what it serves, without the detour of any reader.
/// </summary>
public sealed class PxWebStandIn : IAsyncDisposable
{
    private static readonly JsonSerializerOptions _asWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _gate = new();
    private readonly WebApplication _app;
    private readonly List<(string Code, List<string> Values)> _dimensions =
    [
        ("Region", ["00", "12", "1280", "1281", "1287", "SE11"]),
        ("Alder", ["tot", "0-17", "18+"]),
        ("Kon", ["TotSa", "1", "2"]),
        ("ContentsCode", ["A", "B", "C"]),
        ("Tid", ["2018", "2019", "2020", "2021", "2022", "2023", "2024"]),
    ];

    private readonly HashSet<string> _revised = [];
    private PxWebFault? _fault;
    private int _dataQuestions;
    private int _descriptions;

    private PxWebStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The most cells of one answer.</summary>
    public int Cells { get; set; } = 30;

    /// <summary>The most calls in a second, as stated; whether they are kept to, <see cref="AskedAt"/> tells.</summary>
    public int Calls { get; set; } = 1000;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>Every question: path, query and what was posted.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>When each of them came.</summary>
    public ConcurrentQueue<TimeSpan> AskedAt { get; } = [];

    /// <summary>How many cells each good answer had.</summary>
    public ConcurrentQueue<int> Sizes { get; } = [];

    /// <summary>What the mapping of <see cref="Yaml"/> means, by key, area, breakdown and year.</summary>
    public IReadOnlyDictionary<(string Key, string Area, string Breakdown, int Year), double?> Figures =>
        (from key in ((string Key, string Code)[])[("K1", "A"), ("K1-FM", "B")]
         from region in _dimensions[0].Values.Where(code => code.Length is 2 or 4 && code != "SE11")
         from sex in ((string Breakdown, string Code)[])[("T", "TotSa"), ("M", "1"), ("K", "2")]
         from year in _dimensions[4].Values
         select (Place: (key.Key, region.PadLeft(4, '0'), sex.Breakdown, int.Parse(year, CultureInfo.InvariantCulture)), Value: Figure(region, "tot", sex.Code, key.Code, year)))
        .ToDictionary(one => one.Place, one => one.Value);

    /// <summary>Starts one on a free port.</summary>
    public static async Task<PxWebStandIn> StartAsync()
    {
        var started = new PxWebStandIn();
        await started._app.StartAsync();
        return started;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A source's file for the table.</summary>
    public string Yaml(int version, string more = "") => $$"""
        title: Prov
        kind: pxweb
        from: { site: "{{Address}}/api/v{{version}}", version: {{version}}, table: {{(version == 2 ? "PROV" : "db/prov.px")}}{{more}} }
        mapping:
          area: { dimension: Region }
          time: { dimension: Tid, kind: year }
          sex: { dimension: Kon, total: TotSa, women: "2", men: "1" }
          measure: ContentsCode
          values:
            - { key: K1, category: A, margin: { key: K1-FM, category: B } }
          choices:
            - { dimension: Alder, category: tot }
        """;

    /// <summary>From now on everything goes wrong so.</summary>
    public void Fail(PxWebFault fault) => (_fault, _dataQuestions, _descriptions) = (fault, 0, 0);

    /// <summary>From now on nothing does.</summary>
    public void Heal() => _fault = null;

    /// <summary>Every figure of an area gets another value.</summary>
    public void Revise(string region) => _revised.Add(region);

    /// <summary>The table no longer has a year.</summary>
    public void Remove(string year) => _dimensions[4].Values.Remove(year);

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        lock (_gate)
        {
            Asked.Enqueue(context.Request.Path + context.Request.QueryString + body);
            AskedAt.Enqueue(Stopwatch.GetElapsedTime(0));
        }

        var isPost = HttpMethods.IsPost(context.Request.Method);
        switch (context.Request.Path.Value!.Trim('/').Split('/'))
        {
            case ["api", "v2", "config"]:
                await SendAsync(context, 200, $$"""{"apiVersion":"2.2.0","maxDataCells":{{Cells}},"maxCallsPerTimeWindow":{{Calls}},"timeWindow":1}""");
                break;
            case ["api", "v1", "sv"] when context.Request.QueryString.Value == "?config":
                await SendAsync(context, 200, $$"""{"maxValues":{{Cells}},"maxCalls":{{Calls}},"timeWindow":1,"CORS":true}""");
                break;
            case ["api", "v2", "tables", "PROV", "metadata"] or ["api", "v1", "sv", "db", "prov.px"] when !isPost && _fault != PxWebFault.Gone:
                var isNew = _fault == PxWebFault.NewTime && Interlocked.Increment(ref _descriptions) > 1;
                await SendAsync(context, 200, context.Request.Path.Value.Contains("v2", StringComparison.Ordinal) ? Json(All(isNew), "2026-01-01", cells: false) : Variables(All(isNew)));
                break;
            case ["api", "v2", "tables", "PROV", "data"] or ["api", "v1", "sv", "db", "prov.px"] when isPost && _fault != PxWebFault.Gone:
                await DataAsync(context, Selected(body));
                break;
            default:
                await SendAsync(context, 404, """{"type":"Parameter error","title":"Non-existent table","status":404}""");
                break;
        }
    }

    private async Task DataAsync(HttpContext context, List<(string Code, List<string> Values)> selected)
    {
        var number = Interlocked.Increment(ref _dataQuestions);
        var cells = selected.Aggregate(1, (product, dimension) => product * dimension.Values.Count);
        // The first answer is good, so that something could have been stored by halves.
        switch (number > 1 ? _fault : null)
        {
            case PxWebFault.TooMany:
                context.Response.Headers.RetryAfter = "0";
                await SendAsync(context, 429, "API calls quota exceeded!");
                return;
            case PxWebFault.Unavailable:
                await SendAsync(context, 503, "Service Unavailable");
                return;
            case PxWebFault.Truncate:
                await SendAsync(context, 200, Json(selected, "2026-01-01")[..200]);
                return;
            case PxWebFault.Html:
                await SendAsync(context, 200, "<html><body><h1>Statistikdatabasen är tillfälligt stängd</h1></body></html>");
                return;
            case PxWebFault.Break:
                context.Response.ContentLength = 50_000;
                await SendAsync(context, 200, Json(selected, "2026-01-01"));
                return; // the server closes the connection, since more was promised
            case PxWebFault.OverLimit:
            case null when cells > Cells:
                await SendAsync(context, 403, """{"type":"Parameter error","title":"Too many cells selected","status":403}""");
                return;
            case PxWebFault.OtherArea:
                selected[0] = ("Region", ["1280"]);
                break;
            default:
                break;
        }

        Sizes.Enqueue(cells);
        await SendAsync(context, 200, Json(selected, _fault == PxWebFault.NewStamp && number > 1 ? "2026-02-02" : "2026-01-01"));
    }

    private List<(string Code, List<string> Values)> All(bool isNew) =>
        [.. _dimensions.Select(dimension => (dimension.Code, isNew && dimension.Code == "Tid" ? dimension.Values.Append("2025").ToList() : dimension.Values))];

    /// <summary>The parts in the table's own order; one that is left out is summed by a service, which nobody here may ask for.</summary>
    private List<(string Code, List<string> Values)> Selected(string body)
    {
        using var json = JsonDocument.Parse(body);
        var asked = json.RootElement.TryGetProperty("selection", out var second)
            ? second.EnumerateArray().ToDictionary(part => part.GetProperty("variableCode").GetString()!, part => part.GetProperty("valueCodes"))
            : json.RootElement.GetProperty("query").EnumerateArray().ToDictionary(part => part.GetProperty("code").GetString()!, part => part.GetProperty("selection").GetProperty("values"));
        return [.. _dimensions.Select(dimension => (dimension.Code, dimension.Values.Intersect(asked[dimension.Code].EnumerateArray().Select(code => code.GetString()!)).ToList()))];
    }

    private string Json(List<(string Code, List<string> Values)> dimensions, string updated, bool cells = true)
    {
        var places = dimensions.Aggregate<(string, List<string> Values), IEnumerable<string[]>>([[]], (all, dimension) => all.SelectMany(_ => dimension.Values, (before, code) => (string[])[.. before, code]));
        var values = cells ? places.Select(p => Figure(p[0], p[1], p[2], p[3], p[4])).ToArray() : [];
        return JsonSerializer.Serialize(new
        {
            version = "2.0",
            @class = "dataset",
            label = "Prov",
            updated,
            role = new { time = (string[])["Tid"], metric = (string[])["ContentsCode"] },
            id = dimensions.Select(dimension => dimension.Code),
            size = dimensions.Select(dimension => dimension.Values.Count),
            dimension = dimensions.ToDictionary(dimension => dimension.Code, dimension => new
            {
                label = dimension.Code,
                category = new { index = dimension.Values.Index().ToDictionary(one => one.Item, one => one.Index), label = dimension.Values.ToDictionary(code => code, code => "Text " + code) },
            }),
            value = values,
            status = values.Index().Where(one => one.Item is null).ToDictionary(one => one.Index.ToString(CultureInfo.InvariantCulture), _ => ".."),
        }, _asWritten);
    }

    private static string Variables(List<(string Code, List<string> Values)> dimensions) => JsonSerializer.Serialize(new
    {
        title = "Prov",
        variables = dimensions.Select(dimension => new { code = dimension.Code, text = dimension.Code, values = dimension.Values, valueTexts = dimension.Values.Select(code => "Text " + code), time = dimension.Code == "Tid" }),
    }, _asWritten);

    /// <summary>A figure that is the same for the same place on every machine; one in twenty is a mark.</summary>
    private double? Figure(string region, string age, string sex, string measure, string year)
    {
        var hash = 2166136261U;
        foreach (var letter in $"{region}|{age}|{sex}|{measure}|{year}")
        {
            hash = (hash ^ letter) * 16777619U;
        }

        return hash % 20 == 0 ? null : hash % 100_000 / 100.0 + (_revised.Contains(region) ? 1 : 0);
    }

    private static async Task SendAsync(HttpContext context, int status, string body)
    {
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-Synthetic-Data"] = "true";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>The source itself, as the folder of sources would make it.</summary>
    internal ISource Source(int version, string more = "", AskLimits? limits = null) =>
        Sourced.Folder(("prov.yaml", Yaml(version, more))).Sources(Sourced.Nowhere, TimeProvider.System, limits ?? Sourced.Quick)[0];
}
