using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using FollowUp.Analysis;
using FollowUp.Sources;

namespace FollowUp.Benchmarks;

/// <summary>Reads an <see cref="ObservationFile"/> as a source is read: in parts of some indicators, with nothing else in memory.</summary>
internal sealed class FileSource(string path) : ISource
{
    private const int IndicatorsInPart = 25;

    private static readonly string[] _areas = [.. Enumerable.Range(1, ObservationFile.Areas).Select(n => (1000 + n).ToString(CultureInfo.InvariantCulture))];
    private static readonly string[] _breakdowns = ["T", "K", "M"];

    public string Name => "kolada";

    public bool AnswersForEveryArea => false;

    public Task<string?> WhyUnreachableAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task FetchAsync(SourceRequest request, FetchLog log, CancellationToken cancellation) => Task.CompletedTask;

    public async IAsyncEnumerable<Reading> ReadAsync(SourceRequest request, IReadOnlyList<KeptAnswer> answers, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        using var lines = new Lines(path);
        var keys = new List<string>();
        var observations = new List<SourceObservation>();
        var current = -1;
        var key = "";
        var first = true;
        while (lines.Read(out var line))
        {
            var indicator = Int(ref line);
            var period = Int(ref line);
            var area = Int(ref line);
            var breakdown = Int(ref line);
            Int(ref line);
            var status = (ObservationStatus)Int(ref line);
            double? value = Utf8Parser.TryParse(line, out double number, out _) ? number : null;
            if (indicator != current)
            {
                if (keys.Count == IndicatorsInPart)
                {
                    yield return Part(keys, observations, first);
                    (keys, observations, first) = ([], new List<SourceObservation>(observations.Count), false);
                }

                current = indicator;
                key = string.Create(CultureInfo.InvariantCulture, $"N{indicator:D5}");
                keys.Add(key);
            }

            observations.Add(new SourceObservation(key, _areas[area - 1], _breakdowns[breakdown], new Observation(Period.FromCode(period), value, status, value is null ? "Missing" : null)));
        }

        yield return Part(keys, observations, first);
    }

    private static Reading Part(List<string> keys, List<SourceObservation> observations, bool first) => new()
    {
        Observations = observations,
        CompleteKeys = keys,
        CompleteAreas = _areas,
        Areas = first ? [.. _areas.Select(code => new SourceArea(code, $"Kommun {code}"))] : [],
    };

    private static int Int(ref ReadOnlySpan<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out int number, out var used))
        {
            throw new FormatException("The file is not one of ours.");
        }

        line = line[(used + 1)..];
        return number;
    }

    /// <summary>The lines of a file as bytes.</summary>
    private sealed class Lines(string path) : IDisposable
    {
        private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        private readonly byte[] _buffer = new byte[1 << 20];
        private int _start;
        private int _end;

        public bool Read(out ReadOnlySpan<byte> line)
        {
            while (true)
            {
                var waiting = _buffer.AsSpan(_start, _end - _start);
                var length = waiting.IndexOf((byte)'\n');
                if (length >= 0)
                {
                    line = waiting[..length];
                    _start += length + 1;
                    return true;
                }

                waiting.CopyTo(_buffer);
                (_start, _end) = (0, waiting.Length);
                var count = _file.Read(_buffer, _end, _buffer.Length - _end);
                if (count == 0)
                {
                    line = default;
                    return false;
                }

                _end += count;
            }
        }

        public void Dispose() => _file.Dispose();
    }
}
