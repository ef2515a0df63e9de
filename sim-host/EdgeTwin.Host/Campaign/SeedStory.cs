using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Campaign;

/// <summary>What a seed draws at its beginning: which faults there are, and how much there is to tell.</summary>
internal sealed class SeedStory
{
    private const int MostStretches = 2;

    internal SeedStory(ulong seed, int minutes)
    {
        Random = new SplitMix64(seed ^ 0x5DEECE66D);
        Mix = FaultMix.Draw(Random);
        FaultyMs = minutes * 60_000L;
        LogSegments = Device.Limits.MinSegments + Below(4);
        HasLooseSensor = Below(3) == 0;
        HasLongOutages = Below(2) == 0;
        PressEveryMs = 4500 + Below(20_000);
        StretchMs = 8_000 + Below(12_000);
        StretchStepMs = 60 + Below(40);
        HasRadio = Below(2) == 0;
        StretchStartsMs = [.. Enumerable.Range(0, 1 + Below(MostStretches)).Select(_ => (long)(Random.NextUnit() * (FaultyMs - 30_000))).Order()];
    }

    internal SplitMix64 Random { get; }

    internal FaultMix Mix { get; }

    /// <summary>How long the first phase lasts, ms.</summary>
    internal long FaultyMs { get; }

    internal int LogSegments { get; }

    internal bool HasLooseSensor { get; }

    internal bool HasLongOutages { get; }

    internal int PressEveryMs { get; }

    /// <summary>True where the firmware can switch its radio: then a setting may rest it between uplinks.</summary>
    internal bool HasRadio { get; }

    /// <summary>When the sensors are put on, ms.</summary>
    internal IReadOnlyList<long> StretchStartsMs { get; }

    /// <summary>For how long, ms.</summary>
    internal int StretchMs { get; }

    /// <summary>Rounds while they are on, ms: at most what the front ends' memories bear.</summary>
    internal int StretchStepMs { get; }

    internal int Below(int limit) => (int)(Random.Next() % (ulong)limit);
}
