using System.Text;
using System.Text.Json;
using EdgeTwin.Device.Configuration;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Power;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Device.Tests.Power;

/// <summary>A wearable whose radio can be switched. Its link is there while the radio has joined, and its events are its own: nobody wears it.</summary>
internal sealed class DutyBench : IButton
{
    private const int StepMs = 250;

    private readonly Bench _bench = new();

    internal DutyBench(int minutes, bool hasRadio = true)
    {
        Radio = new ScriptedRadio(Clock);
        Wearable = new Wearable(new WearableParts
        {
            DeviceId = "w-1",
            Version = "1",
            Seed = 77,
            LogSegments = Bench.Segments,
            Clock = Clock,
            LogStore = _bench.Flash,
            ConfigStore = new Simulation.Flash.FlashModel(2, new Simulation.Hearts.SplitMix64(2), _bench.Tally),
            Uplink = Link,
            Radio = hasRadio ? Radio : null,
            Button = this,
            Reboot = new NoReboot(),
        });
        Link.IsThere = !hasRadio;
        Wearable.Start();
        if (minutes > 0)
        {
            Set(minutes);
        }
    }

    public bool IsPressed { get; set; }

    internal VirtualClock Clock => _bench.Clock;

    internal ScriptedRadio Radio { get; }

    internal RecordingUplink Link { get; } = new();

    internal Wearable Wearable { get; }

    internal bool IsAllAcknowledged => Wearable.Log.AckedSeq == Wearable.Log.LastSeq;

    internal List<JsonElement> Status => [.. Link.Published.Where(p => p.Topic == "edgetwin/w-1/status").Select(p => JsonDocument.Parse(p.Payload).RootElement)];

    internal void Set(int minutes)
    {
        byte[] text = Encoding.ASCII.GetBytes($"{minutes}");
        Assert.Equal(ConfigResult.Applied, Wearable.Config.Apply(ConfigKey.UplinkMinutes, text, text.Length));
    }

    /// <summary>The wearer presses the symptom button.</summary>
    internal void Press()
    {
        IsPressed = true;
        Run(0.5);
        IsPressed = false;
    }

    internal void Run(double seconds)
    {
        for (long endMs = Clock.NowMs + (long)(seconds * 1000); Clock.NowMs < endMs;)
        {
            Clock.AdvanceTo(Clock.NowMs + StepMs);
            Step();
        }
    }

    /// <summary>Goes on until the radio is off.</summary>
    internal void RunToRest()
    {
        for (int i = 0; i < 1200 && (Radio.IsOn || i == 0); i++)
        {
            Run(0.25);
        }
        Assert.False(Radio.IsOn);
    }

    internal void Tell(int bytes = 20) => Assert.NotEqual(0u, Bench.Append(Wearable.Log, $"{{\"x\":\"{new string('x', bytes)}\"}}", RecordType.Technical));

    private sealed class NoReboot : IReboot
    {
        public void Reboot() => Assert.Fail("the device started itself anew");
    }

    private void Step()
    {
        if (Wearable.Duty.State != DutyState.AlwaysOn && Link.IsThere != Radio.IsUp)
        {
            if (Radio.IsUp)
            {
                Link.IsThere = true;
            }
            else
            {
                Link.Break();
            }
        }
        Wearable.Step();
    }
}
