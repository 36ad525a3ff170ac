using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FollowUp.Charts;

/// <summary>A plain shape of an SVG with short numbers: its name, how it is filled, how it is outlined, where it lies.</summary>
internal sealed partial record SvgShape(string Name, string Fill, string Outline, string Place)
{
    private static readonly Dictionary<string, string[]> _places = new()
    {
        ["rect"] = ["x", "y", "width", "height"],
        ["path"] = ["d"],
        ["ellipse"] = ["cx", "cy", "rx", "ry"],
    };

    private const string NoFill = " fill=\"none\"";

    /// <exception cref="InvalidOperationException">It is no plain shape: ids, references or text of Skia's own would make the output differ from time to time.</exception>
    public static SvgShape Of(XElement shape)
    {
        if (!_places.TryGetValue(shape.Name.LocalName, out var places) || shape.HasElements)
        {
            throw new InvalidOperationException($"The drawing holds a <{shape.Name.LocalName}>. Only {string.Join(", ", _places.Keys)} can be written the same way every time.");
        }

        string Attributes(params string[] names) => string.Concat(names.Select(name => shape.Attribute(name)).OfType<XAttribute>().Select(a => $" {a.Name.LocalName}=\"{Shortened(a.Value)}\""));
        return new SvgShape(
            shape.Name.LocalName,
            Attributes("fill", "fill-opacity"),
            Attributes("stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin"),
            Attributes(places));
    }

    /// <summary>The same drawing in fewer shapes: ticks in one path, a mark and its outline in one shape, what has no length left out.</summary>
    public static IReadOnlyList<SvgShape> Merged(IEnumerable<SvgShape> shapes)
    {
        List<SvgShape> merged = [];
        foreach (var shape in shapes.Where(shape => !WithoutLength().IsMatch(shape.Place)))
        {
            var before = merged.Count == 0 ? null : merged[^1];
            var (isLine, wasLine) = (shape.Fill == NoFill, before?.Fill == NoFill);
            SvgShape? joined = before is null || before.Name != shape.Name ? null
                : isLine && wasLine && shape.Outline == before.Outline && shape.Name == "path" && !shape.Outline.Contains("opacity", StringComparison.Ordinal) ? before with { Place = before.Place[..^1] + shape.Place[" d=\"".Length..] }
                : before.Place != shape.Place ? null
                : isLine && before.Outline.Length == 0 ? before with { Outline = shape.Outline }
                : wasLine && shape.Outline.Length == 0 ? shape with { Outline = before.Outline + " paint-order=\"stroke\"" }
                : null;
            if (joined is not null)
            {
                merged[^1] = joined;
            }
            else
            {
                merged.Add(shape);
            }
        }

        return merged;
    }

    public static string Short(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Writes the shapes; neighbours that look alike share one statement of how.</summary>
    public static void Append(StringBuilder svg, IEnumerable<SvgShape> shapes)
    {
        var look = "";
        foreach (var shape in shapes)
        {
            var itsLook = shape.Fill + shape.Outline;
            if (itsLook != look)
            {
                svg.Append(look.Length > 0 ? "</g>" : "").Append("<g").Append(itsLook).Append('>');
                look = itsLook;
            }

            svg.Append('<').Append(shape.Name).Append(shape.Place).Append("/>");
        }

        svg.Append(look.Length > 0 ? "</g>" : "");
    }

    private static string Shortened(string value) => value.StartsWith('#') ? value : Numbers().Replace(value, number => Short(double.Parse(number.Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\A d=""M(-?[0-9.]+ -?[0-9.]+)L\1""\z")]
    private static partial Regex WithoutLength();
}
