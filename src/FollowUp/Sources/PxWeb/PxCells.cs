using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>The cells of a PX file, after <c>DATA=</c>: all of them row by row, or with <c>KEYS</c> the rows that are not all zero, each after its keys.</summary>
/// <param name="scanner">Stands after <c>DATA=</c>.</param>
/// <param name="meanings">What the table says that its marks mean.</param>
internal sealed class PxCells(PxScanner scanner, IReadOnlyDictionary<string, string> meanings)
{
    /// <summary>Every cell of a table without keys.</summary>
    /// <param name="count">How many there must be.</param>
    /// <param name="product">How that comes about, <c>4 × 3</c>, for messages.</param>
    public PxCell[] Dense(int count, string product)
    {
        var cells = new PxCell[count];
        var read = 0;
        PxToken piece;
        while ((piece = NextPiece()).Kind is not (PxTokenKind.End or PxTokenKind.Nothing))
        {
            if (read == count)
            {
                throw scanner.Wrong(piece.Line, PxWebTexts.TooManyCells, Format.Count(count), product, Excerpt.Of(piece.Text));
            }

            cells[read++] = CellOf(piece);
        }

        RequireEnd(piece);
        return read == count ? cells : throw scanner.Wrong(piece.Line, PxWebTexts.TooFewCells, Format.Count(read), Format.Count(count), product);
    }

    /// <summary>Every cell of a table with keys; rows that are left out are zero.</summary>
    /// <param name="keys">For each dimension with keys, in order, the place of each key.</param>
    /// <param name="rows">How many rows there could be.</param>
    /// <param name="width">How many cells a row has.</param>
    public PxCell[] Sparse(IReadOnlyList<IReadOnlyDictionary<string, int>> keys, int rows, int width)
    {
        var cells = new PxCell[rows * width];
        Array.Fill(cells, new PxCell(0));
        var seen = new Dictionary<int, int>();
        PxToken piece;
        while ((piece = NextPiece()).Kind is not (PxTokenKind.End or PxTokenKind.Nothing))
        {
            var line = piece.Line;
            var row = 0;
            for (var i = 0; i < keys.Count; i++)
            {
                piece = i == 0 ? piece : NextPiece();
                if (piece.Kind != PxTokenKind.Text || !keys[i].TryGetValue(piece.Text, out var place))
                {
                    throw scanner.Wrong(piece.Line, PxWebTexts.NoKey, Excerpt.Of(piece.Text));
                }

                row = row * keys[i].Count + place;
            }

            if (!seen.TryAdd(row, line))
            {
                throw scanner.Wrong(line, PxWebTexts.RowTwice, Format.Count(seen[row]));
            }

            for (var i = 0; i < width; i++)
            {
                piece = NextPiece();
                cells[row * width + i] = piece.Kind is PxTokenKind.End or PxTokenKind.Nothing
                    ? throw scanner.Wrong(piece.Line, PxWebTexts.RowEnds, Format.Count(i), Format.Count(width))
                    : CellOf(piece);
            }
        }

        RequireEnd(piece);
        return cells;
    }

    // Comma and space both separate cells.
    private PxToken NextPiece()
    {
        PxToken piece;
        do
        {
            piece = scanner.Next();
        }
        while (piece.Kind == PxTokenKind.Comma);
        return piece;
    }

    /// <summary>Nothing may follow the semicolon; one that is missing is let pass when the last figure is known to be whole.</summary>
    private void RequireEnd(PxToken last)
    {
        if (last.Kind == PxTokenKind.Nothing && !scanner.EndsWhole)
        {
            throw scanner.Wrong(last.Line, PxWebTexts.Cut);
        }

        if (scanner.Peek() != '\0')
        {
            throw scanner.Wrong(scanner.Line, PxWebTexts.AfterData, Excerpt.Of(scanner.Next(mayBreak: true).Text));
        }
    }

    private PxCell CellOf(PxToken piece)
    {
        if (PxMarks.IsSymbol(piece.Text))
        {
            return meanings.TryGetValue(piece.Text, out var meaning)
                ? PxMarks.IsSymbol(meaning) ? new PxCell(null, meaning) : new PxCell(null, piece.Text, meaning)
                : new PxCell(null, piece.Text);
        }

        return piece.Kind == PxTokenKind.Word
            && double.TryParse(piece.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
                ? new PxCell(value)
                : throw scanner.Wrong(piece.Line, PxWebTexts.NoCell, Excerpt.Of(piece.Text));
    }
}
