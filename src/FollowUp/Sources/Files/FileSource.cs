using System.Globalization;
using System.Runtime.CompilerServices;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Somebody's files, CSV, XLSX, PX or json-stat2, on disk or at an address, by the mapping in the source's file.</summary>
internal sealed class FileSource(SourceFile file, FilePlaces places, AskedHosts hosts, TimeProvider clock) : ISource
{
    public PublicationRule? Publication => file.Publication;

    public string Name => file.Name;

    public bool AnswersForEveryArea => false;

    public IReadOnlyList<string> Keys => file.Keys;

    /// <summary>Looks for the files on disk; one on the net is not asked for twice.</summary>
    public Task<string?> WhyUnreachableAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var one in file.Files)
            {
                if (FilePlaces.AddressOf(one) is { } address)
                {
                    places.RequireAllowed(address);
                }
                else
                {
                    places.Find(one);
                }
            }

            return Task.FromResult<string?>(null);
        }
        catch (SourceException problem)
        {
            return Task.FromResult<string?>(problem.Message);
        }
    }

    public async Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation)
    {
        var bytes = 0L;
        var bounded = log with
        {
            Keep = (answer, stop) => (bytes += answer.Body.Length) > hosts.Limits.LargestBody
                ? throw new SourceException(Format.Fill(SourceFileTexts.TooLarge, file.FileName, Format.Count(hosts.Limits.LargestBody)))
                : log.Keep(answer, stop),
        };
        for (var i = 0; i < file.Files.Count; i++)
        {
            if (FilePlaces.AddressOf(file.Files[i]) is { } address)
            {
                places.RequireAllowed(address);
                var voice = new SourceVoice(address.Host, "*/*", Format.Fill(SourceFileTexts.Moved, file.FileName), answer => new SourceException(Format.Fill(
                    SourceFileTexts.Refused, address.Host, (answer.HttpStatus ?? 0).ToString(CultureInfo.InvariantCulture), answer.Address)));
                await hosts.Connect(address, voice).Connection.AskAsync(address, bounded, cancellation);
            }
            else
            {
                await bounded.Keep(new RawAnswer(file.Files[i], clock.GetUtcNow(), null, "", false, await BytesAsync(file.Files[i], cancellation)), cancellation);
            }

            await log.Progress(i + 1, file.Files.Count, cancellation);
        }
    }

    public async IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var whole = new List<RawAnswer>();
        foreach (var answer in answers)
        {
            whole.Add(await answer.WholeAsync(cancellation));
        }

        var reading = file.Table is { } table ? ReadTables(table, whole) : FilesReader.Read(file.Columns!, whole);
        yield return Asked(reading, request) with { IsPartial = !file.IsComplete, Answers = [.. answers.Select(answer => answer.Id)] };
    }

    /// <summary>Tables one after the other, PX and json-stat2 alike; each of them says which it is.</summary>
    /// <exception cref="SourceException">A table does not fit, or two of them say the same.</exception>
    internal static Reading ReadTables(PxMapping mapping, IReadOnlyList<RawAnswer> files)
    {
        Reading[] read = [.. files.Select(one => PxReading.Read(one.Address, one.Body, mapping).Reading!)];
        var observations = read.SelectMany(one => one.Observations).ToList();
        if (observations.GroupBy(o => (o.Key, o.Area, o.Breakdown, o.Observation.Period)).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            throw new SourceException(Format.Fill(SourceTexts.TwoFilesSay, twice.Key, twice.Area, twice.Period.ToString(), twice.Breakdown));
        }

        return new Reading
        {
            Observations = observations,
            CompleteKeys = [.. read.SelectMany(one => one.CompleteKeys).Distinct(StringComparer.Ordinal)],
            CompleteAreas = [.. read.SelectMany(one => one.CompleteAreas).Distinct(StringComparer.Ordinal)],
            IsPartial = true,
            Indicators = read.Length > 0 ? read[0].Indicators : [],
            Areas = [.. read.SelectMany(one => one.Areas).DistinctBy(area => area.Code)],
            Breakdowns = read.Length > 0 ? read[0].Breakdowns : [],
            Warnings = [.. read.SelectMany(one => one.Warnings)],
        };
    }

    /// <summary>Files hold what they hold; of it, what was asked for.</summary>
    private Reading Asked(Reading reading, SourceRequest request)
    {
        bool IsKey(string key) => request.Keys.Count == 0 || request.Keys.Contains(key, StringComparer.Ordinal);
        bool IsArea(string area) => request.Areas.Count == 0 || request.Areas.Contains(area, StringComparer.Ordinal);
        return reading.CompleteKeys.Any(IsKey)
            ? reading with
            {
                Observations = [.. reading.Observations.Where(o => IsKey(o.Key) && IsArea(o.Area))],
                CompleteKeys = [.. reading.CompleteKeys.Where(IsKey)],
                CompleteAreas = [.. reading.CompleteAreas.Where(IsArea)],
                Indicators = [.. reading.Indicators.Where(indicator => IsKey(indicator.Key))],
                Areas = [.. reading.Areas.Where(area => IsArea(area.Code))],
            }
            : throw new SourceException(Format.Fill(SourceFileTexts.NoKey, file.FileName, string.Join(", ", request.Keys), string.Join(", ", reading.CompleteKeys)));
    }

    private async Task<byte[]> BytesAsync(string name, CancellationToken cancellation)
    {
        var path = places.Find(name);
        try
        {
            var length = new FileInfo(path).Length;
            return length > hosts.Limits.LargestBody
                ? throw new SourceException(Format.Fill(SourceFileTexts.TooLarge, name, Format.Count(hosts.Limits.LargestBody)))
                : await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(Format.Fill(SourceFileTexts.NoSuchFile, name), problem);
        }
    }
}
