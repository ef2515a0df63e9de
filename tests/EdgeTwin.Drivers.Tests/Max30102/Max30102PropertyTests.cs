using CsCheck;
using EdgeTwin.Drivers.Tests.Support;
using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Drivers.Tests.Max30102;

public sealed class Max30102PropertyTests
{
    [Fact]
    public void Whenever_it_is_read_no_sample_is_lost_silently() =>
        Gen.Select(Gen.Int[200, 450_000].Array[1, 60], Gen.Int[0, 3], Gen.Bool).Sample((pausesUs, emptyRead, movesPointer) =>
        {
            using PpgBench bench = new(new Max30102Options { EmptyRead = (EmptyFifoRead)emptyRead, RolloverMovesReadPointer = movesPointer });
            Assert.True(bench.Start());
            int last = -1;
            foreach (int pauseUs in pausesUs)
            {
                bench.World.Advance(pauseUs);
                Assert.True(bench.Read(out int count));
                for (int s = 0; s < count; s++)
                {
                    long gap = s == 0 ? bench.Device.GapSamples : 0;
                    long missing = last < 0 ? gap : (bench.Red[s] - last) / 8 - 1;
                    // One sample may fall between the counter's read and the first of the FIFO, and only with a gap told anyway.
                    Assert.InRange(missing, Math.Max(0, gap - 1), gap > 0 ? gap + 1 : 0);
                    last = bench.Red[s];
                }
            }
            Assert.InRange(bench.Unaccounted, -bench.Device.Counters.Overflows, bench.Device.Counters.Overflows);
            Assert.Equal(0, bench.Part.EmptyReads);
        }, iter: 300, threads: 1);

    [Fact]
    public void Whatever_fails_the_driver_comes_back_and_what_it_gives_is_real() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 6], Gen.Int[0, 120]).Array[1, 40].Sample(steps =>
        {
            using PpgBench bench = new();
            Assert.True(bench.Start());
            int last = -1;
            bool isFirst = true;
            foreach ((int pauseMs, int fault, int detail) in steps)
            {
                bench.World.Advance(pauseMs * 1000L);
                switch (fault)
                {
                    case 1:
                        bench.World.Board.I2c.FailNext(System.Device.I2c.I2cTransferStatus.SlaveAddressNotAcknowledged, 1 + detail % 5);
                        break;
                    case 2:
                        bench.World.Board.I2c.TearNext(detail);
                        break;
                    case 3:
                        bench.World.Board.I2c.Jam(1, 1 + detail % 9);
                        break;
                    case 4:
                        bench.Part.BrownOut();
                        break;
                }
                bool runs = bench.Device.IsReady(bench.NowMs);
                if (!runs || !bench.Read(out int count))
                {
                    continue;
                }
                for (int s = 0; s < count; s++)
                {
                    int value = bench.Red[s];
                    Assert.Equal(0, value % 8);
                    long gap = s == 0 ? bench.Device.GapSamples : 0;
                    int step = (value - last) / 8;
                    if (!isFirst)
                    {
                        Assert.True(step > 0, $"sample {value} after {last}");
                        Assert.True(step == 1 || gap > 0, $"{step - 1} samples missing without a gap");
                    }
                    last = value;
                    isFirst = false;
                }
            }
            Assert.Equal(0, bench.Part.EmptyReads);
            bench.World.Board.I2c.FailNext(System.Device.I2c.I2cTransferStatus.FullTransfer, 0);
            bool isBack = false;
            for (int i = 0; i < 200 && !isBack; i++)
            {
                bench.World.Advance(50_000);
                isBack = bench.Device.IsReady(bench.NowMs) && bench.Read(out int count) && count > 0;
            }
            Assert.True(isBack);
        }, iter: 300, threads: 1);

    [Fact]
    public void In_steady_state_nothing_is_allocated()
    {
        using PpgBench bench = new();
        Assert.True(bench.Start());
        Run(bench, 200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long taken = Run(bench, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(taken, 99_000, 103_000);
    }

    private static long Run(PpgBench bench, int steps)
    {
        long taken = 0;
        for (int i = 0; i < steps; i++)
        {
            bench.World.Advance(100_000);
            bool isRead = bench.Device.IsReady(bench.NowMs) & bench.Device.TryRead(bench.NowMs, bench.Red, bench.Infrared, out int count);
            taken += isRead ? count : 0;
        }
        return taken;
    }
}
