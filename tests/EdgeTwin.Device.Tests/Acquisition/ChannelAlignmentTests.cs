using EdgeTwin.Device.Acquisition;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Acquisition;

public sealed class ChannelAlignmentTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(115, 1.0)]
    [InlineData(115, 1.004)]
    [InlineData(115, 0.996)]
    public void Pulse_samples_find_their_place_in_the_ECG_whatever_the_rounds_and_clocks(int latencyMs, double drift)
    {
        ChannelAlignment alignment = new();
        SplitMix64 random = new(9);
        double now = 0;
        long ecgTaken = 0;
        long pulsesTaken = 0;
        double worst = 0;
        for (int round = 0; round < 4000; round++)
        {
            now += 40 + (60 * random.NextUnit());
            long ecg = (long)(now / 4);
            if (ecg > ecgTaken)
            {
                ecgTaken = ecg;
                alignment.OnEcg(ecg - 1, (long)now);
            }
            // The light sensor's clock is not the processor's.
            long pulses = (long)(now * drift / 10);
            int count = (int)(pulses - pulsesTaken);
            if (round % 3 != 0 || count == 0)
            {
                continue;
            }
            long first = alignment.FirstOf(count, (long)now, latencyMs);
            double takenAtMs = (pulsesTaken + 1) * 10 / drift;
            pulsesTaken = pulses;
            // ECG sample n tells of the voltage at 4 (n + 1) ms, less the latency.
            double trueSample = ((takenAtMs + latencyMs) / 4) - 1;
            if (round > 100)
            {
                worst = Math.Max(worst, Math.Abs(first - trueSample));
            }
        }
        Assert.InRange(worst, 0, 3);
    }

    [Fact]
    public void Without_a_fresh_ECG_nothing_is_said()
    {
        ChannelAlignment alignment = new();
        Assert.Equal(-1, alignment.FirstOf(15, 1000, 0));
        alignment.OnEcg(249, 1000);
        Assert.InRange(alignment.FirstOf(15, 1000, 0), 212, 216);
        Assert.Equal(-1, alignment.FirstOf(15, 3000, 0));
    }

    [Fact]
    public void Lost_samples_take_their_time()
    {
        ChannelAlignment alignment = new();
        alignment.OnEcg(249, 1000);
        long before = alignment.FirstOf(15, 1000, 0);
        alignment.OnPulseGap(20);
        alignment.OnEcg(336, 1350);
        Assert.InRange(alignment.FirstOf(15, 1350, 0) - before, 86, 89);
    }
}
