using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Recordings.Ec57;

/// <summary>
/// What a beat is called in ANSI/AAMI EC57's beat-by-beat matrix: five classes of beat, and the two ways in which a beat has no partner.
/// </summary>
public enum BeatClass
{
    /// <summary>N: normal, bundle branch block.</summary>
    Normal,

    /// <summary>S: supraventricular ectopic.</summary>
    Supraventricular,

    /// <summary>V: ventricular ectopic, R-on-T, ventricular escape.</summary>
    Ventricular,

    /// <summary>F: fusion of ventricular and normal.</summary>
    Fusion,

    /// <summary>Q: paced, fusion of paced and normal, unclassifiable.</summary>
    Unclassifiable,

    /// <summary>O: no beat of the other annotator lies within the match window.</summary>
    None,

    /// <summary>X: no partner, because the other annotator had shut down.</summary>
    Shutdown,
}

/// <summary>EC57's mapping of MIT annotation codes to classes.</summary>
internal static class BeatClassMap
{
    // Escape beats of the atria and the junction (e, j, n) are S, as in bxb: EC57 counts them as supraventricular ectopic, and the figures would not compare otherwise.
    private static readonly Dictionary<int, BeatClass> ByCode = Build(
        (BeatClass.Normal, [1, 2, 3, 25]),
        (BeatClass.Supraventricular, [4, 7, 8, 9, 11, 34, 35]),
        (BeatClass.Ventricular, [AnnotationCode.Ventricular, 10, 41]),
        (BeatClass.Fusion, [6]),
        (BeatClass.Unclassifiable, [12, 13, 30, 38]));

    internal static bool TryGet(int code, out BeatClass beat) => ByCode.TryGetValue(code, out beat);

    private static Dictionary<int, BeatClass> Build(params (BeatClass Beat, int[] Codes)[] rows)
        => rows.SelectMany(r => r.Codes.Select(c => (c, r.Beat))).ToDictionary(p => p.c, p => p.Beat);
}
