using System.Globalization;
using FollowUp.Analysis;
using FollowUp.Database;
using FollowUp.Imports;
using FollowUp.Sources;

namespace FollowUp;

/// <summary>The program's settings, read and checked once at start. README, "Configuration", lists every one.</summary>
public sealed record Settings
{
    /// <summary>The address that the service listens on when <c>ASPNETCORE_URLS</c> says nothing.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    private static readonly string[] _names = ["FollowUp__DataFolder", "FollowUp__PostgresPrograms", "FollowUp__Kolada__BaseAddress", "FollowUp__Imports__HoldShare", "FollowUp__Chromium", "FollowUp__Files__Folders", "FollowUp__Files__Hosts"];

    /// <summary>The folder that holds <c>dashboards/</c>: a clone's root, or where the program was published.</summary>
    public required string Home { get; init; }

    /// <summary>The configuration, with our own default values filled in.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <summary>Kolada's address, version included.</summary>
    public required Uri KoladaBaseAddress { get; init; }

    /// <summary>Where files of figures may be.</summary>
    public required FilePlaces FilePlaces { get; init; }

    /// <summary>The files that describe sources.</summary>
    public string SourceFiles => Path.Combine(Dashboards, "sources");

    /// <summary>How much an import may change without a person.</summary>
    public required HoldRule Hold { get; init; }

    /// <summary>What is followed up.</summary>
    public string FrameworkFile => Path.Combine(Dashboards, "framework.yaml");

    /// <summary>The content that the unit edits.</summary>
    public string Dashboards => Path.Combine(Home, "dashboards");

    /// <summary>Reads the settings from <c>appsettings.json</c> beside the content, if there is one, and from the environment.</summary>
    /// <exception cref="SettingsException">A setting is wrong; the message names it and says what would be right.</exception>
    public static Settings Read()
    {
        var home = FindHome();
        var configuration = Configured(home);
        RefuseUnknown(configuration);
        return new Settings
        {
            Home = home,
            Configuration = configuration,
            KoladaBaseAddress = KoladaAddress(configuration["FollowUp:Kolada:BaseAddress"]),
            FilePlaces = PlacesOf(home, configuration),
            Hold = HoldOf(configuration["FollowUp:Imports:HoldShare"]),
        };
    }

    private static IConfigurationRoot Configured(string home)
    {
        var file = Path.Combine(home, "appsettings.json");
        try
        {
            return new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["FollowUp:DataFolder"] = Path.Combine(home, "data") })
                .AddJsonFile(file, optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException wrong)
        {
            throw new SettingsException(Format.Fill(AppTexts.WrongFile, file, wrong.GetBaseException().Message));
        }
    }

    /// <summary>A misspelt setting would otherwise be a default in silence, and figures would land in another folder than was meant.</summary>
    private static void RefuseUnknown(IConfigurationRoot configuration)
    {
        foreach (var (name, value) in configuration.GetSection("FollowUp").AsEnumerable().Where(setting => setting.Value is not null))
        {
            var written = name.Replace(":", "__", StringComparison.Ordinal);
            if (!_names.Contains(written, StringComparer.OrdinalIgnoreCase))
            {
                throw new SettingsException(Format.Fill(AppTexts.UnknownSetting, written, string.Join(", ", _names)));
            }

            if (string.IsNullOrWhiteSpace(value))
            {
                throw new SettingsException(Format.Fill(AppTexts.EmptySetting, written));
            }
        }
    }

    /// <summary>The folder of the files that describe sources, before any settings are read: for the command line's list of names.</summary>
    public static string SourceFilesBeside()
    {
        try
        {
            return Path.Combine(FindHome(), "dashboards", "sources");
        }
        catch (SettingsException)
        {
            return ""; // the verb itself tells what is wrong
        }
    }

    private static FilePlaces PlacesOf(string home, IConfigurationRoot configuration)
    {
        try
        {
            return FilePlaces.Parse(home, configuration["FollowUp:Files:Folders"], configuration["FollowUp:Files:Hosts"]) with
            {
                Closed = [Path.GetFullPath(ConnectionSettings.Read(configuration).DataFolder), Path.Combine(home, "data"), Path.Combine(home, "appsettings.json")],
            };
        }
        catch (FormatException wrong)
        {
            throw new SettingsException(wrong.Message);
        }
    }

    private static string FindHome()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "dashboards", "framework.yaml")))
            {
                return folder.FullName;
            }
        }

        throw new SettingsException(AppTexts.NoHome);
    }

    private static HoldRule HoldOf(string? text) => text is null
        ? new HoldRule(Import.DefaultHoldShare)
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? new HoldRule(share)
            : throw new SettingsException(Format.Fill(AppTexts.WrongHoldShare, text));

    private static Uri KoladaAddress(string? text)
    {
        try
        {
            return Kolada.ParseBaseAddress(string.IsNullOrWhiteSpace(text) ? Kolada.PublicAddress : text);
        }
        catch (FormatException wrong)
        {
            throw new SettingsException($"FollowUp__Kolada__BaseAddress: {wrong.Message}");
        }
    }
}

/// <summary>A setting is wrong. The message is in Swedish, for the person who set it.</summary>
public sealed class SettingsException(string message) : Exception(message);
