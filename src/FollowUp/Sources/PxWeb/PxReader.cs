using System.Globalization;
using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>Reads a table in PX, the file form of Nordic statistics offices. What breaks the form is named with its line.</summary>
internal sealed class PxReader
{
    private readonly PxScanner _scanner;
    private readonly PxKeywords _said;

    private PxReader(PxScanner scanner)
    {
        _scanner = scanner;
        _said = PxKeywords.Read(scanner);
        _said.Choose("sv");
    }

    /// <param name="file">The file's name, for messages.</param>
    /// <param name="bytes">The file.</param>
    /// <exception cref="SourceException">The file is no table in PX; says the line, what stands there and what was expected.</exception>
    public static PxTable Read(string file, byte[] bytes) => new PxReader(new PxScanner(file, PxText.Decode(file, bytes))).Table(file);

    private PxTable Table(string file)
    {
        if (_said.Find("CHARSET") is { } charset && !_said.Text(charset).Equals("ANSI", StringComparison.OrdinalIgnoreCase))
        {
            throw _scanner.Wrong(charset.Line, PxWebTexts.UnknownCharset, Excerpt.Of(_said.Text(charset)));
        }

        if (_said.Find("MATRIX") is null)
        {
            throw Missing("MATRIX");
        }

        var names = Names("STUB").Select(name => (Name: name, IsStub: true)).Concat(Names("HEADING").Select(name => (Name: name, IsStub: false))).ToList();
        if (names.Count is 0 or > PxTable.MaxDimensions)
        {
            throw names.Count == 0 ? Missing("STUB") : _scanner.Wrong(1, PxWebTexts.TooManyDimensions, Format.Count(names.Count), Format.Count(PxTable.MaxDimensions));
        }

        if (names.GroupBy(one => one.Name.Main, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw _scanner.Wrong(LineOf("HEADING"), PxWebTexts.DimensionTwice, Excerpt.Of(twice.Key));
        }

        var metric = _said.Find("CONTVARIABLE") is { } contents ? _said.Text(contents) : null;
        var dimensions = names.Select(one => Dimension(one.Name, one.Name.Main == metric)).ToList();
        RequireOneEach(dimensions);
        return new PxTable
        {
            FileName = file,
            Title = Text("TITLE") is { Length: > 0 } title ? title : Text("DESCRIPTION") is { Length: > 0 } description ? description : throw Missing("TITLE"),
            Source = Text("SOURCE"),
            Updated = Updated(names, metric),
            Decimals = Whole(_said.Find("SHOWDECIMALS") ?? _said.Find("DECIMALS")),
            Notes = [.. Notes(), .. names.SelectMany(one => Notes(one.Name))],
            Dimensions = dimensions,
            Cells = Cells(names, dimensions),
        };
    }

    private SourceException Missing(string keyword) => new(Format.Fill(PxWebTexts.KeywordMissing, _scanner.FileName, keyword));

    private string Text(string keyword) => _said.Text(_said.Spoken(keyword)).Replace('#', '\n').Trim();

    private int LineOf(string keyword) => _said.Find(keyword)?.Line ?? 1;

    private List<PxName> Names(string keyword)
    {
        if (_said.Find(keyword) is not { Pieces.Count: > 0 } main)
        {
            return [];
        }

        var (own, spoken) = (_said.Texts(main), _said.Texts(_said.Spoken(keyword)!));
        return own.Count == spoken.Count
            ? [.. own.Zip(spoken, (one, other) => new PxName(one, other))]
            : throw _scanner.Wrong(_said.Spoken(keyword)!.Line, PxWebTexts.LanguagesDiffer, keyword, Format.Count(spoken.Count), Format.Count(own.Count));
    }

    private PxDimension Dimension(PxName name, bool isMetric)
    {
        var values = _said.Spoken("VALUES", name) ?? throw new SourceException(Format.Fill(PxWebTexts.KeywordMissing, _scanner.FileName, $"VALUES(\"{Excerpt.Of(name.Main)}\")"));
        var labels = _said.Texts(values);
        var own = _said.Texts(_said.Find("VALUES", name.Main) ?? values);
        var codes = _said.Spoken("CODES", name) is { } keyword ? _said.Texts(keyword) : own;
        if (codes.Count != labels.Count || own.Count != labels.Count)
        {
            throw _scanner.Wrong(values.Line, PxWebTexts.CodesDiffer, Excerpt.Of(name.Main), Format.Count(codes.Count), Format.Count(labels.Count));
        }

        if (codes.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw _scanner.Wrong((_said.Spoken("CODES", name) ?? values).Line, PxWebTexts.CodeTwice, Excerpt.Of(twice.Key), Excerpt.Of(name.Main));
        }

        var times = _said.Spoken("TIMEVAL", name) is { } timeval ? PxTimes.Read(_scanner, timeval, labels.Count) : null;
        var type = _said.Text(_said.Spoken("VARIABLE-TYPE", name));
        var role = isMetric ? PxRole.Metric
            : times is not null || type.Equals("T", StringComparison.OrdinalIgnoreCase) || type.Equals("Time", StringComparison.OrdinalIgnoreCase) ? PxRole.Time
            : _said.Spoken("MAP", name) is not null || type.Equals("G", StringComparison.OrdinalIgnoreCase) ? PxRole.Geo
            : PxRole.Other;
        var code = _said.Text(_said.Spoken("VARIABLECODE", name)) is { Length: > 0 } stated ? stated : name.Spoken.Trim();
        return new PxDimension(code, name.Spoken.Trim(), role, [.. labels.Select((label, i) =>
        {
            var value = new PxName(own[i], label);
            return new PxCategory(codes[i].Trim(), label.Trim())
            {
                Period = times?[i],
                Unit = isMetric ? _said.Text(_said.Spoken("UNITS", value)) : "",
                Decimals = Whole(_said.Spoken("PRECISION", name, value)),
            };
        })]);
    }

    private void RequireOneEach(List<PxDimension> dimensions)
    {
        // Trimmed names and codes from VARIABLECODE may meet where those in the file did not.
        if (dimensions.GroupBy(one => one.Code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw _scanner.Wrong(LineOf("HEADING"), PxWebTexts.DimensionTwice, Excerpt.Of(twice.Key));
        }

        foreach (var dimension in dimensions)
        {
            if (dimension.Categories.GroupBy(one => one.Code, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } again)
            {
                throw _scanner.Wrong(LineOf("HEADING"), PxWebTexts.CodeTwice, Excerpt.Of(again.Key), Excerpt.Of(dimension.Code));
            }
        }
    }

    private int? Whole(PxKeyword? keyword) => keyword is null ? null
        : int.TryParse(_said.Text(keyword), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 15 ? number
        : throw _scanner.Wrong(keyword.Line, PxWebTexts.NoDecimals, keyword.Name, Excerpt.Of(_said.Text(keyword)));

    /// <summary>The table's time of change, or the latest of what it measures: as text they sort as in time.</summary>
    private string Updated(List<(PxName Name, bool IsStub)> names, string? metric)
    {
        if (_said.Text(_said.Spoken("LAST-UPDATED")) is { Length: > 0 } updated || metric is null)
        {
            return _said.Text(_said.Spoken("LAST-UPDATED"));
        }

        var contents = names.Find(one => one.Name.Main == metric).Name;
        return contents.Main is not null && _said.Find("VALUES", contents.Main) is { } values
            ? _said.Texts(values).Select(value => _said.Text(_said.Find("LAST-UPDATED", value))).Max(StringComparer.Ordinal) ?? ""
            : "";
    }

    private IEnumerable<string> Notes(params PxName[] of) =>
        from keyword in _said.AllSpoken("NOTEX", of).Concat(_said.AllSpoken("NOTE", of))
        let note = _said.Text(keyword).Replace('#', '\n').ReplaceLineEndings("\n").Trim()
        where note.Length > 0
        select note;

    private PxCell[] Cells(List<(PxName Name, bool IsStub)> names, List<PxDimension> dimensions)
    {
        var sizes = dimensions.Select(dimension => dimension.Categories.Count).ToList();
        var product = string.Join(" × ", sizes.Select(size => Format.Count(size)));
        if (sizes.Aggregate(1L, (all, one) => all > PxTable.MaxCells ? all : all * one) is > PxTable.MaxCells)
        {
            throw _scanner.Wrong(_scanner.Line, PxWebTexts.TooLargeTable, product, Format.Count(PxTable.MaxCells));
        }

        var count = sizes.Aggregate(1, (all, one) => all * one);
        var cells = new PxCells(_scanner, Meanings());
        var keyed = names.Select(one => _said.Find("KEYS", one.Name.Main)).ToList();
        if (keyed.TrueForAll(keyword => keyword is null))
        {
            return cells.Dense(count, product);
        }

        var keys = new List<IReadOnlyDictionary<string, int>>();
        for (var i = 0; i < names.Count; i++)
        {
            if (keyed[i] is null == names[i].IsStub)
            {
                throw _scanner.Wrong((keyed[i] ?? keyed.Find(keyword => keyword is not null)!).Line, PxWebTexts.KeysOfStub, Excerpt.Of(names[i].Name.Main));
            }

            if (keyed[i] is { } keyword)
            {
                keys.Add(Keys(keyword, names[i].Name, dimensions[i]));
            }
        }

        var rows = sizes.Take(keys.Count).Aggregate(1, (all, one) => all * one);
        return cells.Sparse(keys, rows, count / rows);
    }

    private Dictionary<string, int> Keys(PxKeyword keyword, PxName name, PxDimension dimension)
    {
        var own = _said.Find("VALUES", name.Main) is { } values ? _said.Texts(values) : [.. dimension.Categories.Select(category => category.Label)];
        var texts = _said.Text(keyword).ToUpperInvariant() switch
        {
            "VALUES" => own,
            "CODES" => _said.Find("CODES", name.Main) is { } codes ? _said.Texts(codes) : own,
            var other => throw _scanner.Wrong(keyword.Line, PxWebTexts.KeysOfWhat, Excerpt.Of(other)),
        };
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            if (!places.TryAdd(texts[i], i))
            {
                throw _scanner.Wrong(keyword.Line, PxWebTexts.CodeTwice, Excerpt.Of(texts[i]), Excerpt.Of(name.Main));
            }
        }

        return places.Count == dimension.Categories.Count
            ? places
            : throw _scanner.Wrong(keyword.Line, PxWebTexts.CodesDiffer, Excerpt.Of(name.Main), Format.Count(places.Count), Format.Count(dimension.Categories.Count));
    }

    private Dictionary<string, string> Meanings()
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, mark) in Enumerable.Range(1, 6).Select(dots => ("DATASYMBOL" + Format.Count(dots), new string('.', dots))).Append(("DATASYMBOLSUM", ".......")).Append(("DATASYMBOLNIL", "-")))
        {
            if (_said.Text(_said.Spoken(name)) is { Length: > 0 } meaning && meaning != mark)
            {
                meanings[mark] = meaning;
            }
        }

        return meanings;
    }
}
