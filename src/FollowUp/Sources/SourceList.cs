namespace FollowUp.Sources;

/// <summary>Every source there is, by its name: the one list.</summary>
public sealed class SourceList(IEnumerable<ISource> sources)
{
    private readonly SortedDictionary<string, ISource> _sources = new(sources.ToDictionary(s => s.Name), StringComparer.Ordinal);

    /// <summary>The names, in alphabetical order.</summary>
    public IReadOnlyCollection<string> Names => _sources.Keys;

    /// <exception cref="ArgumentException">No source has the name.</exception>
    public ISource this[string name] => _sources.TryGetValue(name, out var source)
        ? source
        : throw new ArgumentException($"There is no source '{name}'. There are: {string.Join(", ", Names)}.", nameof(name));
}
