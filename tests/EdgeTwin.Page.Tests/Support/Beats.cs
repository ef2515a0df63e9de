using EdgeTwin.Host.Page;
using EdgeTwin.Host.WhatIf;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Page.Tests.Support;

/// <summary>Hearts to put behind a page.</summary>
internal static class Beats
{
    /// <summary>Ten minutes of a plain rhythm, as a source of experiments.</summary>
    internal static WhatIfHeart Heart { get; } = Make();

    /// <summary>What a twin of it could look like.</summary>
    internal static TwinOnPage Twin(int version = 1, double ageS = 7, bool isStale = false)
    {
        int[] measured = [.. Enumerable.Range(0, 200).Select(i => (int)(1100 * Math.Exp(-Math.Pow((i - 70) / 3.5, 2)) + (260 * Math.Exp(-Math.Pow((i - 140) / 18.0, 2)))))];
        return new TwinOnPage(version, ageS, isStale, 412, -280, 4, measured, [.. measured.Select(one => one * 0.97)], [.. measured.Select(one => 15 + Math.Abs(one * 0.05))], 6.2, 71, 12, 392,
            [new TwinOnPageRow("ST level at 60 to 79 a minute", "12 µV", "412 beats", "sure"), new TwinOnPageRow("QT at 60 to 79 a minute", "392 ms", "398 beats", "fair")]);
    }

    private static WhatIfHeart Make()
    {
        SyntheticEcg ecg = new([HeartSegment.Sinus(600, 70)], new EcgTraits { Seed = 5 });
        int[] samples = ecg.ReadToEnd();
        return new WhatIfHeart("twin-1", "a synthetic heart", samples, [.. ecg.Beats.Select(beat => (long)beat.Sample).Where(at => at < samples.Length)], "of the synthesis");
    }
}
