using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FollowUp.Tests.Sources;

/// <summary>The ways in which the stand-in can fail.</summary>
public enum KoladaFault
{
    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>500 with a line of plain text.</summary>
    ServerError,

    /// <summary>Status 200, and JSON that ends in the middle.</summary>
    Truncate,

    /// <summary>Status 200, and a page that says the service is down.</summary>
    Html,

    /// <summary>A next_url that points to the page itself.</summary>
    Loop,

    /// <summary>The connection is closed without an answer.</summary>
    Drop,

    /// <summary>The connection is closed in the middle of an answer.</summary>
    Break,
}

/// <summary>
/// A small Kolada of our own on this machine: its addresses, shapes and paging, its bad days, and invented figures that are the same on
/// every run. <see cref="Figures"/> says what it serves, without the detour of any reader.
/// </summary>
public sealed class KoladaStandIn : IAsyncDisposable
{
    /// <summary>The sexes a figure is served for.</summary>
    public static readonly IReadOnlyList<string> Sexes = ["T", "K", "M"];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Key, string Area, int Year), double?[]> _rows = [];
    private readonly HashSet<(string Key, string Area, int Year)> _changed = [];
    private readonly SortedDictionary<(string Key, string Area, int Year), int> _deleted = [];
    private readonly WebApplication _app;
    private (KoladaFault Fault, int Every)? _fault;
    private int _dataRequests;

    private KoladaStandIn(IReadOnlyList<string> keys, IReadOnlyList<string> areas)
    {
        Keys = keys;
        Areas = areas;
        foreach (var (key, area, year) in keys.SelectMany(_ => areas, (key, area) => (key, area)).SelectMany(_ => Enumerable.Range(2015, 10), (r, year) => (r.key, r.area, year)))
        {
            var level = 10 + Draw(key) * 60 + Draw(key, area) * 10 + (year - 2015) * 0.5;
            var hidden = Draw(key, area, year) < 0.05;
            _rows[(key, area, year)] =
            [
                Math.Round(level, 2),
                hidden ? null : Math.Round(level + Draw(area, year), 2),
                hidden ? null : Math.Round(level - Draw(year, key), 2),
            ];
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>The indicators it knows.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The areas it knows.</summary>
    public IReadOnlyList<string> Areas { get; }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress => new(_app.Urls.Single() + "/v3");

    /// <summary>What its lists say of indicators, groups and units.</summary>
    public KoladaStandInLists Lists { get; } = new();

    /// <summary>Whether each answer says that its values are invented.</summary>
    public bool Synthetic { get; set; } = true;

    /// <summary>The most rows it puts on a page, whatever is asked for.</summary>
    public int PageSize { get; set; } = 5000;

    /// <summary>The pause it asks for with a 429.</summary>
    public string RetryAfter { get; set; } = "1";

    /// <summary>Every request so far: path and query, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>How many answers went out with a body, whole or not.</summary>
    public int Answered { get; private set; }

    /// <summary>What it serves now.</summary>
    public IReadOnlyDictionary<(string Key, string Area, int Year, string Sex), double?> Figures
    {
        get
        {
            lock (_gate)
            {
                return _rows.SelectMany(_ => Sexes, (row, sex) => (row, sex))
                    .ToDictionary(f => (f.row.Key.Key, f.row.Key.Area, f.row.Key.Year, f.sex), f => f.row.Value[Sexes.ToList().IndexOf(f.sex)]);
            }
        }
    }

    /// <summary>Starts one on a free port.</summary>
    /// <param name="keys">The indicators it knows; three invented ones when none are given.</param>
    /// <param name="areas">The areas it knows; the country, a region and three municipalities when none are given.</param>
    public static async Task<KoladaStandIn> StartAsync(IReadOnlyList<string>? keys = null, IReadOnlyList<string>? areas = null)
    {
        var started = new KoladaStandIn(keys ?? ["N90001", "N90002", "N90003"], areas ?? ["0000", "0012", "1280", "1281", "1287"]);
        await started._app.StartAsync();
        return started;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>From now on every n-th request for figures fails so.</summary>
    public void Fail(KoladaFault fault, int every = 5) => (_fault, _dataRequests) = ((fault, every), 0);

    /// <summary>From now on a question for changes is answered with what changes after this.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _changed.Clear();
        }
    }

    /// <summary>From now on nothing fails.</summary>
    public void Heal() => _fault = null;

    /// <summary>Every n-th row gets other values, as a revision upstream would; gives back how many figures differ from before.</summary>
    public int Revise(int every)
    {
        lock (_gate)
        {
            var chosen = _rows.Keys.Where((_, i) => i % every == 0).ToList();
            foreach (var row in chosen)
            {
                _changed.Add(row);
                _rows[row] = [.. _rows[row].Select(value => value is { } v ? Math.Round(v + 1.5, 2) : (double?)null)];
            }

            return chosen.Sum(row => _rows[row].Count(value => value is not null));
        }
    }

    /// <summary>Every n-th row is served no more; gives back how many figures are gone.</summary>
    public int Withdraw(int every)
    {
        lock (_gate)
        {
            var chosen = _rows.Keys.Where((_, i) => i % every == 0).ToList();
            _changed.UnionWith(chosen);
            chosen.ForEach(row => _deleted[row] = Sexes.Count);
            return chosen.Sum(row => _rows.Remove(row, out var gone) ? gone.Length : 0);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path + context.Request.QueryString);
        var path = context.Request.Path.Value!.Trim('/').Split('/');
        switch (path)
        {
            case ["v3", "municipality"]:
                await PageAsync(context, [.. Areas.Select(area => new { id = area, title = "Område " + area, type = area.StartsWith("00", StringComparison.Ordinal) ? "L" : "K" })]);
                break;
            case ["v3", "kpi"]:
                await PageAsync(context, Lists.Catalogue(Keys));
                break;
            case ["v3", "municipality_groups"]:
                await PageAsync(context, Lists.GroupRows());
                break;
            case ["v3", "ou"]:
                await PageAsync(context, Lists.UnitRows(context.Request.Query["municipality"]!));
                break;
            case ["v3", "oudata", "kpi", var keys, "ou", var units] when keys.Split(',').Length <= 25 && units.Split(',').Length <= 25:
                await PageAsync(context, Lists.UnitFigures(keys.Split(','), units.Split(',')));
                break;
            case ["v3", "data", "kpi", var keys, "municipality", var areas]
                when keys.Split(',').Length <= 25 && areas.Split(',').Length <= 25:
                var fault = _fault is { } f && Interlocked.Increment(ref _dataRequests) % f.Every == 0 ? f.Fault : (KoladaFault?)null;
                await (fault is { } kind ? FailAsync(context, kind) : PageAsync(context, RowsOf(keys.Split(','), areas.Split(','), context.Request.Query.ContainsKey("from_date"))));
                break;
            case ["v3", "data", ..]:
                await SendAsync(context, 400, "application/json", """{"detail":"at most 25 values in a segment"}""");
                break;
            default:
                await SendAsync(context, 404, "application/json", """{"detail":"Not Found"}""");
                break;
        }
    }

    private object[] RowsOf(string[] keys, string[] areas, bool changes)
    {
        lock (_gate)
        {
            bool Asked((string Key, string Area, int Year) row) => keys.Contains(row.Key) && areas.Contains(row.Area) && (!changes || _changed.Contains(row));
            return
            [
                .. _rows.Where(row => Asked(row.Key)).Select(row => RowOf(row.Key, row.Value, deleted: false)),
                .. _deleted.Where(row => changes && Asked(row.Key)).Select(row => RowOf(row.Key, new double?[row.Value], deleted: true)),
            ];
        }
    }

    private static object RowOf((string Key, string Area, int Year) row, double?[] values, bool deleted) => new
    {
        kpi = row.Key,
        municipality = row.Area,
        period = row.Year,
        values = values.Select((value, i) => new { gender = Sexes[i], count = value is null ? 0 : 1, status = "", value, isdeleted = deleted }),
    };

    private async Task PageAsync(HttpContext context, object[] rows)
    {
        int Asked(string name, int otherwise) => int.TryParse(context.Request.Query[name], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
        string Kept(string name) => context.Request.Query[name] is [{ } kept] ? $"&{name}={kept}" : "";
        var size = Math.Min(Asked("per_page", PageSize), PageSize);
        var page = Asked("page", 1);
        var values = rows.Skip((page - 1) * size).Take(size).ToArray();
        var next = page * size < rows.Length ? $"http://{context.Request.Host}{context.Request.Path}?page={page + 1}&per_page={size}{Kept("from_date")}{Kept("municipality")}" : null;
        await SendAsync(context, 200, "application/json", JsonSerializer.Serialize(new { values, count = values.Length, next_url = next, previous_url = (string?)null }));
    }

    private async Task FailAsync(HttpContext context, KoladaFault fault)
    {
        switch (fault)
        {
            case KoladaFault.TooMany:
                context.Response.Headers.RetryAfter = RetryAfter;
                await SendAsync(context, 429, "application/json", """{"detail":"Too Many Requests"}""");
                break;
            case KoladaFault.ServerError:
                await SendAsync(context, 500, "text/plain", "Internal Server Error");
                break;
            case KoladaFault.Truncate:
                await SendAsync(context, 200, "application/json", """{"values":[{"kpi":"N90001","municipality":"1287","period":2020,"val""");
                break;
            case KoladaFault.Html:
                await SendAsync(context, 200, "text/html; charset=utf-8", "<html><body><h1>Tjänsten är tillfälligt otillgänglig</h1></body></html>");
                break;
            case KoladaFault.Loop:
                await SendAsync(context, 200, "application/json",
                    JsonSerializer.Serialize(new { values = Array.Empty<object>(), count = 0, next_url = $"http://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}" }));
                break;
            case KoladaFault.Break:
                context.Response.ContentLength = 5000;
                await SendAsync(context, 200, "application/json", """{"values":[{"kpi":"N90001",""");
                break; // the server closes the connection, since more was promised
            default:
                context.Abort();
                break;
        }
    }

    private async Task SendAsync(HttpContext context, int status, string type, string body)
    {
        lock (_gate)
        {
            Answered++;
        }

        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        if (Synthetic)
        {
            context.Response.Headers["X-Synthetic-Data"] = "true";
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    }

    /// <summary>A number from 0 to 1 that is the same for the same words on every machine (FNV-1a).</summary>
    private static double Draw(params object[] words)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in string.Join('|', words.Select(w => Convert.ToString(w, CultureInfo.InvariantCulture))))
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return (hash >> 11) * (1.0 / (1UL << 53));
    }
}
