using CsCheck;
using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.Tests.Support;
using EdgeTwin.Simulation.Wearers;
using Iot.Device.Max30003;

namespace EdgeTwin.Simulation.Tests.Wearers;

public sealed class TracePlayerTests
{
    [Fact]
    public void The_firmware_gets_the_very_microvolts_of_the_trace_over_the_whole_range()
    {
        // Every whole microvolt from -50 to +50 mV, in an order that keeps from the fast recovery.
        int[] trace = [.. Enumerable.Range(0, 100_001).Select(i => (int)(i * 38_201L % 100_001) - 50_000)];
        Assert.Equal(100_001, trace.Distinct().Count());
        Assert.Equal(trace, Play(trace, trace.Length, out TracePlayer player));
        Assert.True(player.HasEnded);
    }

    [Fact]
    public void Any_blocks_and_any_length_play_each_sample_once() =>
        Gen.Select(Gen.Int[-40_000, 40_000].Array[1, 3000], Gen.Int[1, 1024]).Sample((trace, block) =>
            Assert.Equal(trace, Play(trace, trace.Length, out _, block)), iter: 30);

    [Fact]
    public void It_ends_with_its_last_sample_and_holds_it()
    {
        int[] trace = [.. Enumerable.Range(1, 700)];
        List<int> heard = Play(trace, 760, out TracePlayer player);
        Assert.Equal([.. trace, .. Enumerable.Repeat(700, 60)], heard);
        Assert.Equal(700, player.Played);
    }

    [Fact]
    public void A_stretch_that_is_missing_is_an_open_electrode_and_the_rest_keeps_its_time()
    {
        int[] trace = [.. Enumerable.Range(0, 2500).Select(i => i is >= 1000 and < 1500 ? TracePlayer.Missing : i)];
        List<int> heard = [];
        List<bool> off = [];
        TracePlayer player = new(Reader(trace));
        using WearerBench bench = new(player) { OnEcg = heard.Add };
        while (heard.Count < trace.Length)
        {
            bench.Step();
            off.Add(bench.Ecg.IsLeadOff);
        }
        Assert.Equal(trace[..1000], heard[..1000]);
        Assert.All(heard[1000..1500], microvolts => Assert.True(microvolts is Max30003.VoidSample or > 49_000, $"{microvolts}"));
        // After an open electrode the fast recovery may void up to 0.5 s more.
        Assert.Equal(trace[1625..], heard[1625..2500]);
        Assert.All(heard[1500..1625].Select((microvolts, i) => (microvolts, i)), s => Assert.True(s.microvolts == Max30003.VoidSample || s.microvolts == 1500 + s.i));
        Assert.Contains(true, off);
        Assert.False(off[^1]);
    }

    [Fact]
    public void Before_the_first_SYNCH_the_first_sample_waits_and_a_later_one_goes_on_where_time_is()
    {
        TracePlayer player = new(Reader([.. Enumerable.Range(100, 50)]));
        IEcgInput input = player;
        Assert.Equal([100, 100], new[] { input.MicrovoltsAt(0), input.MicrovoltsAt(50_000) });
        Assert.Equal(0, player.Played);
        input.OnSynchronised(51_000);
        input.OnSynchronised(60_001);
        Assert.Equal([100, 101, 102], new[] { input.MicrovoltsAt(64_001), input.MicrovoltsAt(68_001), input.MicrovoltsAt(72_001) });
        input.OnSynchronised(80_001); // two conversions more would have come
        Assert.Equal(105, input.MicrovoltsAt(84_001));
        Assert.Equal(6, player.Played);
    }

    [Fact]
    public void An_empty_trace_has_ended_at_its_first_conversion()
    {
        TracePlayer player = new(Reader([]));
        IEcgInput input = player;
        input.OnSynchronised(0);
        Assert.Equal(0, input.MicrovoltsAt(4000));
        Assert.True(player.HasEnded);
        Assert.Equal(0, player.Played);
    }

    private static List<int> Play(int[] trace, int samples, out TracePlayer player, int block = 1024)
    {
        List<int> heard = [];
        player = new TracePlayer(Reader(trace, block));
        using WearerBench bench = new(player) { OnEcg = heard.Add };
        while (heard.Count < samples)
        {
            bench.Step();
        }
        return heard[..samples];
    }

    private static TraceReader Reader(int[] trace, int block = 1024)
    {
        int at = 0;
        return into =>
        {
            int count = Math.Min(Math.Min(block, into.Length), trace.Length - at);
            trace.AsSpan(at, count).CopyTo(into);
            at += count;
            return count;
        };
    }
}
