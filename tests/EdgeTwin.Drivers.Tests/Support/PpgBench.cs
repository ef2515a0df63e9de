using System.Device.I2c;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.World;
using Iot.Device.Bus;
using Iot.Device.Max30102;
using Driver = Iot.Device.Max30102.Max30102;

namespace EdgeTwin.Drivers.Tests.Support;

/// <summary>A MAX30102 on a bus with its driver.</summary>
internal sealed class PpgBench : IDisposable
{
    private readonly IDisposable _scope;

    internal PpgBench(Max30102Options? options = null, Max30102Settings? settings = null, bool busesTakeTime = true, IPpgInput? input = null)
    {
        _scope = World.Enter();
        World.Clock.BusesTakeTime = busesTakeTime;
        Part = new SimulatedMax30102(World, input ?? Input, options);
        Ladder = new RecoveryLadder(new BusPort(World.Board.I2c), 1);
        Settings = settings ?? new Max30102Settings { SettlingSamples = 0 };
        Device = new Driver(I2cDevice.Create(new I2cConnectionSettings(1, Driver.DefaultI2cAddress)), Settings, Ladder);
    }

    internal VirtualWorld World { get; } = new();

    internal CountingPpg Input { get; } = new();

    internal SimulatedMax30102 Part { get; }

    internal RecoveryLadder Ladder { get; }

    internal Max30102Settings Settings { get; }

    internal Driver Device { get; }

    internal int[] Red { get; } = new int[Driver.FifoDepth];

    internal int[] Infrared { get; } = new int[Driver.FifoDepth];

    internal long NowMs => World.Clock.NowMs;

    /// <summary>Steps the driver until it runs.</summary>
    internal bool Start(int mostMs = 500)
    {
        Device.Begin(NowMs);
        return Settle(mostMs);
    }

    internal bool Settle(int mostMs = 500)
    {
        long end = NowMs + mostMs;
        while (!Device.IsReady(NowMs) && NowMs < end)
        {
            World.Advance(1000);
        }
        return Device.State == Max30102State.Running;
    }

    internal bool Read(out int count) => Device.TryRead(NowMs, Red, Infrared, out count);

    /// <summary>Produced less all that the driver accounts for and what still waits.</summary>
    internal long Unaccounted => Part.Produced - Part.Unread - Device.Counters.Taken - Device.Counters.Lost - Device.Counters.Discarded;

    public void Dispose()
    {
        Assert.Empty(World.Board.Violations);
        Device.Dispose();
        _scope.Dispose();
    }
}
