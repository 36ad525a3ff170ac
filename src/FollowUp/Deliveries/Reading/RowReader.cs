using FollowUp.Analysis;
using FollowUp.Tables;
using FollowUp.Yaml;

namespace FollowUp.Deliveries;

/// <summary>Reads the cells of one row after another: each cell is told about by itself, so that one mistake hides no other.</summary>
internal sealed class RowReader(DeliveryRules rules, DeliveryColumns columns, ProblemList problems)
{
    private readonly Dictionary<string, DeliverableIndicator> _indicators = rules.Indicators.ToDictionary(i => Keys.Folded(i.Code), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _areas = rules.Areas.ToDictionary(a => a, StringComparer.Ordinal);
    private readonly Dictionary<(DeliverableIndicator, string, int, string), int> _seen = [];
    private readonly List<DeliveredRow> _rows = [];
    private readonly List<DeliverableIndicator> _ofRows = [];
    private readonly FigureReader _figures = new(columns, problems);
    private CsvRow _row = null!;

    /// <summary>The rows that have a key and a figure or a reason.</summary>
    public IReadOnlyList<DeliveredRow> Rows => _rows;

    /// <summary>Reads a row with as many fields as the header.</summary>
    public void Read(CsvRow row)
    {
        _row = row;
        var indicator = Indicator();
        var area = Area();
        var period = ReadPeriod(indicator);
        var breakdown = Breakdown(indicator);
        var figure = _figures.Read(row, indicator, Key);
        var note = Note();
        if ((indicator, area, period, breakdown) is not ({ }, { }, { } time, { }))
        {
            return;
        }

        if (!_seen.TryAdd((indicator, area, time.Code, breakdown), row.Line))
        {
            var other = Format.Year(_seen[(indicator, area, time.Code, breakdown)]);
            problems.Add(DeliveryCodes.RowDuplicate, true, row.Line, null, null, () => indicator.SplitsBySex && string.IsNullOrEmpty(Cell(Column.Gender))
                ? Format.Fill(DeliveryTexts.TwoTotals, other)
                : Format.Fill(ProblemList.Words(DeliveryCodes.RowDuplicate), other));
        }
        else if (figure is { } known)
        {
            _rows.Add(new(row.Line, indicator.Code, area, breakdown, known with { Period = time }, note));
            _ofRows.Add(indicator);
        }
    }

    /// <summary>Adds what is odd between the rows: about the three figures of one key.</summary>
    public void Finish()
    {
        var triples = new Dictionary<(DeliverableIndicator, string, int), (Triple Triple, int Row)>();
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_ofRows[i] is { SplitsBySex: true } indicator)
            {
                var row = _rows[i];
                var key = (indicator, row.Area, row.Observation.Period.Code);
                var known = triples.GetValueOrDefault(key, (default, row.Row));
                // The row that is told is the one for all, where there is one.
                triples[key] = (known.Triple.With(row.Breakdown, row.Observation), row.Breakdown == Breakdowns.All ? row.Row : known.Row);
            }
        }

        var between = new ProblemList(rules.Limits.MaxErrorsListed);
        foreach (var ((indicator, _, _), (triple, row)) in triples.OrderBy(triple => triple.Value.Row))
        {
            foreach (var (code, text) in triple.Odd(indicator))
            {
                between.Add(code, false, row, columns.Title(Column.Value), null, text);
            }
        }

        problems.Merge(between);
    }

    private string? Cell(Column column) => columns.Place(column) is >= 0 and var place ? _row.Fields[place].Text.Trim(' ', '\u00A0') : null;

    /// <summary>A key cell that can be looked at: null when the column is not there, or when the cell has already been told about.</summary>
    private string? Key(Column column)
    {
        if (Cell(column) is not { } cell || cell.Length > rules.Limits.MaxFieldChars)
        {
            return null;
        }

        if (Invisible.Problem(cell) is { } code)
        {
            Wrong(code, column, cell);
            return null;
        }

        return cell;
    }

    private string? Required(Column column)
    {
        var cell = Key(column);
        if (cell is "")
        {
            Wrong(DeliveryCodes.RowIncomplete, column, null, columns.Title(column));
            return null;
        }

        return cell;
    }

    private void Wrong(string code, Column column, string? cell, params string[] parts) => problems.Add(code, _row.Line, columns.Title(column), cell, parts);

    private DeliverableIndicator? Indicator()
    {
        if (Required(Column.Indicator) is not { } cell)
        {
            return null;
        }

        if (!_indicators.TryGetValue(Keys.Folded(cell), out var indicator))
        {
            problems.Add(DeliveryCodes.IndicatorUnknown, true, _row.Line, columns.Title(Column.Indicator), cell, () => Format.Fill(
                ProblemList.Words(DeliveryCodes.IndicatorUnknown), NearMiss.Sentence(cell, Own().Select(i => i.Code))).TrimEnd());
            return null;
        }

        var code = !indicator.Uploadable ? DeliveryCodes.IndicatorNotUploadable
            : !indicator.Organisations.Contains(rules.Organisation, StringComparer.Ordinal) ? DeliveryCodes.IndicatorNotYours
            : !indicator.Active ? DeliveryCodes.IndicatorRetired
            : null;
        if (code is null)
        {
            return indicator;
        }

        Wrong(code, Column.Indicator, cell, indicator.SourceTitle.Length > 0 ? indicator.SourceTitle : DeliveryTexts.ASource);
        return null;
    }

    private IEnumerable<DeliverableIndicator> Own() =>
        rules.Indicators.Where(i => i is { Uploadable: true, Active: true } && i.Organisations.Contains(rules.Organisation, StringComparer.Ordinal));

    private string? Area()
    {
        if (Required(Column.Area) is not { } cell)
        {
            return null;
        }

        if (_areas.TryGetValue(cell, out var area))
        {
            return area;
        }

        const int length = 4;
        if (cell.Length > length || !cell.All(char.IsAsciiDigit))
        {
            Wrong(DeliveryCodes.AreaInvalid, Column.Area, cell, rules.Areas.FirstOrDefault(""));
        }
        else if (cell.Length < length)
        {
            Wrong(DeliveryCodes.AreaLeadingZero, Column.Area, cell, cell.PadLeft(length, '0'));
        }
        else
        {
            Wrong(DeliveryCodes.AreaNotAllowed, Column.Area, cell, cell, string.Join(", ", rules.Areas));
        }

        return null;
    }

    private Period? ReadPeriod(DeliverableIndicator? indicator)
    {
        if (Required(Column.Period) is not { } cell)
        {
            return null;
        }

        var (period, code, text) = DeliveredPeriod.Read(cell, indicator?.PeriodKind, rules.Today);
        if (code is not null)
        {
            problems.Add(code, true, _row.Line, columns.Title(Column.Period), cell, () => text);
        }
        else if (period is { } known && known.LastDay is var last && last >= rules.Today)
        {
            Wrong(DeliveryCodes.PeriodUnfinished, Column.Period, cell, Format.Date(last));
        }

        return period;
    }

    private string? Breakdown(DeliverableIndicator? indicator)
    {
        if (columns.Place(Column.Gender) < 0)
        {
            // Left out it means all; standing twice it has been told about and means nothing.
            return columns.Has(Column.Gender) ? null : Breakdowns.All;
        }

        if (Key(Column.Gender) is not { } cell)
        {
            return null;
        }

        var breakdown = Breakdowns.Find(cell);
        if (breakdown is null)
        {
            var near = DeliveryTexts.GenderNear.Split('|').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == Keys.WordFolded(cell));
            problems.Add(DeliveryCodes.GenderInvalid, true, _row.Line, columns.Title(Column.Gender), cell, () => Format.Fill(
                ProblemList.Words(DeliveryCodes.GenderInvalid), near is null ? "" : Format.Fill(DeliveryTexts.Write, near[1])).TrimEnd());
        }
        else if (breakdown != Breakdowns.All && indicator is { SplitsBySex: false })
        {
            Wrong(DeliveryCodes.GenderNotUsed, Column.Gender, cell);
            return null;
        }

        return breakdown;
    }

    private string Note()
    {
        if (Cell(Column.Note) is not { Length: > 0 } cell || cell.Length > rules.Limits.MaxFieldChars)
        {
            return "";
        }

        var note = Keys.Nfc(Invisible.Removed(cell)).Trim();
        void Odd(string code, string? words = null) =>
            problems.Add(code, false, _row.Line, columns.Title(Column.Note), code == DeliveryCodes.TextPersonalDataSuspected ? null : cell, () => words ?? ProblemList.Words(code));

        if (Invisible.Problem(cell.Replace('\n', ' ').Replace('\r', ' ')) is { } hidden)
        {
            Odd(hidden, hidden == DeliveryCodes.TextControl ? DeliveryTexts.ControlInNote : DeliveryTexts.InvisibleInNote);
        }

        if (NoteText.LooksLikeFormula(note))
        {
            Odd(DeliveryCodes.TextFormulaLike);
        }

        if (NoteText.LooksLikeHtml(note))
        {
            Odd(DeliveryCodes.TextHtmlLike);
        }

        // A number like a personal one has been told about for every cell.
        if (NoteText.MayNameSomebody(note) && PersonalNumber.In(cell) == Likeness.None)
        {
            Odd(DeliveryCodes.TextPersonalDataSuspected);
        }

        return note;
    }
}
