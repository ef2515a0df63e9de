using System.Text;
using System.Text.Json;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Ports;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Support;

/// <summary>A wearable over a good flash and a link that records, in virtual time.</summary>
internal sealed class WearableBench : IButton, ISignalLed, IReboot
{
    internal const int StepMs = 20;

    private readonly FaultTally _tally = new();
    private readonly WearableParts _parts;

    internal WearableBench(IEcgFrontEnd? ecg = null, IPpgFrontEnd? ppg = null, bool keepsHealth = false)
    {
        Ecg = ecg ?? new ScriptedEcg();
        Flash = new FlashModel(8, new SplitMix64(1), _tally);
        ConfigFlash = new FlashModel(2, new SplitMix64(2), _tally);
        HealthFlash = keepsHealth ? new FlashModel(Limits.HealthSlots, new SplitMix64(3), _tally) : null;
        _parts = new WearableParts
        {
            DeviceId = "w-1",
            Version = "1.2.3",
            Seed = 77,
            LogSegments = 6,
            Clock = Clock,
            LogStore = Flash,
            ConfigStore = ConfigFlash,
            HealthStore = HealthFlash!,
            Uplink = Link,
            Ecg = Ecg,
            Ppg = ppg,
            Button = this,
            Led = this,
            Reboot = this,
        };
        Wearable = new Wearable(_parts);
        Wearable.Start();
    }

    public bool IsPressed { get; set; }

    internal VirtualClock Clock { get; } = new();

    internal FlashModel Flash { get; }

    internal FlashModel ConfigFlash { get; }

    internal RecordingUplink Link { get; } = new();

    internal IEcgFrontEnd Ecg { get; }

    internal FlashModel? HealthFlash { get; }

    internal Wearable Wearable { get; private set; }

    internal List<SignalHint> Hints { get; } = [];

    internal int Reboots { get; private set; }

    public void Show(SignalHint hint) => Hints.Add(hint);

    public void Reboot() => Reboots++;

    /// <summary>The device starts anew, on the flash as it is.</summary>
    internal void Restart()
    {
        Clock.Boot();
        Link.Disconnect();
        Wearable = new Wearable(_parts);
        Wearable.Start();
    }

    internal void Run(double seconds)
    {
        for (long endMs = Clock.NowMs + (long)(seconds * 1000); Clock.NowMs < endMs;)
        {
            Clock.AdvanceTo(Clock.NowMs + StepMs);
            Wearable.Step();
        }
    }

    internal void Send(string topic, string payload) => Link.ToDevice("edgetwin/w-1" + topic, Encoding.ASCII.GetBytes(payload));

    /// <summary>Events of a kind in the log, as JSON.</summary>
    internal List<JsonElement> Logged(string kind) =>
        [.. Bench.ReadAll(Wearable.Log).Select(r => JsonDocument.Parse(r.Text).RootElement).Where(e => e.GetProperty("kind").GetString() == kind)];
}
