using System.Device.I2c;
using System.Device.Spi;
using System.Text.Json;
using EdgeTwin.Core;
using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Wearers;
using Iot.Device.Bus;
using Iot.Device.Max30003;
using Iot.Device.Max30102;

namespace EdgeTwin.Device.Tests.Acquisition;

/// <summary>The light of a simulated wearer, through both drivers, into the twin of a whole device.</summary>
public sealed class LightTests
{
    [Fact]
    public void The_currents_are_steered_into_range_and_every_change_is_told()
    {
        PulseTraits dark = new() { RedPicoamps = 500_000, InfraredPicoamps = 4_200_000 };
        using Worn worn = new(new Scenario("calm", "", [HeartSegment.Sinus(300, 72)]), dark);
        worn.Run(90);
        Assert.InRange(0.5 * worn.Ppg.RedMicroamps / 7000 / 4.096, 0.40, 0.70);
        Assert.InRange(4.2 * worn.Ppg.InfraredMicroamps / 7000 / 4.096, 0.40, 0.70);
        Assert.Equal(worn.Ppg.RedMicroamps, worn.Board.Ppg.RedMicroamps);
        Assert.Equal(worn.Ppg.InfraredMicroamps, worn.Board.Ppg.InfraredMicroamps);
        int settled = worn.Ppg.LedChanges;
        worn.Run(150);
        Assert.Equal(settled, worn.Ppg.LedChanges);
        JsonElement[] told = [.. worn.Sent.Where(e => e.GetProperty("kind").GetString() == "led-current")];
        Assert.Equal(settled, told.Sum(e => e.GetProperty("evidence").GetProperty("changes").GetInt32()));
        Assert.Equal(worn.Ppg.RedMicroamps, told[^1].GetProperty("evidence").GetProperty("redMicroamps").GetInt32());
    }

    [Fact]
    public void A_finger_that_leaves_darkens_the_LEDs_until_it_is_back()
    {
        using Worn worn = new(new Scenario("off", "", [HeartSegment.Sinus(300, 72)]) { Disturbances = [new(DisturbanceKind.FingerOff, 40, 80)] });
        worn.Run(38);
        int before = worn.Ppg.InfraredMicroamps;
        worn.Run(40);
        Assert.Equal(LedControl.GlimmerMicroamps, worn.Ppg.InfraredMicroamps);
        worn.Run(12);
        Assert.InRange(worn.Ppg.InfraredMicroamps, before * 0.9, before * 1.1);
    }

    [Fact]
    public void Through_both_front_ends_beats_and_pulses_meet_and_the_rate_outlives_a_lost_electrode()
    {
        Scenario scenario = new("lost", "", [HeartSegment.Sinus(300, 72)]) { Disturbances = [new(DisturbanceKind.LeadOff, 80, 120)] };
        using Worn worn = new(scenario, new PulseTraits { WeakDelayMs = 0 });
        worn.Run(75);
        CardioTwin twin = worn.Device.Wearable.Twin;
        Assert.InRange(twin.Fusion.ArrivalMs, 232, 268);
        Assert.InRange(twin.Fusion.AgreementPercent, 90, 100);
        Assert.InRange(twin.Pulses.Spo2Permille, 940, 1000);
        for (int i = 0; i < 45; i++)
        {
            worn.Run(1);
            Assert.InRange(twin.FusedRateBpm, 69, 75);
        }
        Assert.DoesNotContain(worn.Sent, e => e.GetProperty("kind").GetString()!.StartsWith("asystole", StringComparison.Ordinal));
    }

    [Fact]
    public void The_dies_temperature_is_read_now_and_then()
    {
        using Worn worn = new(new Scenario("calm", "", [HeartSegment.Sinus(300, 72)]), new PulseTraits { SkinCelsius = 33 });
        worn.Run(30);
        Assert.InRange(worn.Device.Wearable.Intake.DieSixteenths, 33 * 16, 34 * 16);
    }

    private sealed class Worn : IDisposable
    {
        private readonly IDisposable _scope;
        private readonly Max30003 _ecg;
        private readonly Max30102 _ppg;

        internal Worn(Scenario scenario, PulseTraits? light = null)
        {
            SimulatedWearer wearer = new(scenario, 5, light);
            Board = new SimulatedBoard(wearer, wearer);
            _scope = Board.World.Enter();
            BoardWiring wiring = new();
            _ecg = new Max30003(SpiDevice.Create(new SpiConnectionSettings(wiring.SpiBus, wiring.ChipSelectPin)), new Max30003Settings(), new RecoveryLadder(null, 1));
            _ppg = new Max30102(I2cDevice.Create(new I2cConnectionSettings(wiring.I2cBus, Max30102.DefaultI2cAddress)), new Max30102Settings(), new RecoveryLadder(null, 1));
            Ppg = new Max30102FrontEnd(_ppg);
            Device = new WearableBench(new Max30003FrontEnd(_ecg), Ppg);
        }

        internal SimulatedBoard Board { get; }

        internal Max30102FrontEnd Ppg { get; }

        internal WearableBench Device { get; }

        internal IEnumerable<JsonElement> Sent => Device.Link.Published.Where(message => message.Topic.EndsWith("/event", StringComparison.Ordinal))
            .Select(message => JsonDocument.Parse(message.Payload).RootElement).Where(message => message.TryGetProperty("event", out _))
            .Select(message => message.GetProperty("event"));

        internal void Run(double seconds)
        {
            for (long end = Device.Clock.NowMs + (long)(seconds * 1000); Device.Clock.NowMs < end;)
            {
                Device.Clock.AdvanceTo(Device.Clock.NowMs + WearableBench.StepMs);
                Board.AdvanceTo(Device.Clock.NowMs * 1000);
                Device.Wearable.Step();
            }
        }

        public void Dispose()
        {
            Assert.Empty(Board.World.Board.Violations);
            _ecg.Dispose();
            _ppg.Dispose();
            _scope.Dispose();
        }
    }
}
