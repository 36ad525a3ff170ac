using FollowUp.Analysis;
using FollowUp.Tables;

namespace FollowUp.Deliveries;

/// <summary>Reads a row's value and status together: a figure, or the reason why there is none.</summary>
internal sealed class FigureReader(DeliveryColumns columns, ProblemList problems)
{
    private CsvRow _row = null!;
    private char? _decimalMark;
    private bool _mixed;

    /// <summary>The figure or reason, its period still to be set; null when something is wrong with it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="indicator">Whose figure it is; null when that is not known.</param>
    /// <param name="key">Gives a cell that can be looked at.</param>
    public Observation? Read(CsvRow row, DeliverableIndicator? indicator, Func<Column, string?> key)
    {
        _row = row;
        // A status that may stand in two columns, or cannot be read, leaves the value to be looked at by itself.
        var statusCell = columns.Has(Column.Status) ? key(Column.Status) : "";
        var status = statusCell is null or "" ? null : DeliveredStatus.Find(statusCell);
        if (statusCell is { Length: > 0 } && status is null)
        {
            Wrong(DeliveryCodes.StatusInvalid, Column.Status, statusCell);
            statusCell = null;
        }

        var cell = key(Column.Value);
        if (cell is null)
        {
            return null;
        }

        if (cell.Length == 0)
        {
            return status is { } reason && !reason.HasValue() ? new Observation(default, null, reason)
                : statusCell is null ? null
                : Missing();
        }

        if (!WrittenNumber.TryRead(cell, out var number))
        {
            var mistake = NumberMistake.Of(cell);
            problems.Add(mistake.Code, true, _row.Line, columns.Title(Column.Value), cell, () => mistake.Text);
            return null;
        }

        var fits = Fits(number, cell, indicator);
        if (status is { } missing && !missing.HasValue())
        {
            Wrong(DeliveryCodes.StatusConflict, Column.Status, statusCell);
            return null;
        }

        return fits && statusCell is not null ? new Observation(default, number.Value, status ?? ObservationStatus.Normal) : null;
    }

    private Observation? Missing()
    {
        Wrong(DeliveryCodes.ValueMissing, Column.Value, null);
        return null;
    }

    private bool Fits(WrittenNumber number, string cell, DeliverableIndicator? indicator)
    {
        Style(number, cell);
        if (number.IsTooLarge)
        {
            Range(cell, () => Format.Fill(DeliveryTexts.RangeDigits, Format.Count(WrittenNumber.MostDigits)));
            return false;
        }

        var value = number.Value;
        if (number.IsRounded)
        {
            Wrong(DeliveryCodes.ValuePrecision, Column.Value, cell, Format.Number(value, WrittenNumber.MostDecimals));
        }

        if (number.IsAmbiguous)
        {
            Wrong(DeliveryCodes.ValueAmbiguous, Column.Value, cell, Format.Number(value, 3), Format.Number(value * 1000, 0));
        }

        if (indicator is null)
        {
            return true;
        }

        var fits = true;
        if (value < indicator.Lowest || value > indicator.Highest)
        {
            Range(cell, () => (indicator.Lowest, indicator.Highest) switch
            {
                ({ } lowest, { } highest) => Format.Fill(ProblemList.Words(DeliveryCodes.ValueOutOfRange), Format.Number(lowest), Format.Number(highest)),
                ({ } lowest, _) => Format.Fill(DeliveryTexts.RangeLow, Format.Number(lowest)),
                (_, var highest) => Format.Fill(DeliveryTexts.RangeHigh, Format.Number(highest!.Value)),
            });
            fits = false;
        }

        if (indicator.IsCount && value != Math.Truncate(value))
        {
            Wrong(DeliveryCodes.ValueNotInteger, Column.Value, cell);
            fits = false;
        }

        // The contract says a count below the threshold, so nought counts too: that nobody is something tells of everybody.
        if (fits && indicator is { IsCount: true, ProtectBelow: { } least } && value < least)
        {
            Wrong(DeliveryCodes.ValueSmallNumber, Column.Value, cell, Format.Count(least));
        }

        return fits;
    }

    // Told once, where the second style begins.
    private void Style(WrittenNumber number, string cell)
    {
        if (!_mixed && number.DecimalMark is { } mark && (_decimalMark ??= mark) != mark)
        {
            _mixed = true;
            Wrong(DeliveryCodes.ValueMixedDecimal, Column.Value, cell);
        }
    }

    private void Range(string cell, Func<string> text) => problems.Add(DeliveryCodes.ValueOutOfRange, true, _row.Line, columns.Title(Column.Value), cell, text);

    private void Wrong(string code, Column column, string? cell, params string[] parts) => problems.Add(code, _row.Line, columns.Title(column), cell, parts);
}
