namespace FollowUp.Charts;

/// <summary>
/// Charts as drawn before. What is kept is found by a check sum of all that a chart says, so an outdated chart cannot be handed out:
/// a changed figure is another chart. A chart asked for by many at once is drawn once. The longest unused go when the room is full.
/// </summary>
/// <param name="room">How many bytes of drawings to keep, about.</param>
public sealed class ChartCache(long room = 64 * 1024 * 1024)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _kept = [];
    private readonly LinkedList<Kept> _latestFirst = new();
    private long _bytes;

    /// <summary>How many drawings are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _kept.Count;
            }
        }
    }

    /// <summary>How many bytes the kept drawings take, about.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    /// <inheritdoc cref="TrendChart.Svg"/>
    public string Svg(TrendModel model, ChartSize size) => Get($"svg {size} {model.Key()}", () => TrendChart.Svg(model, size), svg => svg.Length * sizeof(char));

    /// <inheritdoc cref="TrendChart.Png"/>
    public ReadOnlyMemory<byte> Png(TrendModel model, ChartSize size, float scale = 2) =>
        Get(FormattableString.Invariant($"png {scale} {size} {model.Key()}"), () => TrendChart.Png(model, size, scale), png => png.Length);

    /// <inheritdoc cref="Sparkline.Svg"/>
    public string SparklineSvg(TrendModel model) => Get("sparkline " + model.Key(), () => Sparkline.Svg(model), svg => svg.Length * sizeof(char));

    private T Get<T>(string key, Func<T> draw, Func<T, int> bytes)
        where T : class
    {
        Kept kept;
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var node))
            {
                _latestFirst.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Kept>(new Kept(key, new Lazy<object>(draw)));
                _kept.Add(key, node);
            }

            _latestFirst.AddFirst(node);
            kept = node.Value;
        }

        try
        {
            var drawing = (T)kept.Drawing.Value; // The first to ask draws; others wait for that drawing.
            Account(kept, key.Length * sizeof(char) + bytes(drawing));
            return drawing;
        }
        catch
        {
            Forget(kept); // A failure is not kept: the next to ask tries again.
            throw;
        }
    }

    private void Account(Kept kept, int bytes)
    {
        lock (_lock)
        {
            if (kept.Bytes > 0 || !_kept.TryGetValue(kept.Key, out var node) || node.Value != kept)
            {
                return;
            }

            kept.Bytes = bytes;
            _bytes += bytes;
            while (_bytes > room && _latestFirst.Last is { } oldest)
            {
                Remove(oldest);
            }
        }
    }

    private void Forget(Kept kept)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(kept.Key, out var node) && node.Value == kept)
            {
                Remove(node);
            }
        }
    }

    private void Remove(LinkedListNode<Kept> node)
    {
        _latestFirst.Remove(node);
        _kept.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private sealed class Kept(string key, Lazy<object> drawing)
    {
        public string Key { get; } = key;

        public Lazy<object> Drawing { get; } = drawing;

        /// <summary>0 until drawn.</summary>
        public int Bytes { get; set; }
    }
}
