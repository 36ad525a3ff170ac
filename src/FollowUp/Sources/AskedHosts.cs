namespace FollowUp.Sources;

/// <summary>The hosts that several sources ask: each with one client and one pace, whoever asks it.</summary>
internal sealed class AskedHosts(TimeProvider time, AskLimits limits)
{
    private readonly Dictionary<string, (HttpClient Client, Pace Pace)> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    /// <summary>How gently everybody is asked.</summary>
    public AskLimits Limits => limits;

    /// <summary>A connection to an address' host at the pace of all who ask it, and that pace.</summary>
    public (SourceConnection Connection, Pace Pace) Connect(Uri address, SourceVoice voice)
    {
        lock (_gate)
        {
            if (!_hosts.TryGetValue(address.Authority, out var host))
            {
                host = (SourceConnection.NewClient(address), new Pace(limits.Interval, time));
                _hosts.Add(address.Authority, host);
            }

            return (new SourceConnection(host.Client, time, limits, host.Pace, voice), host.Pace);
        }
    }
}
