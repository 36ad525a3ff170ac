using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FollowUp.Yaml;

/// <summary>
/// A file's bytes as a tree of maps, lists and texts. Only the plain part of YAML is allowed: no anchors, aliases, tags, directives, tabs or
/// several documents, so that what stands in the file is what it means, and a small file stays small when read.
/// </summary>
internal static class YamlTree
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>How deep maps and lists may lie within each other.</summary>
    public const int MaxDepth = 8;

    /// <summary>The tree; null when problems were found, every one of them then told.</summary>
    public static YamlNode? Read(byte[] bytes, Problems problems)
    {
        var text = YamlCharacters.Read(bytes, problems);
        if (text is null)
        {
            return null;
        }

        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            var root = Build(parser, problems);
            if (root is null && !problems.Any)
            {
                problems.Add(new Place(1, 1), YamlTexts.Empty);
            }

            return problems.Any ? null : root;
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException)
        {
            // The library's scanner gives up on some broken files with InvalidOperationException, which has no place: then the last that was understood.
            var place = At((wrong as YamlException)?.Start ?? parser.Current?.End ?? Mark.Empty);
            var line = text.Split('\n').ElementAtOrDefault(place.Line - 1)?.Trim() ?? "";
            problems.Add(place, YamlTexts.NotYaml, line);
            return null;
        }
    }

    private static YamlNode? Build(Parser parser, Problems problems)
    {
        YamlNode? root = null;
        var open = new Stack<Container>();
        var documents = 0;
        void Add(YamlNode node)
        {
            if (open.TryPeek(out var parent))
            {
                parent.Add(node, problems);
            }
            else
            {
                root ??= node;
            }
        }

        while (parser.MoveNext())
        {
            var happened = parser.Current!;
            var place = At(happened.Start);
            if (happened is NodeEvent node)
            {
                RefuseWhatIsNotPlain(node, place, problems);
            }

            switch (happened)
            {
                case DocumentStart start:
                    if (start.Version is not null || start.Tags?.Any(tag => !tag.Prefix.StartsWith("tag:yaml.org", StringComparison.Ordinal) && tag.Prefix != "!") == true)
                    {
                        problems.Add(place, YamlTexts.Directive);
                    }

                    if (++documents == 2)
                    {
                        problems.Add(place, YamlTexts.SecondDocument);
                        return root;
                    }

                    break;
                case AnchorAlias alias:
                    problems.Add(place, YamlTexts.Alias, alias.Value);
                    Add(new YamlText(place, "", true));
                    break;
                case Scalar scalar:
                    Add(ReadText(scalar, place, problems));
                    break;
                case MappingStart or SequenceStart:
                    if (open.Count == MaxDepth)
                    {
                        problems.Add(place, YamlTexts.TooDeep, MaxDepth);
                        return root;
                    }

                    open.Push(new Container(place, happened is MappingStart));
                    break;
                case MappingEnd or SequenceEnd:
                    Add(open.Pop().ToNode());
                    break;
            }
        }

        return root;
    }

    private static void RefuseWhatIsNotPlain(NodeEvent node, Place place, Problems problems)
    {
        if (!node.Anchor.IsEmpty)
        {
            problems.Add(place, YamlTexts.Anchor, node.Anchor.Value);
        }

        if (!node.Tag.IsEmpty)
        {
            problems.Add(place, YamlTexts.Tag, node.Tag.Value);
        }
    }

    private static YamlText ReadText(Scalar scalar, Place place, Problems problems)
    {
        var plain = scalar.Style == ScalarStyle.Plain;
        if (plain && scalar.End.Line > scalar.Start.Line)
        {
            problems.Add(place, YamlTexts.GoesOn, scalar.Value);
        }

        foreach (var rune in scalar.Value.EnumerateRunes().Where(rune => rune.Value != '\n' && YamlCharacters.IsInvisible(rune)))
        {
            problems.Add(place, YamlTexts.HiddenCharacter, YamlCharacters.CodePoint(rune));
        }

        return new YamlText(place, scalar.Value.IsNormalized(NormalizationForm.FormC) ? scalar.Value : scalar.Value.Normalize(NormalizationForm.FormC), plain);
    }

    private static Place At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>A map or list that is being read.</summary>
    private sealed class Container(Place place, bool isMap)
    {
        private readonly List<YamlNode> _items = [];
        private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);
        private YamlNode? _key;

        public void Add(YamlNode node, Problems problems)
        {
            if (!isMap)
            {
                _items.Add(node);
            }
            else if (_key is null)
            {
                _key = node;
            }
            else
            {
                AddEntry(_key, node, problems);
                _key = null;
            }
        }

        public YamlNode ToNode() => isMap ? new YamlMap(place, _entries) : new YamlList(place, _items);

        private void AddEntry(YamlNode key, YamlNode value, Problems problems)
        {
            if (key is not YamlText name || name.IsNothing)
            {
                problems.Add(key.Place, YamlTexts.KeyIsNoWord);
            }
            else if (!_entries.TryAdd(name.Text, new YamlEntry(name.Place, value)))
            {
                problems.Add(name.Place, YamlTexts.KeyTwice, name.Text, _entries[name.Text].KeyPlace.Line);
            }
        }
    }
}
