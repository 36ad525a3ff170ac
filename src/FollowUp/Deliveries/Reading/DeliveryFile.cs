using System.Globalization;
using System.Security.Cryptography;
using FollowUp.Analysis;
using FollowUp.Tables;

namespace FollowUp.Deliveries;

/// <summary>The bytes somebody hands in, read: every row, or everything that is wrong.</summary>
public sealed class DeliveryFile
{
    private readonly DeliveryRules _rules;
    private readonly ProblemList _problems;
    private DeliveryColumns _columns = null!;
    private CsvHeader _header = null!;
    private bool _ambiguous;

    private DeliveryFile(DeliveryRules rules) => (_rules, _problems) = (rules, new(rules.Limits.MaxErrorsListed));

    /// <summary>Reads a file. Pure: no database, no clock, no network, and never an exception for what a file may hold.</summary>
    /// <param name="fileName">The name it was handed in under.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="rules">Who hands it in, for what, and the day it is.</param>
    public static DeliveryReading Read(string fileName, ReadOnlyMemory<byte> bytes, DeliveryRules rules)
    {
        var file = new DeliveryFile(rules);
        var rows = FileKind.Check(fileName, bytes.Span, rules.Limits, file._problems) && DeliveryEncoding.Read(bytes.Span, file._problems) is { } text
            ? file.Rows(text)
            : [];
        return file._problems.Reading(rows, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
    }

    private IReadOnlyList<DeliveredRow> Rows(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _problems.Add(DeliveryCodes.FileEmpty, null, null, null);
            return [];
        }

        if (CsvHeader.Find(text, _problems) is not { } header)
        {
            SearchLines(text, 0, 1);
            return [];
        }

        _header = header;
        RowReader? rows = null;
        var count = 0;
        // A few more than a header may have: enough to say what a row too long is like.
        foreach (var row in new CsvText(text, header.Delimiter, 2 * _rules.Limits.MaxColumns).Rows(header.Start, header.Line))
        {
            if (rows is null)
            {
                if (DeliveryColumns.Read(row, _rules.Limits, _problems) is not { } columns)
                {
                    SearchLines(text, 0, 1);
                    return [];
                }

                _columns = columns;
                Search(row, text);
                IsWhole(row);
                rows = new(_rules, columns, _problems);
            }
            else if (!row.IsBlank)
            {
                if (++count > _rules.Limits.MaxRows)
                {
                    _problems.Add(DeliveryCodes.FileTooLarge, true, row.Line, null, null, () => Format.Fill(DeliveryTexts.TooManyRows, Format.Count(_rules.Limits.MaxRows)));
                    break;
                }

                Search(row, text);
                if (IsWhole(row) && HasItsFields(row))
                {
                    rows.Read(row);
                }
            }
        }

        if (count == 0)
        {
            _problems.Add(DeliveryCodes.DataNone, null, null, null);
        }

        rows?.Finish();
        return rows?.Rows ?? [];
    }

    // A row that cannot be divided into fields for certain is told about and not looked into.
    private bool IsWhole(CsvRow row)
    {
        if (row.Unclosed is { } opened)
        {
            _problems.Add(DeliveryCodes.CsvUnclosedQuote, opened, row.Count <= _columns.Count ? _columns.Title(row.Count - 1) : null, row.Fields.LastOrDefault().Text, Number(opened));
        }
        else if (row.BadQuote is { } place)
        {
            _problems.Add(DeliveryCodes.CsvBadQuote, row.Line, _columns.Title(place), place < row.Fields.Length ? row.Fields[place].Text : null);
        }

        return row is { Unclosed: null, BadQuote: null };
    }

    private bool HasItsFields(CsvRow row)
    {
        if (_header.Delimiter == ',' && MayBeDecimals(row))
        {
            // It is the file that is to be saved otherwise, so it is told once.
            if (!_ambiguous)
            {
                _ambiguous = true;
                var place = _columns.Place(Column.Value);
                _problems.Add(DeliveryCodes.CsvAmbiguousComma, row.Line, _columns.Title(place), row.Fields[place].Text + "," + row.Fields[place + 1].Text);
            }

            return false;
        }

        if (row.Count != _columns.Count)
        {
            _problems.Add(DeliveryCodes.CsvFieldCount, row.Line, null, null, Format.Count(row.Count), Format.Count(_columns.Count));
            return false;
        }

        for (var place = 0; place < row.Count; place++)
        {
            if (row.Fields[place].Text.Length > _rules.Limits.MaxFieldChars)
            {
                _problems.Add(DeliveryCodes.TextTooLong, row.Line, _columns.Title(place), row.Fields[place].Text, Format.Count(_rules.Limits.MaxFieldChars));
            }
        }

        return true;
    }

    // Digits, comma, digits without quotes where the value is: a field too many, or one that has moved into the text beside it.
    private bool MayBeDecimals(CsvRow row)
    {
        var place = _columns.Place(Column.Value);
        return place >= 0 && place + 1 < row.Fields.Length
            && row.Fields[place] is { Quoted: false, Text: var whole } && WrittenNumber.TryRead(whole.Trim(), out var number) && number.DecimalMark is null
            && row.Fields[place + 1] is { Quoted: false, Text: { Length: > 0 } decimals } && decimals.All(char.IsAsciiDigit)
            && (row.Count > _columns.Count || row.Count == _columns.Count && IsText(place + 1));
    }

    private bool IsText(int place) => place == _columns.Place(Column.Note) || place == _columns.Place(Column.Status) || place == _columns.Place(Column.Gender)
        || !_columns.IsKnown(place);

    /// <summary>Looks for personal numbers in every cell but a plain numeric value.</summary>
    private void Search(CsvRow row, string text)
    {
        if (row.Unclosed is not null || row.Count > row.Fields.Length)
        {
            SearchLines(text[row.Start..row.End], 0, row.Line);
            return;
        }

        for (var place = 0; place < row.Fields.Length; place++)
        {
            var cell = row.Fields[place].Text;
            var isHeader = row.Line == _header.Line;
            if (!isHeader && place == _columns.Place(Column.Value) && WrittenNumber.TryRead(cell.AsSpan().Trim(), out _))
            {
                continue;
            }

            switch (PersonalNumber.In(cell))
            {
                case Likeness.Certain:
                    _problems.AddPersonal(row.Line, _columns.Title(place), Format.Fill(ProblemList.Words(DeliveryCodes.FilePersonalData), Number(row.Line), _columns.Title(place)));
                    break;
                case Likeness.Suspected:
                    _problems.Add(DeliveryCodes.TextPersonalDataSuspected, row.Line, _columns.Title(place), null);
                    break;
            }
        }
    }

    // Where there are no cells to tell of, each line is looked through as it is.
    private void SearchLines(string text, int at, int line)
    {
        while (at < text.Length)
        {
            var found = text.AsSpan(at).IndexOfAny('\r', '\n');
            var end = found < 0 ? text.Length : at + found;
            if (PersonalNumber.In(text.AsSpan(at, end - at)) == Likeness.Certain)
            {
                var row = line;
                _problems.AddPersonal(row, null, Format.Fill(DeliveryTexts.PersonalDataInRow, Number(row)));
            }

            at = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
            line++;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
