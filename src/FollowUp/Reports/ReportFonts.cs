namespace FollowUp.Reports;

/// <summary>The fonts that lie beside a report in a folder, so that it looks the same everywhere.</summary>
public static class ReportFonts
{
    private const string Prefix = "webfonts/";

    private static readonly string[] _names = [.. typeof(ReportFonts).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Puts the fonts, with their licence, in the folder <c>fonts</c> within another.</summary>
    public static async Task PutAsync(string folder, CancellationToken ct)
    {
        var fonts = Directory.CreateDirectory(Path.Combine(folder, "fonts")).FullName;
        foreach (var name in _names)
        {
            await using var from = typeof(ReportFonts).Assembly.GetManifestResourceStream(name)!;
            await using var to = File.Create(Path.Combine(fonts, name[Prefix.Length..]));
            await from.CopyToAsync(to, ct);
        }
    }
}
