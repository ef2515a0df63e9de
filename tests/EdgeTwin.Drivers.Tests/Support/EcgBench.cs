using System.Device.Spi;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.World;
using Iot.Device.Bus;
using Iot.Device.Max30003;
using Driver = Iot.Device.Max30003.Max30003;

namespace EdgeTwin.Drivers.Tests.Support;

/// <summary>A MAX30003 on a bus with its driver.</summary>
internal sealed class EcgBench : IDisposable
{
    private readonly IDisposable _scope;

    internal EcgBench(Max30003Options? options = null, Max30003Settings? settings = null, IEcgInput? input = null)
    {
        _scope = World.Enter();
        Part = new SimulatedMax30003(World, input ?? new CountingEcg(), options);
        Ladder = new RecoveryLadder(null, 1);
        Device = new Driver(SpiDevice.Create(new SpiConnectionSettings(1, 5) { ClockFrequency = 1_000_000 }), settings ?? new Max30003Settings(), Ladder);
    }

    internal VirtualWorld World { get; } = new();

    internal SimulatedMax30003 Part { get; }

    internal RecoveryLadder Ladder { get; }

    internal Driver Device { get; }

    internal int[] Microvolts { get; } = new int[Driver.MostSamples];

    internal long NowMs => World.Clock.NowMs;

    /// <summary>Samples of the part before the driver first ran, which are nobody's loss.</summary>
    internal long ProducedBefore { get; private set; }

    internal bool Start(int mostMs = 1000)
    {
        Device.Begin(NowMs);
        bool runs = Settle(mostMs);
        ProducedBefore = Part.Produced;
        return runs;
    }

    internal bool Settle(int mostMs = 1000)
    {
        long end = NowMs + mostMs;
        while (!Device.IsReady(NowMs) && NowMs < end)
        {
            World.Advance(1000);
        }
        return Device.State == Max30003State.Running;
    }

    internal bool Read(out int count) => Device.TryRead(NowMs, Microvolts, out count);

    /// <summary>Produced less all that the driver accounts for and what still waits.</summary>
    internal long Unaccounted => Part.Produced - ProducedBefore - Part.Unread - Device.Counters.Taken - Device.Counters.Lost;

    public void Dispose()
    {
        Assert.Empty(World.Board.Violations);
        Device.Dispose();
        _scope.Dispose();
    }
}
