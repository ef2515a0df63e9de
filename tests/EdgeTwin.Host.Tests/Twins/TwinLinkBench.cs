using System.Text;
using EdgeTwin.Device;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Host.Twins;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Twin;

namespace EdgeTwin.Host.Tests.Twins;

/// <summary>A wearable whose editions of the twin go straight to a host twin, over a link that can be cut, in virtual time.</summary>
internal sealed class TwinLinkBench : TimeProvider, IUplink, IEcgFrontEnd, IReboot
{
    private const int StepMs = 20;
    private const int MsPerSample = 4;
    private const long StartUtcMs = 1_900_000_000_000;

    private readonly SyntheticEcg _ecg;
    private readonly Topics _topics = new("w-1");
    private readonly int[] _one = new int[1];
    private readonly VirtualClock _clock = new() { UtcOffsetMs = StartUtcMs };
    private readonly WearableParts _parts;
    private byte[] _ack = [];
    private long _givenMs;

    internal TwinLinkBench(double rateBpm)
    {
        FaultTally tally = new();
        _ecg = new SyntheticEcg([HeartSegment.Sinus(60, rateBpm)], null, loops: true);
        Host = new HostTwin("w-1", this);
        _parts = new WearableParts
        {
            DeviceId = "w-1",
            Seed = 7,
            LogSegments = 6,
            Clock = _clock,
            LogStore = new FlashModel(8, new SplitMix64(1), tally),
            ConfigStore = new FlashModel(2, new SplitMix64(2), tally),
            TwinStore = new FlashModel(Device.Limits.TwinSlots, new SplitMix64(3), tally),
            Uplink = this,
            Ecg = this,
            Reboot = this,
        };
        Boot();
    }

    internal HostTwin Host { get; }

    internal Wearable Wearable { get; private set; } = null!;

    /// <summary>True while nothing goes over the link.</summary>
    internal bool IsCut { get; set; }

    /// <summary>Messages of the twin that arrived, in order: true for a delta.</summary>
    internal List<bool> Arrived { get; } = [];

    /// <summary>What of an edition was not what the device held as it told it.</summary>
    internal List<string> Differences { get; } = [];

    public string Name => "synthetic";

    public FrontEndState State => FrontEndState.Running;

    LinkState IUplink.State => _isUp && !IsCut ? LinkState.Up : LinkState.Down;

    public long Readings { get; private set; }

    public int HighPassMilliHz => 35;

    public bool AllowsSt => true;

    public int LatencyMs => 0;

    private bool _isUp;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(_clock.UtcMs);

    public void Begin(long nowMs)
    {
    }

    public void Reboot() => throw new InvalidOperationException("the device gave itself up");

    /// <summary>Power goes and comes: the log and the twin are in flash.</summary>
    internal void Boot()
    {
        _isUp = false;
        Wearable = new Wearable(_parts);
        Wearable.Start();
    }

    internal void Run(double minutes)
    {
        for (double ms = minutes * 60_000; ms > 0; ms -= StepMs)
        {
            _clock.AdvanceTo(_clock.NowMs + StepMs);
            Wearable.Step();
        }
    }

    public void Step(long nowMs, IEcgTaker taker)
    {
        for (; _givenMs + MsPerSample <= nowMs; _givenMs += MsPerSample)
        {
            _ecg.Read(_one);
            Readings++;
            taker.OnEcg(_one, 1);
        }
    }

    public void Connect(string willTopic, string willMessage) => _isUp = !IsCut;

    public void Disconnect() => _isUp = false;

    public bool Subscribe(string topic) => true;

    public bool Publish(string topic, byte[] payload, int length, int qos, bool isRetained)
    {
        if (IsCut)
        {
            return false;
        }
        if (topic == _topics.Twin || topic == _topics.TwinDelta)
        {
            Arrived.Add(topic == _topics.TwinDelta);
            Host.Take(payload.AsSpan(0, length), topic == _topics.TwinDelta);
            Compare(Wearable.Heart.Heart);
        }
        else if (topic == _topics.Event)
        {
            string text = Encoding.ASCII.GetString(payload, 0, length);
            _ack = Encoding.ASCII.GetBytes($"{After(text, "\"log\":\"", 8)} {new string([.. After(text, text.Contains("\"lastSeq\":") ? "\"lastSeq\":" : "\"seq\":", 10).TakeWhile(char.IsAsciiDigit)])}");
        }
        return true;
    }

    public void Poll(IUplinkListener listener)
    {
        if (_ack.Length > 0)
        {
            byte[] ack = _ack;
            _ack = [];
            listener.OnMessage(_topics.Ack, ack, ack.Length);
        }
    }

    private static string After(string text, string field, int most)
    {
        int at = text.IndexOf(field, StringComparison.Ordinal) + field.Length;
        return text.Substring(at, Math.Min(most, text.Length - at));
    }

    // The edition was made of the twin's state of this very moment.
    private void Compare(HeartTwin device)
    {
        TwinSnapshot host = Host.Snapshot!;
        Same("version", device.Version, host.Version);
        Same("learned beats", device.LearnedBeats, host.LearnedBeats);
        Same("RR", device.Usual.MeanOf(TwinCells.Rr), host.Rr.Mean);
        Same("beats", device.Ectopy.Beats, host.Beats);
        for (int i = 0; i < TwinCells.Rates; i++)
        {
            Same("ST", device.Usual.MeanOf(TwinCells.StByRate + i), host.StByRate[i].Mean);
            Same("QT", device.Usual.MeanOf(TwinCells.QtByRate + i), host.QtByRate[i].Mean);
            Same("QT's count", device.Usual.CountOf(TwinCells.QtByRate + i), host.QtByRate[i].Count);
        }
        for (int i = 0; i < BeatForm.Points; i++)
        {
            Same("beat", 0, Math.Abs((4 * host.BeatUv[i]) - device.Beat.Form[i]) <= 2 ? 0 : 1);
        }
    }

    private void Same(string what, int device, int host)
    {
        if (device != host)
        {
            Differences.Add($"{what}: device {device}, host {host}, message {Arrived.Count}");
        }
    }
}
