using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Ecg;

public sealed class QrsFeaturesTests
{
    [Fact]
    public void The_size_of_the_beats_does_not_show()
    {
        IReadOnlyList<sbyte[]> small = Weighed(1000);
        IReadOnlyList<sbyte[]> large = Weighed(4000);
        Assert.True(small.Count > 50);
        Assert.Equal(small.Count, large.Count);
        for (int i = 8; i < small.Count; i++)
        {
            // Where the signal is quiet the smallest ratios end at 1 uV: there the larger beat stands out more.
            Assert.InRange(Math.Abs(small[i][0] - large[i][0]), 0, 4);
            Assert.InRange(Math.Abs(small[i][3] - large[i][3]), 0, 4);
            Assert.InRange(Math.Abs(small[i][6] - large[i][6]), 0, 4);
            Assert.InRange(Math.Abs(small[i][15] - large[i][15]), 0, 12);
        }
    }

    private static IReadOnlyList<sbyte[]> Weighed(double amplitudeUv)
    {
        Observer seen = new();
        EcgHistory ecg = new(false);
        QrsDetector detector = new(seen, ecg, null!, seen);
        foreach (int sample in new SyntheticEcg([HeartSegment.Sinus(60)], new EcgTraits { AmplitudeUv = amplitudeUv }).ReadToEnd())
        {
            long now = ecg.Push(sample);
            if (now >= detector.WakesAt)
            {
                detector.Work(now);
            }
        }
        return [.. seen.Features.Where(one => one[0] > -10)];
    }

    private sealed class Observer : IQrsListener, IQrsObserver
    {
        internal List<sbyte[]> Features { get; } = [];

        public void OnCandidate(sbyte[] features, int delaySamples, bool isBeat) => Features.Add([.. features]);

        public void OnQrs(int delaySamples, int clarityPercent, bool isIntervalClear)
        {
        }

        public void OnOverdue(int quietSamples, bool isSilenceClear)
        {
        }

        public void OnNoise(int delaySamples, int clarityPercent)
        {
        }
    }
}
