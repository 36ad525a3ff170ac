using System.Collections;

namespace FollowUp.Analysis;

/// <summary>
/// The observations of one indicator for one area and one breakdown, in time order: all periods of one kind, each at most once.
/// A period without an observation is a gap, and stays one.
/// </summary>
public sealed class Series : IReadOnlyList<Observation>
{
    private readonly Observation[] _observations;

    /// <param name="observations">In any order.</param>
    /// <exception cref="ArgumentException">Periods of different kinds, a period twice, or a value that does not go with its status.</exception>
    public Series(IEnumerable<Observation> observations)
    {
        _observations = [.. observations.OrderBy(o => o.Period.Code)];
        for (var i = 0; i < _observations.Length; i++)
        {
            var o = _observations[i];
            if (o.Value.HasValue != o.Status.HasValue() || o.Value is { } value && !double.IsFinite(value))
            {
                throw new ArgumentException($"{o.Period}: the value {o.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(none)"} does not go with the status {o.Status}.", nameof(observations));
            }

            if (i > 0 && _observations[i - 1].Period.Kind != o.Period.Kind)
            {
                throw new ArgumentException($"{_observations[i - 1].Period} and {o.Period} are of different kinds: one series has one kind.", nameof(observations));
            }

            if (i > 0 && _observations[i - 1].Period == o.Period)
            {
                throw new ArgumentException($"{o.Period} comes twice.", nameof(observations));
            }
        }
    }

    /// <summary>The series of which nothing is known.</summary>
    public static Series Empty { get; } = new([]);

    public int Count => _observations.Length;

    public Observation this[int index] => _observations[index];

    /// <summary>The latest observation that has a value; null when none has.</summary>
    public Observation? Latest => Array.FindLastIndex(_observations, o => o.Value.HasValue) is >= 0 and var i ? _observations[i] : null;

    /// <summary>The first observation with a value from a year on, of a period <see cref="Period.IsLike">like</see> another; null when there is none.</summary>
    public Observation? FirstFrom(int year, Period like) =>
        Array.FindIndex(_observations, o => o.Value.HasValue && o.Period.EndYear >= year && o.Period.IsLike(like)) is >= 0 and var i ? _observations[i] : null;

    /// <summary>The observations that have a value.</summary>
    public IEnumerable<Observation> WithValue => _observations.Where(o => o.Value.HasValue);

    /// <summary>The same series as it stood when <paramref name="year"/> had ended: later periods left out.</summary>
    public Series Until(int year) => new(_observations.Where(o => o.Period.EndYear <= year));

    public IEnumerator<Observation> GetEnumerator() => ((IEnumerable<Observation>)_observations).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
