using System.Globalization;
using System.Text;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Simulation.Link;

namespace EdgeTwin.Host.Campaign;

/// <summary>Stands between the firmware and its link, and judges what goes out and how often it knocks.</summary>
internal sealed class LinkTap(LinkModel link, SeedBench bench, Topics topics, RadioTap? radio) : IUplink, IUplinkListener
{
    // The shortest pause that the back-off may draw, half of its first span.
    private const int LeastPauseMs = Device.Limits.BackoffFirstMs / 2;

    private long _connectMs = long.MinValue / 2;
    private IUplinkListener? _listener;

    /// <inheritdoc/>
    public LinkState State
    {
        get
        {
            bench.Supply.Need();
            return link.State;
        }
    }

    /// <summary>True while the wearer lets waveforms out.</summary>
    internal bool HasConsent { get; set; }

    /// <summary>Hears each snapshot of health that the client took.</summary>
    internal Action<ReadOnlyMemory<byte>>? Snapshot { get; init; }

    /// <summary>Told of each edition of the twin that the link took: whether it is a delta, and whether the broker keeps it.</summary>
    internal Action<ReadOnlyMemory<byte>, bool, bool>? Twin { get; init; }

    /// <summary>The device starts: it may connect at once.</summary>
    internal void OnBoot() => _connectMs = long.MinValue / 2;

    /// <inheritdoc/>
    public void Connect(string willTopic, string willMessage)
    {
        bench.Supply.Need();
        long nowMs = bench.Clock.NowMs;
        if (nowMs - _connectMs < LeastPauseMs)
        {
            bench.Tell("pauses between connections", $"connected again after {nowMs - _connectMs} ms");
        }
        if (radio is { IsOn: false })
        {
            bench.Tell("no connection is tried with the radio off", "one was");
        }
        _connectMs = nowMs;
        bench.Trace.Add(nowMs, "connect");
        if (radio is null or { IsJoined: true })
        {
            link.Connect(willTopic, willMessage);
        }
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        bench.Supply.Need();
        link.Disconnect();
    }

    /// <inheritdoc/>
    public bool Subscribe(string topic)
    {
        bench.Supply.Need();
        return link.Subscribe(topic);
    }

    /// <inheritdoc/>
    public bool Publish(string topic, byte[] payload, int length, int qos, bool isRetained)
    {
        bench.Supply.Need();
        if (topic == topics.Event)
        {
            OnEvent(Encoding.ASCII.GetString(payload, 0, length));
        }
        else if ((topic == topics.WaveEcg || topic == topics.WavePpg) && !HasConsent)
        {
            bench.Tell("no samples without consent", $"{length} bytes went to {topic}");
        }
        bool isTaken = link.Publish(topic, payload, length, qos, isRetained);
        if (isTaken && topic == topics.Health)
        {
            Snapshot?.Invoke(payload.AsMemory(0, length));
        }
        else if (isTaken && (topic == topics.Twin || topic == topics.TwinDelta))
        {
            Twin?.Invoke(payload.AsMemory(0, length), topic == topics.TwinDelta, isRetained);
        }
        return isTaken;
    }

    /// <inheritdoc/>
    public void Poll(IUplinkListener listener)
    {
        bench.Supply.Need();
        _listener = listener;
        link.Poll(this);
    }

    /// <inheritdoc/>
    public void OnMessage(string topic, byte[] payload, int length)
    {
        bench.Trace.Add(bench.Clock.NowMs, $"heard {topic[Topics.Root.Length..]} {Encoding.ASCII.GetString(payload, 0, length).ReplaceLineEndings(" ")}", length);
        _listener!.OnMessage(topic, payload, length);
    }

    // The envelope's beginning has fixed places: no parser is needed for what the collector parses in full.
    private void OnEvent(string text)
    {
        const string LogAt = "{\"log\":\"";
        int seqAt = text.IndexOf(",\"seq\":", StringComparison.Ordinal);
        if (!text.StartsWith(LogAt, StringComparison.Ordinal) || seqAt < 0 || seqAt > 60)
        {
            bench.Trace.Add(bench.Clock.NowMs, "publish-gap", text.Length);
            return;
        }
        uint logId = uint.Parse(text.AsSpan(LogAt.Length, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        int from = seqAt + 7;
        uint seq = uint.Parse(text.AsSpan(from, text.IndexOf(',', from) - from), NumberStyles.None, CultureInfo.InvariantCulture);
        bench.Trace.Add(bench.Clock.NowMs, "publish", seq, text.Length);
        bench.Ledger.OnPublished(logId, seq, bench.Clock.NowMs);
    }
}
