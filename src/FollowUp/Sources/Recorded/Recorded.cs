using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace FollowUp.Sources;

/// <summary>
/// Real figures that come along with the program, so that the first start has something true to show without a network.
/// They take the same way in as figures from anywhere: the files are the answers.
/// </summary>
/// <param name="name">The source whose figures were recorded, such as <c>skolverket</c>; its files are named after it.</param>
public sealed class Recorded(string name) : ISource
{
    private const string Folder = "recorded/";
    private const string Ending = ".csv";

    private static readonly Lazy<IReadOnlyList<SourceArea>> _areaList = new(() =>
        [.. Encoding.UTF8.GetString(Bytes(Folder + "areas.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Skip(1)
            .Select(line => line.Split(';'))
            .Select(fields => new SourceArea(fields[0], fields[1]))]);

    /// <summary>The sources that have recorded figures.</summary>
    public static IReadOnlyList<string> Names { get; } = ["skolverket", "smhi"];

    public string Name => name;

    public bool AnswersForEveryArea => true;

    /// <summary>The keys of the indicators that have recorded figures.</summary>
    public IReadOnlyList<string> Keys { get; } =
        [.. Assembly.GetManifestResourceNames()
            .Where(file => file.StartsWith(FilePrefix(name), StringComparison.Ordinal))
            .Select(file => KeyOf(file, name))
            .Order(StringComparer.Ordinal)];

    private static Assembly Assembly => typeof(Recorded).Assembly;

    /// <summary>Sweden's municipalities and regions, and the country, as recorded: what the framework's and the sources' area codes must be among.</summary>
    public static IReadOnlyList<SourceArea> Areas() => _areaList.Value;

    /// <summary>Always null: the files lie within the program.</summary>
    public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    /// <summary>Hands over the files of the keys asked for. Nothing is asked of anybody.</summary>
    public async Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation)
    {
        var keys = request.Keys.Distinct(StringComparer.Ordinal).Where(key => Keys.Contains(key, StringComparer.Ordinal)).ToList();
        var done = 0;
        foreach (var key in keys)
        {
            cancellation.ThrowIfCancellationRequested();
            var address = $"{FilePrefix(name)}{key}{Ending}";
            var bytes = Bytes(address);
            var answer = new RawAnswer(address, RecordedFile.RecordedOn(bytes), null, "text/csv; charset=utf-8", false, bytes);
            await log.Keep(answer, cancellation);
            await log.Progress(++done, keys.Count, cancellation);
        }

        await log.Say(Text(RecordedTexts.Fetched, done), cancellation);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var files = new List<RecordedFile>();
        foreach (var answer in answers)
        {
            files.Add(RecordedFile.Read(answer.Address, KeyOf(answer.Address, name), await answer.BodyAsync(cancellation)));
        }

        var asked = request.Areas.ToHashSet(StringComparer.Ordinal);
        var keys = files.Select(file => file.Indicator.Key).ToList();
        yield return new Reading
        {
            Observations = [.. files.SelectMany(file => file.Observations).Where(o => asked.Count == 0 || asked.Contains(o.Area))],
            CompleteKeys = keys,
            CompleteAreas = asked.Count > 0 ? [.. asked] : [.. files.SelectMany(file => file.Observations).Select(o => o.Area).Distinct(StringComparer.Ordinal)],
            Indicators = [.. files.Select(file => file.Indicator)],
            Answers = [.. answers.Select(answer => answer.Id)],
            Warnings = [.. request.Keys.Except(keys, StringComparer.Ordinal).Select(key => Text(RecordedTexts.NoFile, key, string.Join(", ", Keys)))],
        };
    }

    private static string FilePrefix(string source) => $"{Folder}{source}-";

    private static string KeyOf(string address, string source) =>
        address.StartsWith(FilePrefix(source), StringComparison.Ordinal) && address.EndsWith(Ending, StringComparison.Ordinal)
            ? address[FilePrefix(source).Length..^Ending.Length]
            : throw new SourceException(Text(RecordedTexts.NotOurs, address, source));

    internal static string Text(string text, params object[] parts) => string.Format(CultureInfo.InvariantCulture, text, parts);

    private static byte[] Bytes(string address)
    {
        using var stream = Assembly.GetManifestResourceStream(address)
            ?? throw new InvalidOperationException($"The program was built without the embedded file {address}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
