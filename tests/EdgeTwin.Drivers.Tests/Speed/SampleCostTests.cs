using System.Diagnostics;
using EdgeTwin.Drivers.Tests.Support;

namespace EdgeTwin.Drivers.Tests.Speed;

/// <summary>
/// What one sample costs on the host: driver, shim and simulated part together, the parts' inputs being next to nothing, drained as the
/// wearable drains them. EDGETWIN_SPEED=1 holds the time to its limit too; it needs a Release build and a core of its own.
/// </summary>
public sealed class SampleCostTests(ITestOutputHelper output)
{
    private const double MostNs = 100;
    private const int Rounds = 200;
    private const int EcgDrainUs = 50_000;
    private const int PpgDrainUs = 150_000;

    [Fact]
    public void An_ECG_sample_allocates_nothing()
    {
        using EcgBench bench = StartedEcg();
        Assert.Equal(0, Allocated(() => Drain(bench, 2_000)));
        Assert.Equal(0, bench.Device.Counters.Lost);
    }

    [Fact]
    public void A_PPG_sample_allocates_nothing()
    {
        using PpgBench bench = StartedPpg();
        Assert.Equal(0, Allocated(() => Drain(bench, 1_000)));
        Assert.Equal(0, bench.Device.Counters.Lost);
    }

    [Fact]
    public void An_ECG_sample_costs_less_than_100_ns()
    {
        using EcgBench bench = StartedEcg();
        Judge(() => Drain(bench, 500));
    }

    [Fact]
    public void A_PPG_sample_costs_less_than_100_ns()
    {
        using PpgBench bench = StartedPpg();
        Judge(() => Drain(bench, 500));
    }

    private static EcgBench StartedEcg()
    {
        EcgBench bench = new(input: new FlatEcg());
        Assert.True(bench.Start());
        Drain(bench, 2_000); // so that everything is compiled
        return bench;
    }

    private static PpgBench StartedPpg()
    {
        PpgBench bench = new(input: new FlatPpg());
        Assert.True(bench.Start());
        Drain(bench, 2_000);
        return bench;
    }

    private static long Drain(EcgBench bench, int times)
    {
        long before = bench.Device.Counters.Taken;
        for (int i = 0; i < times; i++)
        {
            bench.World.Advance(EcgDrainUs);
            bench.Read(out _);
        }
        return bench.Device.Counters.Taken - before;
    }

    private static long Drain(PpgBench bench, int times)
    {
        long before = bench.Device.Counters.Taken;
        for (int i = 0; i < times; i++)
        {
            bench.World.Advance(PpgDrainUs);
            bench.Read(out _);
        }
        return bench.Device.Counters.Taken - before;
    }

    private static long Allocated(Func<long> drain)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long samples = drain();
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(samples > 10_000);
        return after - before;
    }

    // The best of many short rounds: what the machine does besides only ever adds.
    private void Judge(Func<long> drain)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EDGETWIN_SPEED") == "1", "a matter of time: set EDGETWIN_SPEED=1, in a Release build on an idle machine");
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            long samples = drain();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / samples);
        }
        output.WriteLine($"{best:0.0} ns a sample");
        Assert.True(best < MostNs, $"{best:0.0} ns a sample; at most {MostNs}");
    }
}
