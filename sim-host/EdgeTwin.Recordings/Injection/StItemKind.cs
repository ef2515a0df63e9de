namespace EdgeTwin.Recordings.Injection;

/// <summary>What is injected.</summary>
public enum StItemKind
{
    /// <summary>An ischaemic ST episode.</summary>
    Ischaemic,

    /// <summary>The heart rate rises and falls again, and the ST level goes with it.</summary>
    RateRelated,

    /// <summary>The QRS complex and the ST level step together, as with a change of posture, and step back.</summary>
    AxisShift,

    /// <summary>The ST level creeps away, and back, too slowly for ischaemia.</summary>
    Drift,
}
