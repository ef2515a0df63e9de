using CsCheck;
using EdgeTwin.Drivers.Tests.Support;
using EdgeTwin.Simulation.Parts;
using Iot.Device.Max30003;
using Driver = Iot.Device.Max30003.Max30003;

namespace EdgeTwin.Drivers.Tests.Max30003;

public sealed class Max30003DriverTests
{
    public static TheoryData<string> Variants => [.. Options.Keys];

    private static readonly Dictionary<string, Max30003Options> Options = new()
    {
        ["plain"] = new(),
        ["slow PLL"] = new() { PllLockUs = 300_000 },
        ["PLL at once"] = new() { PllLockUs = 0 },
        ["void words repeat"] = new() { VoidData = VoidWordData.RepeatsLast },
        ["void words ones"] = new() { VoidData = VoidWordData.Ones },
        ["steps at clock 30"] = new() { StepsAtClock32 = false },
        ["pace tag 0"] = new() { PaceTag = 0 },
        ["another revision"] = new() { RevisionId = 0xF },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_part_starts_and_gives_each_sample_once_in_order(string variant)
    {
        using EcgBench bench = new(Options[variant]);
        Assert.True(bench.Start());
        int last = int.MinValue;
        for (int i = 0; i < 1_000; i++)
        {
            bench.World.Advance(1_000 + i * 110);
            Assert.True(bench.Read(out int count));
            Assert.Equal(0, bench.Device.GapSamples);
            for (int s = 0; s < count; s++)
            {
                AssertFollows(ref last, bench.Microvolts[s], 0);
            }
        }
        Assert.Equal(0, bench.Device.Counters.Lost);
        Assert.Equal(0, bench.Unaccounted);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void With_every_part_an_overflow_is_a_gap(string variant)
    {
        using EcgBench bench = new(Options[variant]);
        Assert.True(bench.Start());
        int last = int.MinValue;
        int[] pausesMs = [100, 140, 20, 400, 50, 127, 129, 2_000, 100, 131, 10];
        foreach (int pauseMs in pausesMs)
        {
            bench.World.Advance(pauseMs * 1000L);
            if (bench.Read(out int count))
            {
                for (int s = 0; s < count; s++)
                {
                    AssertFollows(ref last, bench.Microvolts[s], s == 0 ? bench.Device.GapSamples : 0);
                }
            }
        }
        Assert.True(bench.Device.Counters.Overflows >= 3);
        Assert.InRange(bench.Unaccounted, -bench.Device.Counters.Overflows, bench.Device.Counters.Overflows);
    }

    [Fact]
    public void Whenever_it_is_read_no_sample_is_lost_silently() =>
        Gen.Int[100, 160_000].Array[1, 80].Sample(pausesUs =>
        {
            using EcgBench bench = new();
            Assert.True(bench.Start());
            int last = int.MinValue;
            foreach (int pauseUs in pausesUs)
            {
                bench.World.Advance(pauseUs);
                bool isRead = bench.Read(out int count);
                for (int s = 0; isRead && s < count; s++)
                {
                    AssertFollows(ref last, bench.Microvolts[s], s == 0 ? bench.Device.GapSamples : 0);
                }
            }
            Assert.InRange(bench.Unaccounted, -bench.Device.Counters.Overflows, bench.Device.Counters.Overflows);
        }, iter: 300, threads: 1);

    [Theory]
    [InlineData(0, -50_000, -131_072)]
    [InlineData(0, 49_999, 131_069)]
    [InlineData(0, 60_000, 131_071)]
    [InlineData(1, -25_000, -131_072)]
    [InlineData(2, 12_499, 131_062)]
    [InlineData(3, -6_250, -131_072)]
    [InlineData(3, 1, 21)]
    public void Microvolts_are_right_at_the_extremes_at_every_gain(int gain, int microvolts, int code)
    {
        using EcgBench bench = new(settings: new() { Gain = (EcgGain)gain, FastRecovery = false }, input: new FlatEcg { Microvolts = microvolts });
        Assert.True(bench.Start());
        bench.World.Advance(50_000);
        Assert.True(bench.Read(out int count));
        Assert.True(count > 10);
        long exact = (long)Math.Floor((double)code * 1_000_000 / (131_072.0 * (20 << gain)) + 0.5);
        Assert.All(bench.Microvolts[..count], m => Assert.Equal(exact, m));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void A_line_that_went_dead_for_any_time_gives_no_false_samples(int level)
    {
        for (int length = 1; length <= 40; length++)
        {
            using EcgBench bench = new();
            Assert.True(bench.Start());
            int last = int.MinValue;
            for (int i = 0; i < 120; i++)
            {
                bench.World.Advance(40_000);
                if (i == 3)
                {
                    bench.World.Board.Spi.FailNext((byte)level, length);
                }
                if (bench.Device.IsReady(bench.NowMs) && bench.Read(out int count))
                {
                    for (int s = 0; s < count; s++)
                    {
                        AssertFollows(ref last, bench.Microvolts[s], s == 0 ? bench.Device.GapSamples : 0);
                    }
                }
            }
            Assert.Equal(Max30003State.Running, bench.Device.State);
        }
    }

    [Fact]
    public void An_open_electrode_is_told_and_forgotten_only_when_it_holds()
    {
        using EcgBench bench = new(settings: new() { FastRecovery = false });
        Assert.True(bench.Start());
        bench.Part.PositiveKilohms = 1_000_000;
        Step(bench, 2);
        Assert.False(bench.Device.IsLeadOff);
        Step(bench, 5);
        Assert.True(bench.Device.IsLeadOff);
        Assert.Equal(8, bench.Device.LeadOffFlags);
        bench.Part.PositiveKilohms = 50;
        Step(bench, 4);
        Assert.True(bench.Device.IsLeadOff);
        Step(bench, 10);
        Assert.False(bench.Device.IsLeadOff);
        bench.Part.NegativeKilohms = 1_000_000;
        Step(bench, 8);
        Assert.Equal(1, bench.Device.LeadOffFlags);
    }

    [Fact]
    public void Saturation_makes_void_samples_whose_time_counts()
    {
        FlatEcg input = new();
        using EcgBench bench = new(input: input);
        Assert.True(bench.Start());
        input.Microvolts = 80_000;
        int voids = 0;
        for (int i = 0; i < 10; i++)
        {
            bench.World.Advance(40_000);
            Assert.True(bench.Read(out int count));
            Assert.InRange(count, 9, 11);
            voids += bench.Microvolts[..count].Count(m => m == Driver.VoidSample);
        }
        Assert.True(voids > 40);
        Assert.Equal(voids, bench.Device.Counters.Void);
        Assert.Equal(0, bench.Unaccounted);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(1000, true)]
    [InlineData(10_000, true)]
    public void The_self_test_passes_on_every_board_with_the_switches_open(int chpfNanofarads, bool expected)
    {
        using EcgBench bench = new(new() { ChpfNanofarads = chpfNanofarads });
        Assert.True(bench.Start());
        bench.World.Advance(40_000);
        Assert.True(bench.Read(out _));
        Assert.True(bench.Device.BeginSelfTest(bench.NowMs));
        bool passed = false;
        int steps = 0;
        while (!bench.Device.TryEndSelfTest(bench.NowMs, out passed))
        {
            bench.World.Advance(50_000);
            Assert.True(++steps < 200);
        }
        Assert.Equal(expected, passed);
        Assert.Equal(Max30003State.Running, bench.Device.State);
        bench.World.Advance(40_000);
        Assert.True(bench.Read(out int count));
        Assert.InRange(count, 8, 11);
        Assert.InRange(bench.Device.GapSamples, 250, 500);
    }

    [Fact]
    public void A_self_test_before_the_first_sample_costs_nothing_and_leaves_no_lead_flags()
    {
        using EcgBench bench = new(new() { ChpfNanofarads = 10_000 });
        Assert.True(bench.Start());
        Assert.True(bench.Device.IsAnswering());
        Assert.True(bench.Device.BeginSelfTest(bench.NowMs));
        while (!bench.Device.TryEndSelfTest(bench.NowMs, out _))
        {
            bench.World.Advance(50_000);
        }
        Assert.InRange(bench.Device.SelfTestMicrovolts, 950, 1100);
        bench.World.Advance(40_000);
        Assert.True(bench.Read(out int count));
        Assert.InRange(count, 8, 11);
        Assert.Equal(0, bench.Device.GapSamples);
        Assert.False(bench.Device.IsLeadOff);
    }

    [Fact]
    public void A_self_test_without_a_source_fails_and_the_part_runs_on()
    {
        using EcgBench bench = new();
        Assert.True(bench.Start());
        bench.Part.IsCalibrationDead = true;
        Assert.True(bench.Device.BeginSelfTest(bench.NowMs));
        bool passed = true;
        while (!bench.Device.TryEndSelfTest(bench.NowMs, out passed))
        {
            bench.World.Advance(50_000);
        }
        Assert.False(passed);
        Assert.Equal(0, bench.Device.SelfTestMicrovolts);
        Assert.Equal(Max30003State.Running, bench.Device.State);
    }

    [Fact]
    public void A_cable_that_comes_and_goes_is_counted_each_time()
    {
        using EcgBench bench = new();
        Assert.True(bench.Start());
        for (int i = 0; i < 4; i++)
        {
            bench.Part.PositiveKilohms = 1_000_000;
            Step(bench, 5);
            bench.Part.PositiveKilohms = 50;
            Step(bench, 5);
        }
        Assert.Equal(4, bench.Device.Counters.LeadOffs);
    }

    [Fact]
    public void A_self_test_of_a_part_that_converts_no_more_fails_and_ends()
    {
        using EcgBench bench = new();
        Assert.True(bench.Start());
        bench.Part.IsFifoStuck = true;
        Assert.True(bench.Device.BeginSelfTest(bench.NowMs));
        bool passed = true;
        int steps = 0;
        while (!bench.Device.TryEndSelfTest(bench.NowMs, out passed) && ++steps < 200)
        {
            bench.World.Advance(50_000);
        }
        Assert.False(passed);
        Assert.Equal(1, bench.Device.Counters.SelfTestsFailed);
    }

    [Fact]
    public void Another_part_brownout_stuck_fifo_and_lost_lock_are_each_told()
    {
        using (EcgBench other = new(new() { InfoPattern = 0x3 }))
        {
            Assert.False(other.Start());
            Assert.Equal(Max30003State.WrongPart, other.Device.State);
        }
        using EcgBench bench = new();
        Assert.True(bench.Start());
        bench.Part.BrownOut();
        Step(bench, 40);
        Assert.True(bench.Device.Counters.BrownOuts + bench.Device.Counters.StuckFifos > 0);
        Assert.Equal(Max30003State.Running, bench.Device.State);
        bench.Part.Unlock(100_000);
        Step(bench, 20);
        Assert.Equal(1, bench.Device.Counters.PllUnlocks);
        bench.Part.IsFifoStuck = true;
        Step(bench, 20);
        Assert.True(bench.Device.Counters.StuckFifos > 0);
    }

    [Fact]
    public void The_corner_follows_the_capacitor_and_wrong_settings_are_refused()
    {
        Assert.Equal(3537, new Max30003Settings { ChpfNanofarads = 100 }.HighPassMilliHz);
        Assert.Equal(354, new Max30003Settings { ChpfNanofarads = 1000 }.HighPassMilliHz);
        Assert.Equal(35, new Max30003Settings { ChpfNanofarads = 10_000 }.HighPassMilliHz);
        Assert.Throws<ArgumentException>(() => new EcgBench(settings: new() { LowPass = LowPass.Hz150 }));
        Assert.Throws<ArgumentException>(() => new EcgBench(settings: new() { ChpfNanofarads = 0 }));
        Assert.Throws<ArgumentException>(() => new EcgBench(settings: new() { InterruptWords = 33 }));
    }

    [Fact]
    public void In_steady_state_nothing_is_allocated()
    {
        using EcgBench bench = new();
        Assert.True(bench.Start());
        Step(bench, 200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step(bench, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, bench.Unaccounted);
    }

    private static void Step(EcgBench bench, int times)
    {
        for (int i = 0; i < times; i++)
        {
            bench.World.Advance(40_000);
            if (bench.Device.IsReady(bench.NowMs))
            {
                bench.Device.TryRead(bench.NowMs, bench.Microvolts, out _);
            }
        }
    }

    // The input climbs 50 uV a sample and starts over after 900; the gap is right within one sample.
    private static void AssertFollows(ref int last, int microvolts, long gap)
    {
        int phase = (int)Math.Round((microvolts + 22_000) / (double)CountingEcg.StepUv);
        Assert.InRange(microvolts - (phase * CountingEcg.StepUv - 22_000), -1, 1);
        if (last != int.MinValue)
        {
            long off = (phase - last - 1 - gap) % CountingEcg.Steps;
            off = off > CountingEcg.Steps / 2 ? off - CountingEcg.Steps : off < -CountingEcg.Steps / 2 ? off + CountingEcg.Steps : off;
            Assert.InRange(off, gap > 0 ? -3 : 0, gap > 0 ? 3 : 0);
        }
        last = phase;
    }
}
