namespace FollowUp.Yaml;

/// <summary>Something in a YAML file, with its place.</summary>
internal abstract record YamlNode(Place Place);

/// <summary>A single value, as text whatever it looks like: <c>0381</c> stays four digits.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">What stands there, quotes and escapes resolved, in Unicode's composed form.</param>
/// <param name="IsPlain">True when it stands without quotation marks.</param>
internal sealed record YamlText(Place Place, string Text, bool IsPlain) : YamlNode(Place)
{
    /// <summary>True when nothing stands after the colon or the dash, or a word of YAML's for nothing.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";
}

/// <summary>Values in order.</summary>
internal sealed record YamlList(Place Place, IReadOnlyList<YamlNode> Items) : YamlNode(Place);

/// <summary>Values by key, in the file's order; each key once.</summary>
internal sealed record YamlMap(Place Place, IReadOnlyDictionary<string, YamlEntry> Entries) : YamlNode(Place);

/// <summary>One value of a map and the place of its key.</summary>
internal sealed record YamlEntry(Place KeyPlace, YamlNode Value);
