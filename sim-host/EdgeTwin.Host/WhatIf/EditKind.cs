namespace EdgeTwin.Host.WhatIf;

/// <summary>What is changed in a heart or its electrodes.</summary>
internal enum EditKind
{
    /// <summary>Mean rate, beats a minute.</summary>
    Rate,

    /// <summary>ST level, uV with its sign.</summary>
    St,

    /// <summary>Atrial fibrillation; its size is its length, s.</summary>
    Af,

    /// <summary>Premature ventricular beats a minute.</summary>
    Pvc,

    /// <summary>One RR interval, s.</summary>
    Pause,

    /// <summary>An electrode that dries, per cent of the worst.</summary>
    Drying,

    /// <summary>Muscle noise, uV RMS.</summary>
    Noise,

    /// <summary>Oxygen saturation, per cent.</summary>
    Spo2,
}
