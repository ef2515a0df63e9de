using System.Device.I2c;
using EdgeTwin.Drivers.Tests.Support;
using EdgeTwin.Simulation.Parts;
using Iot.Device.Max30102;

namespace EdgeTwin.Drivers.Tests.Max30102;

public sealed class Max30102DriverTests
{
    public static TheoryData<string> Variants => [.. Options.Keys];

    private static readonly Dictionary<string, Max30102Options> Options = new()
    {
        ["plain"] = new(),
        ["slow reset"] = new() { ResetUs = 60_000 },
        ["refuses during reset"] = new() { ResetUs = 20_000, RefusesDuringReset = true },
        ["empty repeats"] = new() { EmptyRead = EmptyFifoRead.RepeatsLast },
        ["empty ones"] = new() { EmptyRead = EmptyFifoRead.Ones },
        ["empty moves the pointer"] = new() { EmptyRead = EmptyFifoRead.MovesPointer },
        ["rollover leaves the pointer"] = new() { RolloverMovesReadPointer = false },
        ["rollover does not count"] = new() { RolloverCounts = false },
        ["rollover neither"] = new() { RolloverMovesReadPointer = false, RolloverCounts = false },
        ["another revision"] = new() { RevisionId = 0xFF },
        ["early TEMP_EN"] = new() { TemperatureEnableClearsEarly = true },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_part_starts_and_gives_each_sample_once_in_order(string variant)
    {
        using PpgBench bench = new(Options[variant]);
        Assert.True(bench.Start());
        Assert.Equal(0x15, bench.Device.PartId);
        int expected = -1;
        for (int i = 0; i < 200; i++)
        {
            bench.World.Advance(10_000 + i * 1_400);
            Assert.True(bench.Read(out int count));
            Assert.Equal(0, bench.Device.GapSamples);
            for (int s = 0; s < count; s++)
            {
                expected = expected < 0 ? bench.Red[s] : expected + 8;
                Assert.Equal(expected, bench.Red[s]);
                Assert.Equal(expected + 128_000, bench.Infrared[s]);
            }
        }
        Assert.Equal(0, bench.Device.Counters.Lost);
        Assert.Equal(0, bench.Unaccounted);
        Assert.Equal(0, bench.Part.EmptyReads);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void With_every_part_an_overflow_is_a_gap_where_it_lies_and_nothing_is_spliced(string variant)
    {
        foreach (bool rollover in new[] { false, true })
        {
            using PpgBench bench = new(Options[variant], new Max30102Settings { SettlingSamples = 0, Rollover = rollover });
            Assert.True(bench.Start());
            int last = -1;
            int[] pausesMs = [100, 330, 20, 400, 50, 320, 310, 630, 10, 2_000, 100, 315];
            foreach (int pauseMs in pausesMs)
            {
                bench.World.Advance(pauseMs * 1000L);
                Assert.True(bench.Read(out int count));
                for (int s = 0; s < count; s++)
                {
                    int step = last < 0 ? 1 : (bench.Red[s] - last) / 8;
                    long gap = s == 0 ? bench.Device.GapSamples : 0;
                    Assert.InRange(step, 1 + Math.Max(0, gap - 2), 1 + gap + (gap > 0 ? 2 : 0));
                    last = bench.Red[s];
                }
            }
            Assert.True(bench.Device.Counters.Overflows > 2);
            Assert.InRange(bench.Unaccounted, -2 * bench.Device.Counters.Overflows, 2 * bench.Device.Counters.Overflows);
            Assert.Equal(0, bench.Part.EmptyReads);
        }
    }

    [Fact]
    public void A_full_fifo_and_an_empty_one_are_told_apart_though_their_pointers_are_equal()
    {
        using PpgBench bench = new(busesTakeTime: false);
        Assert.True(bench.Start());
        Assert.True(bench.Read(out int none));
        Assert.Equal(0, none);
        bench.World.Advance(324_000);
        Assert.True(bench.Read(out int all));
        Assert.Equal(32, all);
        Assert.Equal(1, bench.Device.Counters.Lost); // one may have been lost just then: told rather than spliced
        Assert.True(bench.Read(out none));
        Assert.Equal(0, none);
    }

    [Fact]
    public void The_overflow_counter_gives_the_loss_exactly_behind_the_32_that_were_kept()
    {
        using PpgBench bench = new(busesTakeTime: false);
        Assert.True(bench.Start());
        bench.World.Advance(500_500);
        Assert.True(bench.Read(out int count));
        Assert.Equal((32, 0), (count, bench.Device.GapSamples));
        int last = bench.Red[31];
        bench.World.Advance(20_000);
        Assert.True(bench.Read(out count));
        Assert.Equal((2, 18L, 18L), (count, bench.Device.GapSamples, bench.Device.Counters.Lost));
        Assert.Equal(last + 19 * 8, bench.Red[0]);
        Assert.Equal(0, bench.Unaccounted);
    }

    [Fact]
    public void Infrared_first_is_put_right()
    {
        using PpgBench bench = new(new() { InfraredFirst = true }, new() { SettlingSamples = 0, LedOrder = LedOrder.InfraredFirst, RedMicroamps = 7000, InfraredMicroamps = 3400 });
        Assert.True(bench.Start());
        Assert.Equal((7000, 3400), (bench.Part.RedMicroamps, bench.Part.InfraredMicroamps));
        bench.World.Advance(50_000);
        Assert.True(bench.Read(out int count));
        Assert.True(count >= 4);
        Assert.All(bench.Red[..count], r => Assert.True(r < 100_000 / 8));
        Assert.All(bench.Infrared[..count], i => Assert.InRange(i, 60_000, 70_000));
    }

    [Fact]
    public void Another_part_at_the_address_is_refused_and_not_written_to()
    {
        using PpgBench bench = new(new() { PartId = 0x11 });
        Assert.False(bench.Start());
        Assert.Equal(Max30102State.WrongPart, bench.Device.State);
        Assert.Equal(0x11, bench.Device.PartId);
    }

    [Theory]
    [InlineData(I2cTransferStatus.SlaveAddressNotAcknowledged)]
    [InlineData(I2cTransferStatus.ClockStretchTimeout)]
    [InlineData(I2cTransferStatus.UnknownError)]
    public void A_fault_of_any_length_is_climbed_out_of_and_counted(I2cTransferStatus status)
    {
        for (int length = 1; length <= 12; length++)
        {
            using PpgBench bench = new();
            Assert.True(bench.Start());
            bench.World.Advance(50_000);
            Assert.True(bench.Read(out _));
            bench.World.Board.I2c.FailNext(status, length);
            for (int i = 0; i < 200; i++)
            {
                bench.World.Advance(50_000);
                if (bench.Device.IsReady(bench.NowMs))
                {
                    bench.Read(out _);
                }
            }
            Assert.Equal(Max30102State.Running, bench.Device.State);
            Assert.True(bench.Ladder.Faults > 0);
            Assert.Equal(bench.Ladder.Faults, bench.Ladder.Retries + bench.Ladder.ClockOuts + bench.Ladder.Reinitialisations + bench.Ladder.Reports);
        }
    }

    [Fact]
    public void A_jammed_bus_is_freed_by_nine_clocks()
    {
        using PpgBench bench = new();
        Assert.True(bench.Start());
        bench.World.Board.I2c.Jam(1);
        Assert.False(bench.Read(out _));
        Assert.False(bench.Read(out _));
        Assert.Equal((1, 1, 0), (bench.Ladder.Retries, bench.Ladder.ClockOuts, bench.Ladder.StuckBuses));
        Assert.True(bench.Read(out int count));
        Assert.Equal(32, count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(48)]
    public void A_burst_cut_short_after_the_part_gave_samples_away_loses_them_openly(int afterBytes)
    {
        using PpgBench bench = new(busesTakeTime: false);
        Assert.True(bench.Start());
        bench.World.Advance(100_500);
        // The head is 1 + 7 bytes; let it pass and cut the burst: 1 byte of address, then data.
        bench.World.Board.I2c.TearNext(int.MaxValue);
        bench.World.Board.I2c.TearNext(8 + afterBytes);
        bool first = bench.Read(out int before);
        bench.World.Board.I2c.TearNext(1 + afterBytes);
        bench.World.Advance(100_000);
        bool second = bench.Read(out int torn);
        bench.World.Advance(50_000);
        Assert.True(bench.Read(out _) || bench.Read(out _) || bench.Read(out _));
        bench.World.Advance(50_000);
        Assert.True(bench.Settle());
        Assert.True(first || second || before + torn == 0);
        Assert.Equal(0, bench.Unaccounted);
    }

    [Fact]
    public void A_brownout_is_seen_and_the_part_set_up_anew_with_the_time_as_a_gap()
    {
        using PpgBench bench = new();
        Assert.True(bench.Start());
        bench.World.Advance(100_000);
        Assert.True(bench.Read(out _));
        bench.Part.BrownOut();
        bench.World.Advance(100_000);
        Assert.False(bench.Read(out _));
        Assert.Equal(1, bench.Device.Counters.BrownOuts);
        Assert.True(bench.Settle());
        Assert.Equal(7000, bench.Part.RedMicroamps);
        bench.World.Advance(50_000);
        Assert.True(bench.Read(out int count));
        Assert.InRange(count, 4, 6);
        Assert.InRange(bench.Device.GapSamples, 9, 13);
    }

    [Fact]
    public void A_fifo_that_gives_nothing_more_is_found()
    {
        using PpgBench bench = new();
        Assert.True(bench.Start());
        bench.Part.IsFifoStuck = true;
        for (int i = 0; i < 20 && bench.Device.State == Max30102State.Running; i++)
        {
            bench.World.Advance(50_000);
            bench.Read(out int count);
            Assert.Equal(0, count);
        }
        Assert.Equal(1, bench.Device.Counters.StuckFifos);
        bench.Part.IsFifoStuck = false;
        Assert.True(bench.Settle());
    }

    [Fact]
    public void An_absent_part_is_reported_and_found_when_it_comes_back()
    {
        using PpgBench bench = new();
        bench.World.Board.I2c.FailNext(I2cTransferStatus.SlaveAddressNotAcknowledged, 30);
        Assert.False(bench.Start(mostMs: 900));
        Assert.Equal(Max30102State.Faulted, bench.Device.State);
        Assert.True(bench.Ladder.Reports > 0);
        Assert.True(bench.Settle(mostMs: 30_000));
    }

    [Theory]
    [InlineData(30 * 16 + 9)]
    [InlineData(-5)]
    [InlineData(-40 * 16)]
    [InlineData(85 * 16)]
    public void The_temperature_comes_exactly_and_reading_samples_meanwhile_does_not_eat_it(int sixteenths)
    {
        using PpgBench bench = new(new() { TemperatureEnableClearsEarly = true });
        Assert.True(bench.Start());
        bench.Part.DieTemperatureSixteenths = sixteenths;
        Assert.True(bench.Device.BeginTemperature(bench.NowMs));
        Assert.False(bench.Device.TryReadTemperature(bench.NowMs, out _));
        bench.World.Advance(40_000);
        Assert.True(bench.Read(out _));
        Assert.True(bench.Device.TryReadTemperature(bench.NowMs, out int read));
        Assert.Equal(sixteenths, read);
        Assert.False(bench.Device.TryReadTemperature(bench.NowMs, out _));
    }

    [Fact]
    public void Asleep_the_leds_are_off_and_the_time_is_a_gap()
    {
        using PpgBench bench = new();
        Assert.True(bench.Start());
        bench.World.Advance(45_000);
        Assert.True(bench.Device.TryShutDown());
        Assert.Equal((0, 0), (bench.Part.RedMicroamps, bench.Part.InfraredMicroamps));
        bench.World.Advance(2_000_000);
        Assert.False(bench.Read(out _));
        Assert.True(bench.Device.TryWakeUp(bench.NowMs));
        bench.World.Advance(50_000);
        Assert.True(bench.Read(out int count));
        Assert.InRange(count, 4, 5);
        Assert.InRange(bench.Device.GapSamples, 200, 206);
        Assert.Equal(0, bench.Unaccounted);
    }

    [Fact]
    public void Led_currents_outlast_a_new_start_and_ambient_light_is_counted()
    {
        using PpgBench bench = new();
        Assert.True(bench.Start());
        Assert.True(bench.Device.TrySetLedCurrents(12_400, 0));
        Assert.Equal((12_400, 0), (bench.Part.RedMicroamps, bench.Part.InfraredMicroamps));
        Assert.True(bench.Start());
        Assert.Equal((12_400, 0), (bench.Part.RedMicroamps, bench.Part.InfraredMicroamps));
        bench.Part.IsAmbientTooBright = true;
        bench.World.Advance(20_000);
        Assert.True(bench.Read(out _));
        Assert.Equal(1, bench.Device.Counters.AmbientOverflows);
        Assert.Throws<ArgumentException>(() => bench.Device.TrySetLedCurrents(51_001, 0));
    }

    [Fact]
    public void Settings_that_the_part_would_silently_change_are_refused()
    {
        int[] highest = [1600, 1000, 800, 400];
        int[] rates = [50, 100, 200, 400, 800, 1000, 1600, 3200];
        for (int width = 0; width < 4; width++)
        {
            for (int rate = 0; rate < 8; rate++)
            {
                Max30102Settings settings = new() { PulseWidth = (PulseWidth)width, SampleRate = (SampleRate)rate };
                if (rates[rate] > highest[width])
                {
                    Assert.Throws<ArgumentException>(() => new PpgBench(settings: settings));
                    continue;
                }
                using PpgBench bench = new(settings: settings);
                Assert.True(bench.Start());
            }
        }
    }
}
