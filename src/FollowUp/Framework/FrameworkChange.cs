using FollowUp.Analysis;
using FollowUp.Framework.Pages;
using FollowUp.Sources;
using FollowUp.Ui;

namespace FollowUp.Framework;

/// <summary>What putting a framework in force changed, or would change.</summary>
/// <param name="Before">What was in force; null when nothing was.</param>
/// <param name="InForce">What is in force now.</param>
/// <param name="IsSameFile">True when it was read from the very same text before; nothing was written then.</param>
/// <param name="Items">What came, changed or ended; empty for the first framework, where everything came.</param>
public sealed record FrameworkChange(FollowUpFramework? Before, FollowUpFramework InForce, bool IsSameFile, IReadOnlyList<ItemChange> Items)
{
    private const int Listed = 20;

    /// <summary>True when none was in force before.</summary>
    public bool IsFirst => Before is null;

    /// <summary>Nothing: the very text is in force already.</summary>
    public static FrameworkChange None(FollowUpFramework inForce) => new(inForce, inForce, IsSameFile: true, []);

    /// <summary>What one framework says otherwise than another; without one before, all is new.</summary>
    public static FrameworkChange Between(FollowUpFramework? before, FollowUpFramework now) =>
        new(before, now, false, before is null ? [] : FrameworkChanges.Between(Text(before), Text(now)));

    /// <summary>What was done, in Swedish: a line of what is in force, then a line each for what came, changed and ended.</summary>
    public IReadOnlyList<string> Lines()
    {
        if (IsSameFile)
        {
            return [Format.Fill(FrameworkTexts.SameFile, Holds)];
        }

        if (Items.Count == 0)
        {
            return [Format.Fill(IsFirst ? FrameworkTexts.First : FrameworkTexts.NothingChanged, Holds)];
        }

        return
        [
            Format.Fill(FrameworkTexts.Replaced, Holds),
            .. Line(ChangeKind.Added, FrameworkTexts.Added),
            .. Line(ChangeKind.Changed, FrameworkTexts.Changed),
            .. Line(ChangeKind.Ended, FrameworkTexts.Ended),
        ];
    }

    /// <summary>What would be done, in Swedish: everything that would come, change, field by field, and end, a line each, and what that touches.</summary>
    public IReadOnlyList<string> PreviewLines(TouchedThings touches)
    {
        if (IsSameFile || Items.Count == 0)
        {
            return [Format.Fill(IsSameFile ? FrameworkTexts.PreviewSame : IsFirst ? FrameworkTexts.PreviewFirst : FrameworkTexts.PreviewNothing, Holds)];
        }

        return
        [
            Format.Fill(FrameworkTexts.Preview, Holds),
            .. Of(ChangeKind.Added).Select(item => Format.Fill(FrameworkTexts.WouldCome, item.Name)),
            .. Of(ChangeKind.Changed).SelectMany(item => item.Fields.Select(field => Told(item, field))),
            .. Of(ChangeKind.Ended).Select(item => Format.Fill(FrameworkTexts.WouldEnd, item.Name)),
            .. touches.All.Select(touched => Format.Fill(FrameworkTexts.WouldTouch, touched)),
        ];
    }

    private string Holds => Format.Fill(
        FrameworkTexts.Holds,
        Count(InForce.Goals, FrameworkTexts.Goals, FrameworkTexts.Goals),
        Count(InForce.FocusAreas, FrameworkTexts.FocusArea, FrameworkTexts.FocusAreas),
        Count(InForce.Indicators, FrameworkTexts.Indicator, FrameworkTexts.Indicators),
        Count(InForce.Links, FrameworkTexts.Link, FrameworkTexts.Links),
        Count(InForce.Targets, FrameworkTexts.Target, FrameworkTexts.Targets),
        Count(InForce.Organisations, FrameworkTexts.Organisation, FrameworkTexts.Organisations),
        Count(InForce.PeerGroups, FrameworkTexts.PeerGroup, FrameworkTexts.PeerGroups));

    private IEnumerable<ItemChange> Of(ChangeKind kind) => Items.Where(item => item.Kind == kind);

    private static string Told(ItemChange item, FieldChange field)
    {
        var (from, to) = (Shown(item.Section, field.Field, field.From), Shown(item.Section, field.Field, field.To));
        return field.Field == FrameworkChanges.Order ? Format.Fill(FrameworkTexts.WouldOrder, item.Name, from, to)
            : Format.Fill(FrameworkTexts.WouldChange, item.Name, Words.LowerFirst(DraftWords.Label(item.Section, field.Field)), from, to);
    }

    private static string Shown(string section, string field, string? value) =>
        value is null or "" ? FrameworkTexts.NothingSaid : Format.Fill(FrameworkTexts.Cited, DraftWords.Value(section, field, value));

    private IEnumerable<string> Line(ChangeKind kind, string text)
    {
        var items = Of(kind).Select(item => item.Name).ToList();
        if (items.Count == 0)
        {
            yield break;
        }

        var listed = string.Join(", ", items.Take(Listed));
        yield return Format.Fill(text, items.Count > Listed ? Format.Fill(FrameworkTexts.AndMore, listed, Format.Number(items.Count - Listed, 0)) : listed);
    }

    private static string Count<T>(IReadOnlyList<T> items, string one, string many) => Format.Fill(items.Count == 1 ? one : many, Format.Number(items.Count, 0));

    // Both are written in the one form that a framework has, so that only what they say can differ.
    private static FrameworkText Text(FollowUpFramework framework) => FrameworkText.Of(FrameworkTree.Of(framework, Recorded.Areas()));
}

/// <summary>How something of the framework changed.</summary>
public enum ChangeKind
{
    Added,
    Changed,

    /// <summary>No longer followed up; figures stay.</summary>
    Ended,
}
