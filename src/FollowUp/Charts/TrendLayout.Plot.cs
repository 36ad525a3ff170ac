using System.Globalization;
using FollowUp.Analysis;
using ScottPlot;

namespace FollowUp.Charts;

/// <content>What stands within the plot and at its right.</content>
public sealed partial class TrendLayout
{
    private bool _suppressedNeedsNote;
    private bool _bandNeedsNote;

    private const float TargetSize = 12;

    private IEnumerable<(ChartLine Line, Observation Last)> Ends => _model.Lines.Where(line => line.Series.Latest is not null).Select(line => (line, line.Series.Latest!.Value));

    /// <summary>
    /// Where there is room after the last figures, since the target lies far ahead or there is one figure only, labels stand there,
    /// beside their lines. Otherwise they stand in a column right of the plot. Returns the scale that leaves the room they need.
    /// </summary>
    private TrendScale AddEndLabels(Func<float, TrendScale> scaleWith)
    {
        IEnumerable<EndLabel> OfTarget(TrendScale scale) => _model.Target is null ? [] :
            [new EndLabel(ChartText.Target(_model, _model.Target), "", ChartFace.Bold, ChartStyle.Target, scale.Place(TargetPosition, _model.Target.Value))];
        IReadOnlyList<EndLabel> OfLines(TrendScale scale) => [.. Ends.Select(end => OfLine(end.Line, end.Last, scale))];
        float Widest(IEnumerable<EndLabel> labels) => Math.Min(_size.WidestLabel, labels.Select(label => Width(label.Whole, _size.Label, label.Face)).DefaultIfEmpty(0).Max());

        var draft = scaleWith(0);
        var besidePlot = _model.Target is null ? 0 : 10 + Widest(OfTarget(draft));
        var roomy = scaleWith(besidePlot + 8);
        if (InPlot(OfLines(roomy), roomy) is { } inPlot
            && EndLabels.InColumn([.. OfTarget(roomy)], roomy.Data.Right + 10, besidePlot - 10, roomy.Data.Top - 12, roomy.Data.Bottom + 12, _size.Label, 3) is { } beside)
        {
            Add(inPlot);
            Add(beside);
            return roomy;
        }

        IReadOnlyList<EndLabel> All(TrendScale scale) => [.. OfLines(scale), .. OfTarget(scale)];
        foreach (var most in (int[])[3, 2, 1])
        {
            var room = Math.Max(Widest(All(draft)), All(draft).Max(label => label.LeastWidth(most, _size.Label)));
            var scale = scaleWith(10 + room + 8);
            if (EndLabels.InColumn(All(scale), scale.Data.Right + 10, room, scale.Data.Top - 12, scale.Data.Bottom + 6, _size.Label, most) is { } column)
            {
                Add(column);
                return scale;
            }
        }

        throw new InvalidOperationException($"{_model.Lines.Count} labels do not fit beside a plot of {_size.PlotHeight.ToString(CultureInfo.InvariantCulture)} units.");
    }

    private void Add((IReadOnlyList<TextRun> Texts, IReadOnlyList<Leader> Leaders) labels)
    {
        _texts.AddRange(labels.Texts);
        _leaders.AddRange(labels.Leaders);
    }

    private EndLabel OfLine(ChartLine line, Observation last, TrendScale scale)
    {
        var look = ChartStyle.Look(line.Role);
        var figure = ChartText.Figure(_model, last.Value!.Value);
        var isLatest = last.Period == Ends.MaxBy(end => end.Last.Period.Code).Last.Period;
        return new EndLabel(line.Name, isLatest ? figure : Format.Fill(ChartTexts.Remarked, figure, Format.Period(last.Period)), look.Face, look.Color, scale.Place(last.Period.Position, last.Value.Value));
    }

    /// <summary>
    /// Labels in the plot, right of the last figures, where they need no shortening. Those above the target's line stay above it and
    /// the others below, so that it runs through none; near the edge of the plot more may stand on the side that has room.
    /// </summary>
    private (IReadOnlyList<TextRun>, IReadOnlyList<Leader>)? InPlot(IReadOnlyList<EndLabel> labels, TrendScale scale)
    {
        var x = scale.X(_model.Periods[^1].Position) + 14;
        var room = scale.Data.Right - 4 - x;
        if (!labels.All(label => label.FitsWhole(room, 2, _size.Label)))
        {
            return null;
        }

        var (top, bottom) = (scale.Data.Top - 8, scale.Data.Bottom - 2);
        if (_model.Target is null)
        {
            return EndLabels.InColumn(labels, x, room, top, bottom, _size.Label, 2);
        }

        const float Clear = 0.65f * TargetSize;
        var line = scale.Y(_model.Target.Value);
        EndLabel[] ordered = [.. labels.OrderBy(label => label.End.Y)];
        var above = ordered.Count(label => label.End.Y <= line);
        foreach (var split in Enumerable.Range(0, ordered.Length + 1).OrderBy(split => Math.Abs(split - above)))
        {
            if (EndLabels.InColumn(ordered[..split], x, room, top, line - Clear, _size.Label, 2) is var (aboveTexts, aboveLeaders)
                && EndLabels.InColumn(ordered[split..], x, room, line + Clear, bottom, _size.Label, 2) is var (belowTexts, belowLeaders))
            {
                return ([.. aboveTexts, .. belowTexts], [.. aboveLeaders, .. belowLeaders]);
            }
        }

        return null;
    }

    private void AddPoints()
    {
        foreach (var line in _model.Lines.Reverse())
        {
            var look = ChartStyle.Look(line.Role);
            foreach (var run in Joined(line.Series))
            {
                var points = run.Select(o => (Observation: o, At: Scale.Place(o.Period.Position, o.Value!.Value))).ToArray();
                _hits.AddRange(points.Select(point => new Hit(point.At, Format.Fill(ChartTexts.PointTitle, line.Name, Format.Period(point.Observation.Period), ChartText.Cell(_model, point.Observation)))));

                // Points too close together would hide their own line: then some go unmarked, counted from the latest, but never one that is not final.
                var isCrowded = points.Zip(points.Skip(1)).Any(pair => pair.Second.At.X - pair.First.At.X < 1.6f * look.MarkSize);
                var apart = isCrowded ? 2.4f * look.MarkSize : 0;
                var next = float.MaxValue;
                foreach (var (observation, at) in points.Reverse())
                {
                    var isHollow = ChartText.Remark(observation.Status) is not null;
                    if (isHollow || next - at.X >= apart)
                    {
                        _marks.Add(new PointMark(at, look.Mark, look.MarkSize, look.Color, isHollow));
                        next = at.X;
                    }
                }
            }
        }
    }

    private void AddTarget()
    {
        if (_model.Target is { } target)
        {
            _marks.Add(new PointMark(TargetPlace, ChartMark.Diamond, TargetSize, ChartStyle.Target, false));
            _hits.Add(new Hit(TargetPlace, ChartText.Target(_model, target)));
        }
    }

    /// <summary>Withheld figures: a hollow mark of the line's own shape just above the axis, side by side where several lines withhold one period.</summary>
    private void AddSuppressed()
    {
        var first = _marks.Count;
        foreach (var period in _model.Periods)
        {
            ChartLine[] withheld = [.. _model.Lines.Where(line => line.Series.Any(o => o.Period == period && o.Status == ObservationStatus.Suppressed))];
            for (var i = 0; i < withheld.Length; i++)
            {
                var look = ChartStyle.Look(withheld[i].Role);
                var at = new Pixel(Scale.X(period.Position) + (i - (withheld.Length - 1) / 2f) * Math.Min(10, 20f / withheld.Length), Data.Bottom - 9);
                _marks.Add(new PointMark(at, look.Mark, 6, look.Color, true));
                _hits.Add(new Hit(at, Format.Fill(ChartTexts.PointTitle, withheld[i].Name, Format.Period(period), ChartText.Cell(_model, withheld[i].Series.Single(o => o.Period == period)))));
            }
        }

        var marks = _marks[first..];
        if (marks.Count == 0)
        {
            return;
        }

        TextRun Words(float x, TextAnchor anchor) => new(ChartTexts.ReasonSuppressed, x, Data.Bottom - 9, _size.Note, ChartFace.Italic, ChartStyle.Muted, anchor);
        TextRun[] places = [Words(marks.Max(mark => mark.At.X) + 9, TextAnchor.Start), Words(marks.Min(mark => mark.At.X) - 9, TextAnchor.End)];
        if (places.FirstOrDefault(IsFree) is { } free)
        {
            _texts.Add(free);
        }
        else
        {
            _suppressedNeedsNote = true;
        }
    }

    /// <summary>The band's name within the band where it touches nothing, as early as possible; otherwise among the notes.</summary>
    private void AddBandName()
    {
        if (_model.Band is not { Ranges.Count: > 0 } band)
        {
            return;
        }

        var sample = new TextRun(band.Name, 0, 0, _size.Note + 1, ChartFace.Regular, ChartStyle.Muted);
        foreach (var stretch in Joined(band))
        {
            var ends = stretch.Select(range => (X: Scale.X(range.Period.Position), Top: Scale.Y(range.High), Bottom: Scale.Y(range.Low))).ToArray();
            for (var x = ends[0].X + 10; x + sample.Width < ends[^1].X; x += 8)
            {
                var (top, bottom) = At(ends, x);
                foreach (var part in (int[])[5, 4, 6, 3, 7, 2, 8, 1, 9])
                {
                    var name = sample with { X = x, Middle = top + (bottom - top) * part / 10 };
                    if (IsWithin(ends, name.Bounds) && IsFree(name))
                    {
                        _texts.Add(name);
                        return;
                    }
                }
            }
        }

        _bandNeedsNote = true;
    }

    private static (float Top, float Bottom) At((float X, float Top, float Bottom)[] ends, float x)
    {
        var next = Math.Clamp(Array.FindIndex(ends, end => end.X >= x), 1, ends.Length - 1);
        var (one, two) = (ends[next - 1], ends[next]);
        var part = (x - one.X) / (two.X - one.X);
        return (one.Top + part * (two.Top - one.Top), one.Bottom + part * (two.Bottom - one.Bottom));
    }

    private static bool IsWithin((float X, float Top, float Bottom)[] ends, Box box)
    {
        IEnumerable<float> xs = [box.Left, box.Right, .. ends.Select(end => end.X).Where(x => x > box.Left && x < box.Right)];
        return box.Right <= ends[^1].X && xs.All(x => At(ends, x) is var band && band.Top <= box.Top && box.Bottom <= band.Bottom);
    }

    /// <summary>True when a text within the plot touches no line, no mark, no other text and not the target.</summary>
    private bool IsFree(TextRun text)
    {
        var box = text.Bounds.Grown(3);
        return box.Left >= Data.Left && box.Right <= Data.Right
            && !_texts.Any(other => box.Overlaps(other.Bounds))
            && !_marks.Any(mark => box.Overlaps(new Box(mark.At.X, mark.At.Y, mark.At.X, mark.At.Y).Grown(mark.Size * 0.6f)))
            && !_leaders.Any(leader => box.Meets(leader.Stretch))
            && !Strokes.Any(box.Meets);
    }

    /// <summary>Every straight stretch of line that is drawn in the plot: the lines and the target's.</summary>
    public IEnumerable<Stretch> Strokes
    {
        get
        {
            var lines = _model.Lines.SelectMany(line => Joined(line.Series)).SelectMany(run => run.Zip(run.Skip(1), (from, to) =>
                new Stretch(Scale.Place(from.Period.Position, from.Value!.Value), Scale.Place(to.Period.Position, to.Value!.Value))));
            return TargetLine is { } target ? lines.Append(target) : lines;
        }
    }
}
