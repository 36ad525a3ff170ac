using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FollowUp.Analysis;

namespace FollowUp.Imports;

/// <summary>All that one import says of one indicator, in the order of the database's key.</summary>
internal sealed class Slice
{
    private readonly List<Figure> _figures;

    /// <param name="indicator">The indicator's number.</param>
    /// <param name="key">The source's name of it.</param>
    /// <param name="figures">What came, in any order.</param>
    /// <exception cref="InvalidOperationException">The same figure came twice: a fault of the source's reading half.</exception>
    public Slice(int indicator, string key, List<Figure> figures)
    {
        (Indicator, Key, _figures) = (indicator, key, figures);
        if (!IsInOrder(Figures))
        {
            figures.Sort();
            if (!IsInOrder(Figures))
            {
                throw new InvalidOperationException($"The reading holds a figure of {key} twice, with the same area, period and breakdown.");
            }
        }
    }

    public int Indicator { get; }

    public string Key { get; }

    public ReadOnlySpan<Figure> Figures => CollectionsMarshal.AsSpan(_figures);

    /// <summary>How many figures and reasons came, what the source takes back apart.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (ref readonly var figure in Figures)
            {
                count += figure.Status == ObservationStatus.DeletedAtSource ? 0 : 1;
            }

            return count;
        }
    }

    /// <summary>All that is said, where nothing is held.</summary>
    public IEnumerable<Figure> Fresh => _figures.Where(figure => figure.Status != ObservationStatus.DeletedAtSource);

    /// <summary>One hash of all that is said, and of the areas it is said for: the same hash, the same state after the merge.</summary>
    /// <param name="areas">The numbers of the areas answered in full, ascending.</param>
    public byte[] Sha256(IReadOnlyList<int> areas)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        foreach (var area in areas)
        {
            Write(buffer, area);
        }

        Write(buffer, -1);
        foreach (ref readonly var figure in Figures)
        {
            Write(buffer, figure.Period);
            Write(buffer, figure.Area);
            Write(buffer, ((int)figure.Breakdown << 16) | (int)figure.Status);
            BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), figure.HasValue ? BitConverter.DoubleToInt64Bits(figure.Value) : 0);
            buffer.Advance(8);
            Write(buffer, figure.Mark is null ? -1 : Encoding.UTF8.GetByteCount(figure.Mark));
            if (figure.Mark is { } mark)
            {
                Encoding.UTF8.GetBytes(mark, buffer);
            }

            if (buffer.WrittenCount > 60 * 1024)
            {
                hash.AppendData(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        hash.AppendData(buffer.WrittenSpan);
        return hash.GetHashAndReset();
    }

    /// <summary>What taking this in changes of what is held.</summary>
    /// <param name="held">What is held of the indicator within the areas answered, in the same order.</param>
    /// <param name="isPartial">What is held and not said again stays.</param>
    public Difference CompareWith(ReadOnlySpan<Figure> held, bool isPartial)
    {
        var difference = new Difference();
        int h = 0, c = 0;
        while (h < held.Length || c < _figures.Count)
        {
            var order = h == held.Length ? 1 : c == _figures.Count ? -1 : held[h].CompareTo(_figures[c]);
            if (order < 0)
            {
                if (!isPartial && held[h].Status != ObservationStatus.DeletedAtSource)
                {
                    difference.Replace(held[h], Gone(held[h]));
                }

                h++;
            }
            else if (order > 0)
            {
                if (_figures[c].Status != ObservationStatus.DeletedAtSource)
                {
                    difference.New.Add(_figures[c]);
                }

                c++;
            }
            else
            {
                var came = _figures[c].Status == ObservationStatus.DeletedAtSource ? Gone(held[h]) : _figures[c];
                if (!came.SaysSameAs(held[h]))
                {
                    difference.Replace(held[h], came);
                }

                h++;
                c++;
            }
        }

        return difference;
    }

    private static Figure Gone(Figure held) => held with { Status = ObservationStatus.DeletedAtSource, Value = double.NaN, Mark = null };

    /// <summary>True when the figures come in the order of the key, none of them twice.</summary>
    private static bool IsInOrder(ReadOnlySpan<Figure> figures)
    {
        for (var i = 1; i < figures.Length; i++)
        {
            if (figures[i - 1].CompareTo(figures[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void Write(ArrayBufferWriter<byte> buffer, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), number);
        buffer.Advance(4);
    }
}

/// <summary>What an import changes of one indicator.</summary>
internal sealed class Difference
{
    /// <summary>Not held before.</summary>
    public List<Figure> New { get; } = [];

    /// <summary>What was held, and what takes its place.</summary>
    public List<(Figure Before, Figure Now)> Replaced { get; } = [];

    public int Withdrawn { get; private set; }

    public int Changed => Replaced.Count - Withdrawn;

    public bool IsNone => New.Count == 0 && Replaced.Count == 0;

    public void Replace(Figure before, Figure now)
    {
        Replaced.Add((before, now));
        Withdrawn += now.Status == ObservationStatus.DeletedAtSource ? 1 : 0;
    }
}
