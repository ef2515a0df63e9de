using System.Collections.Concurrent;
using System.Threading.Channels;
using EdgeTwin.Host.Broker;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Collecting;

/// <summary>
/// Takes what devices send, stores it, and only then acknowledges it: the retained message that lets a device free its log. Keeps going over broker
/// restarts; after each, all acknowledgements are published anew, since the broker may have lost them.
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private const int QueueLength = 1024;
    private const int LargestBatch = 256;

    private readonly CollectorStore _store;
    private readonly CollectorOptions _options;
    private readonly CollectorLink _link;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<Incoming> _queue = Channel.CreateBounded<Incoming>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly ConcurrentDictionary<string, AckedLog> _acked = new(StringComparer.Ordinal);
    private readonly CounterBoard _counters = new();

    private Collector(CollectorStore store, CollectorOptions options, CancellationToken cancellation)
    {
        _store = store;
        _options = options;
        _link = new CollectorLink(options, _queue.Writer);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Ends when the collector has stopped; with an <see cref="InputException"/> where the store failed.</summary>
    internal Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>True while the way to the broker is there.</summary>
    internal bool IsConnected => _link.IsUp;

    /// <summary>What was heard so far.</summary>
    internal CollectorCounters Counters => _counters.Read();

    /// <summary>What the broker holds as acknowledged, by device.</summary>
    internal IReadOnlyDictionary<string, AckedLog> Acknowledged => _acked;

    /// <summary>Connects and begins to collect.</summary>
    /// <param name="store">Where events go; it stays open when the collector is gone.</param>
    /// <param name="options">Which broker, and how.</param>
    /// <param name="cancellation">Stops the start, and later the collector.</param>
    /// <exception cref="InputException">The broker cannot be reached or refuses us, unless <see cref="CollectorOptions.WaitsForBroker"/>.</exception>
    internal static async Task<Collector> StartAsync(CollectorStore store, CollectorOptions options, CancellationToken cancellation)
    {
        Collector collector = new(store, options, cancellation);
        BrokerSession? first = null;
        if (!options.WaitsForBroker)
        {
            try
            {
                first = await collector._link.ConnectAsync(cancellation);
            }
            catch (BrokerRefusal refusal)
            {
                collector._stop.Dispose();
                throw new InputException("broker", "", refusal.Message, "check --mqtt, --cafile, --cert and --key, or wait for it with --wait");
            }
        }
        collector.Completion = collector.RunAsync(first);
        return collector;
    }

    /// <summary>Asks a device for its samples; it sends them only with its wearer's consent.</summary>
    /// <returns>False where the broker did not take it.</returns>
    internal Task<bool> AskForWavesAsync(string device, int seconds, CancellationToken cancellation) => _link.AskForWavesAsync(device, seconds, cancellation);

    /// <summary>Stops collecting. What was stored stays; what was not is sent again by the devices.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Whoever wants to know how it ended awaits Completion.
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(BrokerSession? first)
    {
        Task link = _link.RunAsync(first, _stop.Token);
        try
        {
            await Task.Run(WorkAsync);
        }
        finally
        {
            await _stop.CancelAsync();
            await link;
        }
    }

    private async Task WorkAsync()
    {
        List<Incoming> batch = new(LargestBatch);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(_stop.Token))
            {
                batch.Clear();
                while (batch.Count < LargestBatch && _queue.Reader.TryRead(out Incoming incoming))
                {
                    batch.Add(incoming);
                }
                await TakeAsync(batch);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task TakeAsync(List<Incoming> batch)
    {
        BatchNotes notes = new();
        if (batch.Exists(one => one.What is IncomingKind.Event or IncomingKind.Status))
        {
            using StoreBatch stored = _store.Begin(_options.Clock.GetUtcNow());
            foreach (Incoming one in batch)
            {
                BatchWriter.Add(stored, one, notes);
            }
            stored.Commit();
        }
        else
        {
            batch.ForEach(one => BatchWriter.AddUnstored(one, notes));
        }
        _counters.Add(notes);
        if (_options.Listener is { } listener)
        {
            notes.Told.ForEach(tell => tell(listener));
        }
        // From here on it is durable.
        if (notes.HasLinkUp)
        {
            foreach (AckedLog log in _store.NewestLogs())
            {
                notes.Acks[log.Device] = log;
            }
        }
        foreach (AckedLog log in notes.Acks.Values)
        {
            await AcknowledgeAsync(log);
        }
        await AnnounceAsync(notes);
    }

    private async Task AnnounceAsync(BatchNotes notes)
    {
        if (_options.HomeAssistant is not { } assistant)
        {
            return;
        }
        foreach (string device in assistant.Due(notes.Heard, notes.HasLinkUp))
        {
            if (!await _link.AnnounceAsync(assistant, device, _stop.Token) && _link.IsUp)
            {
                _options.Listener?.OnRefused(new RefusedMessage(device, $"the broker does not let us tell Home Assistant of it at {assistant.Topic(device)}"));
            }
        }
    }

    private async Task AcknowledgeAsync(AckedLog log)
    {
        bool isTaken = await _link.AcknowledgeAsync(log, _stop.Token);
        _counters.AddAcknowledgement(isTaken);
        if (isTaken)
        {
            _acked[log.Device] = log;
            _options.Listener?.OnAcknowledged(log);
        }
    }
}
