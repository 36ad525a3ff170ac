namespace FollowUp.Tables;

/// <summary>One row of a table, whatever kind of file it stands in.</summary>
/// <param name="Line">Its number as the program that shows the file counts, from 1.</param>
/// <param name="Count">How many fields it has; null where a row has no length of its own, as in a workbook.</param>
/// <param name="Cells">The cells that hold something, by their column, from 0.</param>
/// <param name="BadQuote">The column of the first field with a quote where none may stand; null for none.</param>
/// <param name="Unclosed">The line of a quote that is never closed; null for none.</param>
internal sealed record TableRow(int Line, int? Count, IReadOnlyDictionary<int, TableCell> Cells, int? BadQuote = null, int? Unclosed = null)
{
    /// <summary>True when no cell holds anything.</summary>
    public bool IsBlank => Cells.Count == 0 && BadQuote is null && Unclosed is null;

    /// <summary>The cell of a column; an empty one where there is none.</summary>
    public TableCell this[int column] => Cells.TryGetValue(column, out var cell) ? cell : new TableCell("", CellKind.Text, null);
}

/// <summary>One cell.</summary>
/// <param name="Text">What it holds as text; a number with decimal point.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The number it is; null for everything else.</param>
internal readonly record struct TableCell(string Text, CellKind Kind, double? Number);

/// <summary>What a cell is. In a text file every cell is a text.</summary>
internal enum CellKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number shown as per cent: 0.884 stands there as 88,4 %.</summary>
    Percent,

    /// <summary>A day or a time.</summary>
    Date,

    /// <summary>True or false.</summary>
    TrueOrFalse,

    /// <summary>An error, such as <c>#N/A</c>.</summary>
    Error,

    /// <summary>A formula that nothing has worked out.</summary>
    Unworked,
}

/// <summary>The file is no table that can be read. The message is Swedish and says why and what would be right.</summary>
internal sealed class TableRefusedException(string message, Exception? inner = null) : Exception(message, inner);
