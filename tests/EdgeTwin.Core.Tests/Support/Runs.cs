using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Support;

/// <summary>Runs samples through a fresh twin.</summary>
internal static class Runs
{
    internal static RecordingSink Of(IEnumerable<int> microvolts, TwinSettings? settings = null)
    {
        RecordingSink sink = new();
        CardioTwin twin = new(sink, settings ?? new TwinSettings());
        foreach (int sample in microvolts)
        {
            twin.Push(sample);
        }
        twin.Finish();
        return sink;
    }

    internal static RecordingSink Of(params HeartSegment[] script) => Of(new SyntheticEcg(script).ReadToEnd());

    /// <summary>Counts true beats that were found within 150 ms, missed, and beats found where there is none.</summary>
    internal static (int Found, int Missed, int False) Match(IEnumerable<long> truth, IEnumerable<long> heard)
    {
        const int WindowSamples = 37;
        List<long> open = [.. heard];
        int found = 0;
        int missed = 0;
        foreach (long beat in truth)
        {
            int nearest = open.FindIndex(h => Math.Abs(h - beat) <= WindowSamples);
            if (nearest < 0)
            {
                missed++;
                continue;
            }
            found++;
            open.RemoveAt(nearest);
        }
        return (found, missed, open.Count);
    }
}
