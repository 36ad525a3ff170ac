using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;

namespace FollowUp.Analysis;

/// <summary>
/// Some series side by side: a row for every period that any of them has, in time order, a column for each (the total, women, men, the gap
/// between them). The figures lie in a data frame; the reason for each missing one, and the source's mark, lie beside it.
/// </summary>
/// <remarks>
/// The frame is never handed out. Its arithmetic carries what is missing and its minimum and maximum skip it, which is what it is used for; its
/// median of nothing is 0, its GroupBy and ElementwiseEquals count missing values in, and its CSV writes 0.1 as 0.10000000000000001.
/// </remarks>
public sealed class SeriesTable
{
    private const string PeriodColumn = "period";
    private const char Separator = ';';

    private readonly DataFrame _frame;
    private readonly Period[] _periods;
    private readonly Dictionary<string, Dictionary<Period, Observation>> _beside;

    private SeriesTable(DataFrame frame, Dictionary<string, Dictionary<Period, Observation>> beside)
    {
        (_frame, _beside) = (frame, beside);
        _periods = [.. ((Int32DataFrameColumn)frame[PeriodColumn]).Select(code => Period.FromCode(code!.Value))];
    }

    /// <summary>The periods of the rows, in time order.</summary>
    public IReadOnlyList<Period> Periods => _periods;

    /// <summary>The names of the columns, in the order given.</summary>
    public IReadOnlyList<string> Columns => [.. _frame.Columns.Select(column => column.Name).Where(name => name != PeriodColumn)];

    /// <summary>The cell of a period and a column; null where the series says nothing of the period, not even why.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Observation? this[Period period, string column] =>
        _beside[column].TryGetValue(period, out var observation) && Row(period) is >= 0 and var row
            ? observation with { Value = ((DoubleDataFrameColumn)_frame[column])[row] }
            : null;

    /// <summary>Puts series of one kind of period side by side.</summary>
    /// <param name="columns">Names, each once, and their series.</param>
    /// <exception cref="ArgumentException">Two columns of one name, a column named <c>period</c>, or periods of different kinds.</exception>
    public static SeriesTable Of(IEnumerable<KeyValuePair<string, Series>> columns)
    {
        KeyValuePair<string, Series>[] all = [.. columns];
        Period[] periods = [.. all.SelectMany(c => c.Value.Select(o => o.Period)).DistinctBy(p => p.Code).OrderBy(p => p.Code)];
        if (periods.Select(p => p.Kind).Distinct().Count() > 1)
        {
            throw new ArgumentException("The series have periods of different kinds: one table has one kind.", nameof(columns));
        }

        var table = new SeriesTable(new DataFrame(new Int32DataFrameColumn(PeriodColumn, periods.Select(p => p.Code))), new(StringComparer.Ordinal));
        foreach (var (name, series) in all)
        {
            table.Add(name, series.ToDictionary(o => o.Period));
        }

        return table;
    }

    /// <summary>One column as a series again.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Series Column(string name) => new(_periods.Select(period => this[period, name]).OfType<Observation>());

    /// <summary>
    /// The table with one more column, a difference in the unit of the two: women less men is the gap. Missing where either is, for that one's
    /// reason; provisional or estimated where either is.
    /// </summary>
    /// <param name="name">The name of the new column.</param>
    /// <param name="of">The column to subtract from.</param>
    /// <param name="less">The column to subtract.</param>
    public SeriesTable WithDifference(string name, string of, string less)
    {
        var difference = (DoubleDataFrameColumn)((DoubleDataFrameColumn)_frame[of] - (DoubleDataFrameColumn)_frame[less]);
        var more = new SeriesTable(_frame.Clone(), new(_beside, StringComparer.Ordinal));
        more.Add(name, _periods
            .Select((period, row) => (A: this[period, of], B: this[period, less], Value: difference[row]))
            .Where(cell => cell is { A: not null, B: not null })
            .Select(cell => new Observation(cell.A!.Value.Period, cell.Value, Combined(cell.A.Value.Status, cell.B!.Value.Status)))
            .ToDictionary(o => o.Period));
        return more;
    }

    /// <summary>The rows in which every one of some columns has a value.</summary>
    public SeriesTable Complete(params string[] columns)
    {
        var kept = new BooleanDataFrameColumn("kept", Enumerable.Range(0, _periods.Length).Select(row => columns.All(name => _frame[name][row] is not null)));
        return new SeriesTable(_frame.Filter(kept), _beside);
    }

    /// <summary>The lowest and the highest value of some columns; null when they have none.</summary>
    public (double Lowest, double Highest)? Extent(params string[] columns)
    {
        double?[] ends = [.. columns.Select(name => (DoubleDataFrameColumn)_frame[name]).Where(column => column.NullCount < column.Length)
            .SelectMany(column => new[] { (double?)column.Min(), (double?)column.Max() })];
        return ends.Length == 0 ? null : (ends.Min()!.Value, ends.Max()!.Value);
    }

    /// <summary>
    /// The table as CSV: a header, then a line for each period, values with a decimal point in the fewest digits that give the same figure back,
    /// every column followed by its status (<c>K</c>, <c>K_status</c>). A cell of which nothing is known is empty in both.
    /// </summary>
    public string Csv()
    {
        var lines = new StringBuilder();
        lines.AppendJoin(Separator, Columns.SelectMany(name => new[] { name, name + "_status" }).Prepend(PeriodColumn).Select(Quoted)).Append('\n');
        foreach (var period in _periods)
        {
            lines.AppendJoin(Separator, Columns.Select(name => this[period, name])
                .SelectMany(o => new[] { o?.Value?.ToString(CultureInfo.InvariantCulture) ?? "", o?.Status.ToString() ?? "" })
                .Prepend(period.ToString())).Append('\n');
        }

        return lines.ToString();
    }

    private static ObservationStatus Combined(ObservationStatus a, ObservationStatus b) =>
        !a.HasValue() ? a : !b.HasValue() ? b : (ObservationStatus)Math.Max((int)a, (int)b);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny([Separator, '"', '\n', '\r']) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private void Add(string name, Dictionary<Period, Observation> observations)
    {
        if (name == PeriodColumn || !_beside.TryAdd(name, observations))
        {
            throw new ArgumentException($"'{name}' is already the name of a column: each has its own.", nameof(name));
        }

        _frame.Columns.Add(new DoubleDataFrameColumn(name, _periods.Select(period => observations.TryGetValue(period, out var o) ? o.Value : null)));
    }

    private int Row(Period period) => Array.FindIndex(_periods, p => p == period);
}
