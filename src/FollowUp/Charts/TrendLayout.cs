using FollowUp.Analysis;
using ScottPlot;

namespace FollowUp.Charts;

/// <summary>
/// Where everything in a trend chart stands: computed before anything is drawn, so that SVG and PNG are the same drawing and so that
/// tests can measure that no text runs into another or into a line.
/// </summary>
public sealed partial class TrendLayout
{
    private const float Margin = 12;

    private readonly TrendModel _model;
    private readonly ChartSize _size;
    private readonly List<TextRun> _texts = [];
    private readonly List<Leader> _leaders = [];
    private readonly List<PointMark> _marks = [];
    private readonly List<Hit> _hits = [];

    private TrendLayout(TrendModel model, ChartSize size)
    {
        (_model, _size) = (model, size);
        var values = ValueAxis.For(model, size.Intervals);
        var decimals = Math.Min(values.Decimals, model.Decimals);
        (double Value, string Label)[] valueLabels = IsEmpty ? [] : [.. values.Ticks.Select(value => (value, Format.Number(value, decimals)))];
        var left = Margin + valueLabels.Select(tick => Width(tick.Label, size.Tick)).DefaultIfEmpty(0).Max() + (IsEmpty ? 0 : 8);
        var top = AddHeading();

        TrendScale Scale(float right) => new(new Box(left, top, size.Width - right, top + size.PlotHeight), FirstPosition, LastPosition, values);
        this.Scale = IsEmpty ? Scale(Margin) : AddEndLabels(Scale);

        if (IsEmpty)
        {
            AddReasonForNothing();
        }
        else
        {
            TimeTicks = Charts.TimeTicks.Choose(model.Periods, model.Target?.Year, this.Scale, (2, size.Width - 2), text => Width(text, size.Tick));
            _texts.AddRange(valueLabels.Select(tick => new TextRun(tick.Label, left - 8, this.Scale.Y(tick.Value), size.Tick, ChartFace.Regular, ChartStyle.Muted, TextAnchor.End)));
            _texts.AddRange(TimeTicks.Where(tick => tick.Label.Length > 0).Select(tick => new TextRun(tick.Label, this.Scale.X(tick.Position), Data.Bottom + 7 + size.Tick, size.Tick, ChartFace.Regular, ChartStyle.Muted, TextAnchor.Middle)));
            AddPoints();
            AddTarget();
            AddSuppressed();
            AddBandName();
        }

        Height = AddNotes();
    }

    public static TrendLayout Of(TrendModel model, ChartSize size) => new(model, size);

    public ChartSize Size => _size;

    /// <summary>Of the whole drawing.</summary>
    public float Height { get; }

    public TrendScale Scale { get; }

    public Box Data => Scale.Data;

    /// <summary>True when no line has a value: a frame with the reason stands in the chart's place.</summary>
    public bool IsEmpty => !_model.Lines.Any(line => line.Series.WithValue.Any());

    public IReadOnlyList<TimeTick> TimeTicks { get; } = [];

    public IReadOnlyList<TextRun> Texts => _texts;

    public IReadOnlyList<Leader> Leaders => _leaders;

    /// <summary>In drawing order: those compared with first, the total last.</summary>
    public IReadOnlyList<PointMark> Marks => _marks;

    public IReadOnlyList<Hit> Hits => _hits;

    /// <summary>The words across the chart when its figures are made up, and their slope in degrees; null otherwise.</summary>
    public (TextRun Text, float Degrees)? Watermark => _model.Synthetic
        ? (new TextRun(ChartTexts.Watermark, (Data.Left + Data.Right) / 2, (Data.Top + Data.Bottom) / 2, Data.Width / 10, ChartFace.Regular, ChartStyle.Watermark, TextAnchor.Middle), -14)
        : null;

    /// <summary>The dotted line of the target; null without one.</summary>
    public Stretch? TargetLine => _model.Target is null || IsEmpty ? null : new Stretch(new Pixel(Data.Left, TargetPlace.Y), TargetPlace);

    /// <summary>The target's line and the long leaders.</summary>
    public IReadOnlyList<Dots> DottedLines =>
    [
        .. Leaders.Where(leader => leader.IsDotted).Select(leader => new Dots(leader.Stretch, leader.Color, 0.8f, 1, 3)),
        .. TargetLine is { } target ? (Dots[])[new Dots(target, ChartStyle.Target, 1.5f, 2, 3)] : [],
    ];

    /// <summary>How wide round a point one may point at it: half the way to the next, within reason.</summary>
    public float HitRadius
    {
        get
        {
            var xs = _hits.Select(hit => hit.At.X).Distinct().Order().ToArray();
            return Math.Clamp(xs.Zip(xs.Skip(1), (one, next) => next - one).DefaultIfEmpty(22).Min() / 2, 3, 11);
        }
    }

    /// <summary>The stretches of a line: values that adjoin in time are joined, and nothing else is.</summary>
    public static IEnumerable<IReadOnlyList<Observation>> Joined(Series series) => Runs(series, o => o.Period, o => o.Value is not null);

    /// <summary>The stretches of the band.</summary>
    public static IEnumerable<IReadOnlyList<PeerRange>> Joined(PeerBand band) => Runs(band.Ranges, range => range.Period, _ => true);

    private static IEnumerable<IReadOnlyList<T>> Runs<T>(IEnumerable<T> points, Func<T, Period> period, Func<T, bool> isThere)
    {
        List<T> run = [];
        foreach (var point in points)
        {
            if (run.Count > 0 && (!isThere(point) || !PeriodAxis.Adjoin(period(run[^1]), period(point))))
            {
                yield return run;
                run = [];
            }

            if (isThere(point))
            {
                run.Add(point);
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static float Width(string text, float size, ChartFace face = ChartFace.Regular) => ChartFonts.Width(text, size, face);

    private IEnumerable<double> Positions => _model.Periods.Select(period => period.Position).Concat(_model.Target is null ? [] : [TargetPosition]);

    private double FirstPosition => Positions.DefaultIfEmpty(0).Min();

    private double LastPosition => Positions.DefaultIfEmpty(0).Max();

    private double TargetPosition => PeriodAxis.LastOf(_model.Target!.Year, _model.Kind ?? PeriodKind.Year).Position;

    private Pixel TargetPlace => Scale.Place(TargetPosition, _model.Target!.Value);

    /// <summary>Adds title and subtitle and returns where the plot begins.</summary>
    private float AddHeading()
    {
        if (!_size.HasHeading)
        {
            return 16;
        }

        var room = _size.Width - 2 * Margin;
        var bottom = 6f;
        void Add(string text, float size, ChartFace face, Color color)
        {
            foreach (var line in PlainText.Wrap(text, room, _size.HeadingLines, part => Width(part, size, face)))
            {
                _texts.Add(new TextRun(line, Margin, bottom + 0.8f * size, size, face, color));
                bottom += 1.25f * size;
            }
        }

        Add(ChartText.Title(_model), _size.Title, ChartFace.Bold, ChartStyle.Text);
        bottom += 4;
        Add(_model.Subtitle, _size.Subtitle, ChartFace.Regular, ChartStyle.Muted);
        return bottom + 19;
    }

    /// <summary>Adds what must be said below the chart and its source, and returns the height of the whole.</summary>
    private float AddNotes()
    {
        var room = _size.Width - 2 * Margin;
        var bottom = Data.Bottom + (IsEmpty ? 8 : 22 + 0.8f * _size.Tick);
        foreach (var (text, most) in ((string, int)[])[(string.Join(' ', Notes()), 8), (_model.Source, 2)])
        {
            foreach (var line in PlainText.Wrap(text, room, most, part => Width(part, _size.Note)))
            {
                _texts.Add(new TextRun(line, Margin, bottom + 0.65f * _size.Note, _size.Note, ChartFace.Regular, ChartStyle.Muted));
                bottom += 1.35f * _size.Note;
            }
        }

        return MathF.Ceiling(bottom + 3);
    }

    private IEnumerable<string> Notes()
    {
        var statuses = _model.Lines.SelectMany(line => line.Series).Select(o => o.Status).ToHashSet();
        if (!IsEmpty && !Scale.Values.StartsFromZero)
        {
            yield return ChartTexts.NoteScale;
        }

        if (statuses.Overlaps([ObservationStatus.Provisional, ObservationStatus.Estimated]))
        {
            yield return statuses.IsSupersetOf([ObservationStatus.Provisional, ObservationStatus.Estimated]) ? ChartTexts.NoteProvisionalAndEstimated
                : statuses.Contains(ObservationStatus.Provisional) ? ChartTexts.NoteProvisional
                : ChartTexts.NoteEstimated;
        }

        if (_suppressedNeedsNote)
        {
            yield return ChartTexts.NoteSuppressed;
        }

        if (_bandNeedsNote)
        {
            yield return Format.Fill(ChartTexts.NoteBand, InNote(_model.Band!.Name));
        }

        string[] without = IsEmpty ? [] : [.. _model.Lines.Where(line => !line.Series.WithValue.Any()).Select(line => line.Name)];
        if (without.Length > 0)
        {
            yield return Format.Fill(ChartTexts.NoteNoValues, InNote(string.Join(", ", without)));
        }
    }

    /// <summary>No name takes much more than a line of the notes, so that none pushes out the others.</summary>
    private string InNote(string name) => PlainText.Shorten(name, _size.Width - 2 * Margin, part => Width(part, _size.Note));

    /// <summary>In the place of a chart without any value: why there is none.</summary>
    private void AddReasonForNothing()
    {
        string[] reasons = [.. _model.Lines.SelectMany(line => line.Series).Select(o => ChartText.Reason(o.Status)).Distinct()];
        var text = reasons.Length == 0 ? ChartTexts.EmptyNoObservations : Format.Fill(ChartTexts.EmptyReason, string.Join("; ", reasons));
        var lines = PlainText.Wrap(text, Data.Width - 2 * Margin, 4, part => Width(part, _size.Label));
        _texts.AddRange(lines.Select((line, i) => new TextRun(line, (Data.Left + Data.Right) / 2, (Data.Top + Data.Bottom) / 2 + (i - (lines.Count - 1) / 2f) * 1.3f * _size.Label, _size.Label, ChartFace.Regular, ChartStyle.Muted, TextAnchor.Middle)));
    }
}
