using Xunit;

namespace FollowUp.Tests.Pages;

/// <summary>The tests of pages share the sites and run one after the other: they share a browser too.</summary>
[CollectionDefinition(Name)]
public sealed class Sites : ICollectionFixture<RealSite>, ICollectionFixture<MadeUpSite>, ICollectionFixture<EmptySite>, ICollectionFixture<WaitingSite>
{
    public const string Name = "pages";

    /// <summary>One of every kind of page with real figures, and those of what is not there.</summary>
    public static IReadOnlyList<string> Real { get; } =
    [
        "/uppfoljning/2025", "/uppfoljning/2026", "/uppfoljning/2025/g2", "/uppfoljning/2025/g4", "/fokusomraden/2025", "/fokusomraden/2025/fa2",
        "/indikator/skolverket:betyg6-alla-amnen", "/indikator/skolverket:np9-matematik", "/indikator/smhi:utslapp-territoriella",
        "/indikator/kolada:N00610", "/indikator/TR-01", "/import", "/import/1", "/kataloghandelser", "/tackning", "/rapporter", "/om", "/logga-in", "/valkommen", "/finns-inte",
    ];

    /// <summary>One of every kind of page that only some may see, with real figures.</summary>
    public static IReadOnlyList<(string Role, string Path)> SignedIn { get; } =
    [
        ("admin", "/konton"), ("admin", "/konton/1"), ("admin", "/konton/1/avsluta"), ("admin", "/handelser"), ("admin", "/mitt-konto"), ("unit", "/import"), ("reader", "/konton"),
        ("unit", "/ramverk/sok"), ("reader", "/ramverk/sok?q=elever"), ("unit", "/ramverk/sok?q=finnsinte"),
        ("administration", "/organisation/bildningsforvaltningen"), ("administration", "/organisation/bildningsforvaltningen/leverans/2"),
        ("unit", "/organisation"), ("unit", "/organisation/bildningsforvaltningen/leverans/1/beslut"), ("unit", "/rapporter"), ("reader", "/organisation/arbetsmarknadsforvaltningen"),
        ("unit", "/ramverk"), ("reader", "/ramverk"), ("unit", "/ramverk/version/1"), ("unit", "/ramverk/utkast/1"), ("reader", "/ramverk/utkast/1"), ("unit", "/ramverk/utkast/1/post?del=goals&nyckel=G1"),
        ("unit", "/ramverk/utkast/1/post?del=indicators"), ("unit", "/ramverk/utkast/1/post?del=targets"), ("unit", "/ramverk/utkast/1/ta-bort?del=goals&nyckel=G1"),
        ("unit", "/ramverk/utkast/1/satt-i-kraft"), ("unit", "/ramverk/utkast/1/kasta"), ("unit", "/ramverk/utkast/1/uppfoljning?ar=2025&tavla=uppfoljning"),
    ];

    /// <summary>Pages that show invented figures.</summary>
    public static IReadOnlyList<string> MadeUp { get; } = ["/uppfoljning/2025", "/fokusomraden/2025/fa4", "/indikator/" + MadeUpSite.Rich, "/indikator/kolada:N07403", "/import", "/import/1", "/tackning", "/rapporter"];

    /// <summary>Pages of imports that wait, go on, have revised and have noticed something, each as one of those who may sees it.</summary>
    public static IReadOnlyList<(string? Role, string Path)> Waiting { get; } =
    [
        (null, "/import"), ("unit", "/import"), (null, "/import/5"), ("unit", "/import/5"), ("admin", "/import/2"), ("unit", "/import/6"), ("unit", "/import/6/avbryt"),
        ("unit", "/import/5/beslut?steg=slapp-in"), ("unit", "/import/5/beslut?steg=avvisa"), ("reader", "/import/2/revideringar"), ("unit", "/revideringar"),
        ("unit", "/ramverk/sok?q=n"), ("unit", "/ramverk/ny?kalla=kolada&nyckel=N99999"), ("admin", "/import/2/svar"), (null, "/kataloghandelser"), (null, "/indikator/kolada:N00610"),
    ];

    /// <summary>Pages before anything has been loaded.</summary>
    public static IReadOnlyList<string> Empty { get; } = ["/uppfoljning/2025", "/indikator/kolada:N00610", "/import", "/kataloghandelser", "/tackning", "/om", "/rapporter"];
}
