using System.Net;
using System.Text;
using FollowUp.Access;
using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Database;
using FollowUp.Deliveries;
using FollowUp.Framework;
using FollowUp.Imports;
using FollowUp.Imports.Pages;
using FollowUp.Sources;
using FollowUp.Tests.Access;
using FollowUp.Tests.House;
using FollowUp.Tests.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;
using Decided = FollowUp.Deliveries.Decided;

[assembly: AssemblyFixture(typeof(FollowUp.Tests.Pages.Chromium))]

namespace FollowUp.Tests.Pages;

/// <summary>The pages on a real server on this machine, over a database of their own. What is in it, the kinds of site below say.</summary>
public abstract class Site(TestDatabase server) : IAsyncLifetime
{
    private readonly Dictionary<(Role, string?), Visitor> _visitors = [];
    private WebApplication? _app;

    /// <summary>The day it is on the site: the follow-up of 2025 is due.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

    public Db Db { get; private set; } = null!;

    /// <summary>Where the site listens, such as <c>http://127.0.0.1:4711</c>.</summary>
    public string Address => _app!.Urls.First();

    public IServiceProvider Services => _app!.Services;

    /// <summary>What the button on the import page has set going, and who pressed it.</summary>
    public List<(string Source, SignedIn Person)> Started { get; } = [];

    /// <summary>What the button that lets a held import in has set going, and who pressed it.</summary>
    public List<(int Run, SignedIn Person)> Released { get; } = [];

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // The framework's day is the site's own, not the machine's.
        var database = new NpgsqlConnectionStringBuilder(await server.CreateAsync(Ct)) { Options = "-c followup.day=2026-11-23" };
        Db = Db.Open(database.ConnectionString);
        await FillAsync();
        _app = Build(Db);
        await _app.StartAsync(Ct);
        await FillMoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (Db is not null)
        {
            await Db.DisposeAsync();
            await server.DropAsync(Db.ConnectionString, CancellationToken.None);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A client that follows no redirect, sends addresses as they are given, and keeps cookies as a browser on this machine does.</summary>
    /// <param name="visitor">Who is signed in; null for nobody.</param>
    public HttpClient Client(Visitor? visitor = null)
    {
        var cookies = new Cookies();
        if (visitor is not null)
        {
            cookies.Kept[AccountCookie.Name] = visitor.Cookie;
        }

        return new HttpClient(cookies) { BaseAddress = new Uri(Address) };
    }

    /// <summary>Somebody signed in on this site: the same one each time for the same role and organisation.</summary>
    public async Task<Visitor> VisitorAsync(Role role, string? organisation = null) => _visitors.TryGetValue((role, organisation), out var known)
        ? known
        : _visitors[(role, organisation)] = await Visitor.CreateAsync(Services, role, organisation, Clock.GetUtcNow(), Ct);

    /// <summary>The text of a page that is there, its character references resolved and its no-break spaces plain.</summary>
    /// <param name="path">Its address.</param>
    /// <param name="visitor">Who is signed in; null for nobody.</param>
    public async Task<string> PageAsync(string path, Visitor? visitor = null)
    {
        using var client = Client(visitor);
        using var response = await client.GetAsync(path, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)response.StatusCode}: {text}");
        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
    }

    /// <summary>The pages on another database than the site's own.</summary>
    /// <param name="db">The database.</param>
    /// <param name="environment">Production, as for everybody but those who edit the files.</param>
    /// <param name="dashboards">Other dashboards than the project's own.</param>
    public WebApplication Build(Db db, string environment = "Production", DashboardFolder? dashboards = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Web).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(SourceTree.Root, "src", "FollowUp"),
            EnvironmentName = environment,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(db).AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(new ImportNow((source, person, _) =>
        {
            Started.Add((source, person));
            return Task.FromResult<int?>(1);
        }));
        builder.Services.AddSingleton(new ReleaseNow((run, person, _) =>
        {
            Released.Add((run, person));
            return Task.FromResult<int?>(7);
        }));
        builder.Services.AddSingleton(new NextImport((source, _) => Task.FromResult<DateTimeOffset?>(source == "kolada" ? Clock.GetUtcNow().AddHours(9) : null)));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddPages();
        if (dashboards is not null)
        {
            builder.Services.AddSingleton(dashboards);
        }

        var app = builder.Build();
        app.UsePages();
        return app;
    }

    /// <summary>Puts into the database what the site is to show.</summary>
    protected abstract Task FillAsync();

    /// <summary>What takes a site that runs, and people on it.</summary>
    protected virtual Task FillMoreAsync() => Task.CompletedTask;

    protected Task LoadFrameworkAsync() => new FrameworkImport(Db, Clock).RunAsync(Path.Combine(SourceTree.Root, "dashboards", "framework.yaml"), Actor.CommandLine, Ct);

    protected async Task<ImportResult> ImportAsync(ISource source) =>
        await new Import(Db, new FrameworkReader(Db), new SourceList([source]), Clock).RunAsync(source.Name, ImportTrigger.Start, Actor.Service, cancellation: Ct);
}

/// <summary>The framework and the recorded real figures, as on a first start without a network.</summary>
public sealed class RealSite(TestDatabase server) : Site(server)
{
    protected override async Task FillAsync()
    {
        await LoadFrameworkAsync();
        foreach (var name in Recorded.Names)
        {
            Assert.Equal(ImportOutcome.Succeeded, (await ImportAsync(new Recorded(name))).Outcome);
        }

        var unreachable = new ScriptedSource("kolada") { Fault = new SourceException("Kolada svarade inte.") };
        Assert.Equal(ImportOutcome.Failed, (await ImportAsync(unreachable)).Outcome);
    }

    /// <summary>Of the administration for education, one delivery that waits for approval (1) and one draft (2).</summary>
    protected override async Task FillMoreAsync()
    {
        const string Organisation = "bildningsforvaltningen";
        var clerk = (await VisitorAsync(Role.Administration, Organisation)).Person;
        var desk = Services.GetRequiredService<DeliveryDesk>();
        byte[] File(string period) => Encoding.UTF8.GetBytes($"indikator;område;period;kön;värde;status;kommentar\nTR-03;1287;{period};T;12,5;;\nTR-03;1287;{period};K;;saknas;Enkäten gick inte ut\nTR-03;1287;{period};M;99;preliminär;\n");
        foreach (var period in (string[])["2024/25", "2025/26"])
        {
            var uploaded = await desk.UploadAsync(Organisation, $"frånvaro {period[..4]}.csv", File(period), clerk, Ct);
            Assert.True(uploaded.Reading.Accepted, string.Join('\n', uploaded.Reading.Problems));
        }

        var view = await Services.GetRequiredService<DeliveryReader>().DeliveryAsync(Organisation, 1, Ct);
        Assert.Equal(Decided.Done, await desk.SubmitAsync(Organisation, 1, view!.Seen, clerk, Ct));

        var started = await Services.GetRequiredService<FrameworkDrafts>().StartAsync(Actor.Of((await VisitorAsync(Role.Unit)).Person), "Nya mål 2027", Ct);
        Assert.Equal((1, null), (started.Id, started.Refusal));
    }
}

/// <summary>The framework and invented figures from a source that says so, one of them revised and one withheld, and a title that would do harm.</summary>
public sealed class MadeUpSite(TestDatabase server) : Site(server)
{
    /// <summary>Split by sex, with the country, peers, a gap, a withheld figure and a revised one.</summary>
    public const string Rich = "kolada:N00610";

    /// <summary>What somebody might write to do harm, or without spaces to break a page, in the title and definition of <c>kolada:N07403</c>.</summary>
    public const string Hostile = "\"'><script>alert(1)</script><img src=//evil.example/x onerror=alert(1)>\u202E=1+1;{{7*7}}WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";

    private static readonly string[] _peers = ["0381", "0583", "1082", "1282", "1382", "1463", "2184"];

    protected override async Task FillAsync()
    {
        await LoadFrameworkAsync();
        var source = new ScriptedSource("kolada") { Synthetic = [true] };
        string[] areas = ["1287", "0000", .. _peers];
        foreach (var (i, area) in areas.Index())
        {
            for (var year = 2012; year <= 2026; year++)
            {
                if (year == 2019)
                {
                    continue;
                }

                foreach (var (breakdown, shift) in new[] { ("T", 0.0), ("K", -3.5), ("M", 3.5) })
                {
                    source.Put("N00610", area, $"{year}", 60 + i + (year - 2012) * 0.75 + shift, breakdown);
                }
            }
        }

        source["N00610", "1287", "2014", "K"] = new Observation(Period.Year(2014), null, ObservationStatus.Suppressed, "..");
        source.Put("N07403", "1287", "2024", 1234);
        await ImportAsync(source);
        source.Put("N00610", "1287", "2023", 70.125);
        await ImportAsync(source);

        await using var connection = new NpgsqlConnection(Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(
            "with i as (update source_indicator c set definition = $1 from indicator x where x.code = 'kolada:N07403' and (c.source, c.key) = (x.source, x.source_key) returning x.id) update stated.followed_indicator f set title = $1, note = $1 from i where i.id = f.indicator_id",
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = Hostile });
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Ct));
    }
}

/// <summary>Nothing at all: a database that has just been made.</summary>
public sealed class EmptySite(TestDatabase server) : Site(server)
{
    protected override Task FillAsync() => Task.CompletedTask;
}
