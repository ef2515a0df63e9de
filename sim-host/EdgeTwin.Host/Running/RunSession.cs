using System.Diagnostics;
using EdgeTwin.Device.Ports;
using EdgeTwin.Host.Broker;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Link;
using EdgeTwin.Host.Page;
using EdgeTwin.Host.Replay;
using EdgeTwin.Host.Twins;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Host.Running;

/// <summary>A wearable, its broker and its collector, running until the trace ends, time is up or somebody ends it.</summary>
internal sealed class RunSession
{
    private const long RoundUs = SimulatedDevice.RoundMs * 1000;

    /// <summary>Simulated time that the log gets to empty itself at the end.</summary>
    private const long FarewellUs = 120_000_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    private readonly RunOptions _options;
    private readonly RunFeed _feed = new();
    private readonly DeviceDesk _desk;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _end;
    private RunSnapshot? _now;
    private bool _isUp;

    private RunSession(RunOptions options, CancellationToken cancellation)
    {
        _options = options;
        _cancellation = cancellation;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _desk = new DeviceDesk(options.DeviceId, DeviceDesk.TapPpgHz) { Look = () => Volatile.Read(ref _now) is { } now ? RunLook.Of(now) : null };
    }

    /// <summary>Runs.</summary>
    /// <param name="options">What.</param>
    /// <param name="withView">Makes the view, shows it while the work goes on, and takes it away.</param>
    /// <param name="started">Told where the broker is and what to open for the page (null for none), once everything runs.</param>
    /// <param name="cancellation">Ends the run in good order.</param>
    /// <exception cref="Recordings.InputException">The trace, the broker or the store are not to be had.</exception>
    internal static RunResult Run(RunOptions options, Action<Action<IRunView>> withView, Action<BrokerAddress, string?> started, CancellationToken cancellation)
    {
        RunSession session = new(options, cancellation);
        return session.RunAsync(withView, started).GetAwaiter().GetResult();
    }

    private async Task<RunResult> RunAsync(Action<Action<IRunView>> withView, Action<BrokerAddress, string?> started)
    {
        using ReplayedRecord? record = _options.Trace is { } trace ? ReplayedRecord.Open(trace, _options.Signal) : null;
        using TraceFeed? feed = record is null ? null : new TraceFeed(record.OpenSource());
        using CollectorStore store = _options.Database is { } file ? CollectorStore.Open(file) : CollectorStore.InMemory();
        await using EmbeddedBroker? broker = _options.Broker is null ? await EmbeddedBroker.StartAsync(_options.Port, isForAnyTopic: _options.HomeAssistant is not null) : null;
        BrokerAddress address = _options.Broker ?? broker!.Address;
        // The collector outlives the device's goodbye, so it does not stop with the person's Ctrl-C.
        HostTwins twins = new(TimeProvider.System, _end.Token);
        PageDesk? desk = _options.Page is null ? null : new PageDesk(_options.IsDeviceOnly ? null : store, _options.Twins ?? twins.Seam, _desk, TimeProvider.System);
        CollectorOptions collecting = new() { Broker = address, Listener = desk is null ? _feed : new CollectorListeners(_feed, desk), Documents = desk is null ? null : new DeviceFeeds(desk, twins), HomeAssistant = _options.HomeAssistant };
        await using Collector? collector = _options.IsDeviceOnly ? null : await Collector.StartAsync(store, collecting, CancellationToken.None);
        await using PageServer? page = desk is null ? null : await PageServer.StartAsync(_options.Page!, desk, null);
        started(address, page?.Link);
        Stopwatch elapsed = Stopwatch.StartNew();
        bool isComplete = false;
        Task device = Task.Factory.StartNew(() => isComplete = Drive(address, feed), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _ = device.ContinueWith(_ => _end.Cancel(), TaskScheduler.Default);
        withView(view => Watch(view, device));
        await device;
        return new RunResult(_now!, collector?.Counters, _feed.EventsFrom(0), isComplete, _cancellation.IsCancellationRequested, elapsed.Elapsed, feed?.Missing ?? 0);
    }

    /// <summary>The device's thread: its whole life.</summary>
    /// <returns>True where everything was acknowledged in the end.</returns>
    private bool Drive(BrokerAddress address, TraceFeed? feed)
    {
        NetworkSwitch network = new(address);
        TracePlayer? player = feed is null ? null : new TracePlayer(feed.Read);
        SimulatedWearer? wearer = player is null ? new SimulatedWearer(_options.Scenario, _options.Seed) : null;
        using SimulatedDevice device = new(
            _desk, player is null ? wearer! : player, wearer, network, (uint)Random.Shared.Next(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        RunPace pace = new(_options.Speed);
        long toUs = 0;
        Stopwatch looked = Stopwatch.StartNew();
        long endUs = _options.ForSeconds is { } seconds ? seconds * 1_000_000L : long.MaxValue;
        while (!_end.IsCancellationRequested && toUs < endUs)
        {
            long traceEndUs = player is not null && feed!.Length is { } length ? player.TimeOf(length - 1) : long.MaxValue;
            toUs = Math.Min(toUs + RoundUs, Math.Min(endUs, traceEndUs));
            network.IsOut = player is null && _options.Scenario.IsLinkOutAt(toUs / 1e6);
            Step(device, toUs);
            if (looked.Elapsed >= LookEvery)
            {
                looked.Restart();
                Volatile.Write(ref _now, device.Look());
            }
            if (toUs == traceEndUs)
            {
                break;
            }
            pace.Hold(RoundUs / 1000.0, device.IsOnTheWay, _end.Token);
        }
        return SayGoodbye(device, network, toUs);
    }

    private void Step(SimulatedDevice device, long toUs)
    {
        device.Step(toUs);
        bool isUp = device.Firmware.Uplink.State == LinkState.Up;
        if (isUp != _isUp)
        {
            _isUp = isUp;
            _feed.LinkChanged(new LinkChange(device.Seconds, isUp));
        }
    }

    // The front end converts no more, what it holds is read, open episodes end, and the log empties itself as far as the link lets it.
    private bool SayGoodbye(SimulatedDevice device, NetworkSwitch network, long fromUs)
    {
        device.StopConverting();
        long toUs = fromUs;
        for (int i = 0; i < 10; i++)
        {
            toUs += RoundUs;
            device.Step(toUs);
        }
        device.Firmware.Wearable.EndSignal();
        network.IsOut = false;
        RunPace pace = new(_options.Speed is { } speed ? Math.Max(speed, 10) : null);
        while (!device.IsAllAcknowledged && toUs < fromUs + FarewellUs)
        {
            toUs += RoundUs;
            Step(device, toUs);
            pace.Hold(RoundUs / 1000.0, true, CancellationToken.None);
        }
        Volatile.Write(ref _now, device.Look());
        bool isComplete = device.IsAllAcknowledged;
        device.Firmware.Stop();
        return isComplete;
    }

    private void Watch(IRunView view, Task device)
    {
        int shown = 0;
        while (true)
        {
            bool isOver = device.IsCompleted;
            IReadOnlyList<CollectedEvent> events = _feed.EventsFrom(shown);
            shown += events.Count;
            if (Volatile.Read(ref _now) is { } now)
            {
                view.Show(now with { LinkChanges = _feed.TakeLinkChanges() }, events, _feed.TakeRemarks(), _feed.AckedSeq);
            }
            if (isOver)
            {
                return;
            }
            device.Wait(view.Every);
        }
    }
}
