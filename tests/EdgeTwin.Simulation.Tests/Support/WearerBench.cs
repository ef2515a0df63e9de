using System.Device.I2c;
using System.Device.Spi;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.Wearers;
using Iot.Device.Bus;
using Iot.Device.Max30003;
using Iot.Device.Max30102;

namespace EdgeTwin.Simulation.Tests.Support;

/// <summary>A simulated board with both drivers on it, drained every 40 ms.</summary>
internal sealed class WearerBench : IDisposable
{
    private const int StepUs = 40_000;
    private readonly IDisposable _scope;
    private readonly int[] _microvolts = new int[Max30003.MostSamples];
    private readonly int[] _red = new int[Max30102.FifoDepth];
    private readonly int[] _infrared = new int[Max30102.FifoDepth];

    internal WearerBench(IEcgInput ecg, IPpgInput? ppg = null)
    {
        Board = new SimulatedBoard(ecg, ppg);
        _scope = Board.World.Enter();
        Ecg = new Max30003(SpiDevice.Create(new SpiConnectionSettings(1, new BoardWiring().ChipSelectPin) { ClockFrequency = 4_000_000 }), new Max30003Settings(), new RecoveryLadder(null, 1));
        Ppg = new Max30102(I2cDevice.Create(new I2cConnectionSettings(1, Max30102.DefaultI2cAddress)), new Max30102Settings(), new RecoveryLadder(null, 1));
        Ecg.Begin(0);
        Ppg.Begin(0);
    }

    internal SimulatedBoard Board { get; }

    internal Max30003 Ecg { get; }

    internal Max30102 Ppg { get; }

    internal Action<int> OnEcg { get; init; } = _ => { };

    internal Action<int, int> OnPpg { get; init; } = (_, _) => { };

    internal double NowS => Board.World.Clock.NowUs / 1e6;

    internal void Step()
    {
        Board.AdvanceTo((Board.World.Clock.NowUs / StepUs + 1) * StepUs);
        long nowMs = Board.World.Clock.NowMs;
        if (Ecg.IsReady(nowMs) && Ecg.TryRead(nowMs, _microvolts, out int count))
        {
            for (int i = 0; i < count; i++)
            {
                OnEcg(_microvolts[i]);
            }
        }
        if (Ppg.IsReady(nowMs) && Ppg.TryRead(nowMs, _red, _infrared, out count))
        {
            for (int i = 0; i < count; i++)
            {
                OnPpg(_red[i], _infrared[i]);
            }
        }
    }

    internal void RunTo(double seconds)
    {
        while (NowS < seconds)
        {
            Step();
        }
    }

    public void Dispose()
    {
        Assert.Empty(Board.World.Board.Violations);
        Ecg.Dispose();
        Ppg.Dispose();
        _scope.Dispose();
    }
}
