using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>What is wrong in the files of one reading. The first are told, so that a mapping can be mended at once; the rest are counted.</summary>
internal sealed class FileProblems
{
    private const int Told = 20;
    private readonly List<string> _told = [];
    private int _count;

    /// <summary>What a person should look at.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>How many there are.</summary>
    public int Count => _count;

    /// <summary>True when there is nothing to gain from reading on.</summary>
    public bool IsFull => _count > 100_000;

    /// <summary>Something in a cell.</summary>
    public void Cell(string file, int line, string column, string text, Func<string> what) =>
        Add(() => Format.Fill(FileTexts.Cell, file, Number(line), Excerpt.Of(column), Excerpt.Of(text), what()));

    /// <summary>Something about a row.</summary>
    public void Row(string file, int line, string what) => Add(() => Format.Fill(FileTexts.Row, file, Number(line), what));

    /// <summary>Something about a file.</summary>
    public void Whole(string file, string what) => Add(() => Format.Fill(FileTexts.Whole, file, what));

    /// <exception cref="SourceException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (_count > 0)
        {
            throw new SourceException(string.Join('\n', _count > _told.Count ? [.. _told, Format.Fill(FileTexts.More, Format.Count(_count - _told.Count))] : _told));
        }
    }

    private static string Number(int line) => line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Add(Func<string> text)
    {
        if (++_count <= Told)
        {
            _told.Add(text());
        }
    }
}
