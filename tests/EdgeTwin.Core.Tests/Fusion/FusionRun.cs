using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Simulation.Hearts;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Core.Tests.Fusion;

/// <summary>A simulated wearer's two channels straight into a twin, and each second its fused rate beside the true one.</summary>
internal sealed class FusionRun
{
    private const int Hz = SyntheticEcg.SampleRateHz;
    private const int OpenKilohms = 30_000;
    private const double CountsPerPicoamp = 262_144 / 4.096e6 * 1.4;
    private const int TruthSeconds = 8;

    private FusionRun(CardioTwin twin, RecordingSink heard, List<(int Second, int Fused, double True)> rates)
    {
        Twin = twin;
        Heard = heard;
        Rates = rates;
    }

    internal CardioTwin Twin { get; }

    internal RecordingSink Heard { get; }

    internal List<(int Second, int Fused, double True)> Rates { get; }

    /// <summary>Runs a scenario.</summary>
    internal static FusionRun Of(Scenario scenario, double seconds, ulong seed = 1, PulseTraits? light = null, Action<CardioTwin, double>? look = null)
    {
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        SimulatedWearer wearer = new(scenario, seed, light);
        List<(int, int, double)> rates = [];
        long pulses = 0;
        bool wasOff = false;
        for (long i = 0; i < seconds * Hz; i++)
        {
            long nowUs = i * 4000;
            wearer.ImpedancesAt(nowUs, out int kilohms, out _);
            bool isOff = kilohms > OpenKilohms;
            if (isOff != wasOff)
            {
                wasOff = isOff;
                twin.SetLeadOff(isOff, isOff ? 8 : 0);
            }
            int microvolts = wearer.MicrovoltsAt(nowUs);
            twin.Push(isOff ? 32_000 : microvolts);
            for (; pulses * 10_000 <= nowUs; pulses++)
            {
                wearer.At(pulses * 10_000, out int red, out int infrared);
                twin.PushPpg(Counts(red), Counts(infrared));
            }
            if (i % Hz == Hz - 1)
            {
                rates.Add(((int)(i / Hz), twin.FusedRateBpm, TrueRate(wearer, i)));
                look?.Invoke(twin, (double)i / Hz);
            }
        }
        twin.Finish();
        return new FusionRun(twin, heard, rates);
    }

    /// <summary>Seconds from one on in which the fused rate was within 3 beats a minute of the truth, and in all.</summary>
    internal (int Near, int All) Near(int fromSecond)
    {
        (int Second, int Fused, double True)[] judged = [.. Rates.Where(rate => rate.Second >= fromSecond && rate.True > 0)];
        return (judged.Count(rate => Math.Abs(rate.Fused - rate.True) <= 3), judged.Length);
    }

    internal double[] Starts(string kind) =>
        [.. Heard.EventsOf(kind).Where(json => !json.Contains("\"end\"", StringComparison.Ordinal)).Select(json => Seconds(json, "startS"))];

    internal double[] Decided(string kind) =>
        [.. Heard.EventsOf(kind).Where(json => !json.Contains("\"end\"", StringComparison.Ordinal)).Select(json => Seconds(json, "decidedS"))];

    private static int Counts(int picoamps) => (int)Math.Min(262_143, picoamps * CountsPerPicoamp);

    private static double Seconds(string json, string field) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(field).GetDouble();

    // The mean of the intervals of the last eight seconds; 0 where there are not two.
    private static double TrueRate(SimulatedWearer wearer, long sample)
    {
        long first = -1;
        long last = -1;
        int beats = 0;
        for (int i = wearer.Beats.Count - 1; i >= 0; i--)
        {
            long at = wearer.Beats[i].Sample;
            if (at > sample)
            {
                continue;
            }
            if (at <= sample - (TruthSeconds * Hz))
            {
                break;
            }
            last = last < 0 ? at : last;
            first = at;
            beats++;
        }
        return beats < 3 ? 0 : 60.0 * Hz * (beats - 1) / (last - first);
    }
}
