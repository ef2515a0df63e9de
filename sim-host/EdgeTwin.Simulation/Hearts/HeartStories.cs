namespace EdgeTwin.Simulation.Hearts;

/// <summary>Scripts with a story, for demonstrations and tests.</summary>
public static class HeartStories
{
    /// <summary>Two and a half minutes: sinus rhythm, a few premature beats, a tachycardia, a pause, a bradycardia, noise, an electrode off, sinus rhythm.</summary>
    public static IReadOnlyList<HeartSegment> Demonstration { get; } =
    [
        HeartSegment.Sinus(20, 68),
        HeartSegment.Pvcs(15, 72, 12),
        HeartSegment.Tachycardia(25, 152),
        HeartSegment.Sinus(12, 84),
        HeartSegment.Pause(3.4),
        HeartSegment.Sinus(9, 62),
        HeartSegment.Bradycardia(28, 39),
        HeartSegment.Sinus(10, 66),
        HeartSegment.NoiseBurst(8),
        HeartSegment.Sinus(8, 70),
        HeartSegment.LeadOff(5),
        HeartSegment.Sinus(12, 70),
    ];
}
