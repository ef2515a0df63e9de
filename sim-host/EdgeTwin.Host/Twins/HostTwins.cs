using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Page;

namespace EdgeTwin.Host.Twins;

/// <summary>The twins of all devices that a collector hears. Fits run beside it, one at a time a device, and always the newest edition.</summary>
internal sealed class HostTwins(TimeProvider clock, CancellationToken cancellation) : IDeviceFeed
{
    private const string Whole = "twin";
    private const string Delta = "twin/delta";
    private const int MostDevices = 256;
    private const ulong Seed = 1;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HostTwin> _twins = new(StringComparer.Ordinal);
    private readonly HashSet<string> _atWork = [];

    /// <summary>Where the page finds them.</summary>
    internal TwinSeam Seam => new(name => Find(name) is { } twin ? TwinPage.Of(twin) : null, name => Find(name)?.Heart(Seed));

    /// <summary>The twin of a device; null where none was heard.</summary>
    internal HostTwin? Find(string device)
    {
        lock (_lock)
        {
            return _twins.GetValueOrDefault(device);
        }
    }

    /// <inheritdoc/>
    public void OnDocument(string device, string topicTail, byte[] payload)
    {
        if (topicTail is not (Whole or Delta))
        {
            return;
        }
        HostTwin twin;
        lock (_lock)
        {
            if (!_twins.TryGetValue(device, out HostTwin? known))
            {
                if (_twins.Count >= MostDevices)
                {
                    return;
                }
                _twins.Add(device, known = new HostTwin(device, clock));
            }
            twin = known;
        }
        if (twin.Take(payload, topicTail == Delta))
        {
            Begin(device, twin);
        }
    }

    private void Begin(string device, HostTwin twin)
    {
        lock (_lock)
        {
            if (!_atWork.Add(device))
            {
                // Whoever is at work looks once more before it ends.
                return;
            }
        }
        _ = Task.Run(() => Work(device, twin), cancellation);
    }

    private void Work(string device, HostTwin twin)
    {
        while (true)
        {
            try
            {
                twin.Fit(cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            lock (_lock)
            {
                if (twin.Snapshot?.Version == twin.Fitted?.Snapshot.Version || twin.Snapshot?.IsReady != true)
                {
                    _atWork.Remove(device);
                    return;
                }
            }
        }
    }
}
