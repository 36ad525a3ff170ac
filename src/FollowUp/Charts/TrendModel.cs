using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FollowUp.Analysis;

namespace FollowUp.Charts;

/// <summary>
/// All that one trend chart says. Its drawings, its table and its text are made from this and nothing else, so they cannot disagree.
/// It never changes once made.
/// </summary>
public sealed class TrendModel
{
    /// <param name="id">Names the chart's parts on a page: a letter, then letters, digits and hyphens; no two charts of one page alike. <see cref="SafeId"/> makes one.</param>
    /// <param name="title">What is measured.</param>
    /// <param name="lines">In any order; each role at most once, since colour and mark say who a line is.</param>
    /// <param name="decimals">Decimals of every figure shown, 0 to 6.</param>
    /// <param name="isShare">True for shares in per cent: figures are written with % and drawn from 0.</param>
    /// <param name="subtitle">Unit and area.</param>
    /// <param name="source">The line under the chart that says where the figures come from.</param>
    /// <param name="band">Where those compared with lie.</param>
    /// <param name="target">The level to reach.</param>
    /// <param name="synthetic">True when the figures are made up; the chart then says so across itself.</param>
    /// <exception cref="ArgumentException">Something that no chart could show honestly; the message says what.</exception>
    public TrendModel(
        string id,
        string title,
        IEnumerable<ChartLine> lines,
        int decimals,
        bool isShare,
        string subtitle = "",
        string source = "",
        PeerBand? band = null,
        ChartTarget? target = null,
        bool synthetic = false)
    {
        Id = id == SafeId(id) ? id : throw new ArgumentException($"'{id}' cannot name the parts of a chart. A letter, then at most 60 letters, digits and hyphens would do; TrendModel.SafeId makes one.", nameof(id));
        Title = PlainText.Clean(title);
        Subtitle = PlainText.Clean(subtitle);
        Source = PlainText.Clean(source);
        Lines = [.. lines.OrderBy(line => line.Role).Select(line => line with { Name = PlainText.Clean(line.Name) })];
        Band = band is null ? null : new PeerBand(PlainText.Clean(band.Name), [.. band.Ranges.OrderBy(range => range.Period.Code)]);
        Target = target is null ? null : target with { Label = target.Label is null ? null : PlainText.Clean(target.Label) };
        IsShare = isShare;
        Decimals = decimals is >= 0 and <= Format.MostDecimals ? decimals : throw new ArgumentException($"{decimals} decimals. 0 to {Format.MostDecimals} would do.", nameof(decimals));
        Synthetic = synthetic;

        var roles = Lines.GroupBy(line => line.Role).FirstOrDefault(same => same.Count() > 1);
        if (roles is not null)
        {
            throw new ArgumentException($"Two lines are {roles.Key}: '{string.Join("' and '", roles.Select(line => line.Name))}'. Colour and mark would not tell them apart; each role may come once.", nameof(lines));
        }

        var kinds = Periods.Select(period => period.Kind).Distinct().ToArray();
        Kind = kinds.Length switch
        {
            0 => null,
            1 => kinds[0],
            _ => throw new ArgumentException($"Periods of kinds {string.Join(" and ", kinds)} in one chart. One axis has one kind.", nameof(lines)),
        };
        if (target is not null && (!double.IsFinite(target.Value) || target.Year is < Period.FirstYear or > Period.LastYear))
        {
            throw new ArgumentException($"The target {target.Value.ToString(CultureInfo.InvariantCulture)} in {target.Year} cannot be drawn.", nameof(target));
        }
    }

    public string Id { get; }

    public string Title { get; }

    public string Subtitle { get; }

    public string Source { get; }

    /// <summary>Each role at most once, in the order of <see cref="LineRole"/>.</summary>
    public IReadOnlyList<ChartLine> Lines { get; }

    public PeerBand? Band { get; }

    public ChartTarget? Target { get; }

    public int Decimals { get; }

    public bool IsShare { get; }

    public bool Synthetic { get; }

    /// <summary>The kind of every period shown; null when there is no period at all.</summary>
    public PeriodKind? Kind { get; }

    /// <summary>Every period that a line or the band says something of, each once, in time order.</summary>
    public IReadOnlyList<Period> Periods => [.. Lines.SelectMany(line => line.Series).Select(o => o.Period).Concat(Band?.Ranges.Select(range => range.Period) ?? []).Distinct().OrderBy(period => period.Code)];

    /// <summary>A letter, then letters, digits and hyphens, at most 61: the text itself where it is so already, else a likeness with a check sum that keeps different texts different.</summary>
    public static string SafeId(string text)
    {
        static bool Allowed(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
        if (text.Length is > 0 and <= 61 && char.IsAsciiLetter(text[0]) && text.All(Allowed))
        {
            return text;
        }

        var likeness = string.Concat(text.Take(40).Select(c => Allowed(c) ? c : '-'));
        return "c-" + likeness + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)))[..10];
    }

    /// <summary>A check sum of everything the model says: two models that differ in anything that can be seen have different keys.</summary>
    public string Key()
    {
        using MemoryStream content = new();
        using BinaryWriter writer = new(content, Encoding.UTF8);
        foreach (var text in (string[])[Id, Title, Subtitle, Source])
        {
            writer.Write(text);
        }

        writer.Write(Decimals);
        writer.Write(IsShare);
        writer.Write(Synthetic);
        writer.Write(Lines.Count);
        foreach (var line in Lines)
        {
            writer.Write(line.Name);
            writer.Write((int)line.Role);
            writer.Write(line.Series.Count);
            foreach (var o in line.Series)
            {
                writer.Write(o.Period.Code);
                writer.Write((int)o.Status);
                writer.Write(o.Value ?? double.NaN);
                writer.Write(o.Mark ?? "");
            }
        }

        writer.Write(Band is not null);
        writer.Write(Band?.Name ?? "");
        foreach (var range in Band?.Ranges ?? [])
        {
            writer.Write(range.Period.Code);
            writer.Write(range.Low);
            writer.Write(range.High);
        }

        writer.Write(Target is not null);
        writer.Write(Target?.Value ?? 0);
        writer.Write(Target?.Year ?? 0);
        writer.Write(Target?.Label is not null);
        writer.Write(Target?.Label ?? "");
        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }
}

/// <summary>One line of a chart.</summary>
/// <param name="Name">What stands at its end and heads its column.</param>
/// <param name="Role">Decides its place, colour and mark.</param>
/// <param name="Series">Its figures and its gaps.</param>
public sealed record ChartLine(string Name, LineRole Role, Series Series);

/// <summary>A level to reach, as a chart shows it.</summary>
/// <param name="Value">In the unit of the figures.</param>
/// <param name="Year">The calendar year by whose end it is to be reached.</param>
/// <param name="Label">What stands before the year; null for the ordinary word.</param>
public sealed record ChartTarget(double Value, int Year, string? Label = null);

/// <summary>Between which figures the ones compared with lie, period by period.</summary>
public sealed record PeerBand
{
    /// <exception cref="ArgumentException">A period twice, or a low end above the high one.</exception>
    public PeerBand(string name, IReadOnlyList<PeerRange> ranges)
    {
        Name = name;
        Ranges = [.. ranges];
        if (Ranges.DistinctBy(range => range.Period).Count() != Ranges.Count || Ranges.Any(range => !(range.Low <= range.High) || !double.IsFinite(range.Low) || !double.IsFinite(range.High)))
        {
            throw new ArgumentException($"'{name}': each period once, the low end at or below the high one.", nameof(ranges));
        }
    }

    public string Name { get; }

    public IReadOnlyList<PeerRange> Ranges { get; }
}

/// <summary>The two ends of a band in one period.</summary>
public readonly record struct PeerRange(Period Period, double Low, double High);
