namespace EdgeTwin.Simulation.Hearts;

/// <summary>What paces the heart in a <see cref="HeartSegment"/>.</summary>
public enum Rhythm
{
    /// <summary>The sinus node, with respiratory and slow variability.</summary>
    Sinus,

    /// <summary>Nothing: one RR interval of the segment's length.</summary>
    Pause,

    /// <summary>Every second beat a premature ventricular one.</summary>
    Bigeminy,

    /// <summary>Every third beat a premature ventricular one.</summary>
    Trigeminy,

    /// <summary>Every second beat a premature one from the atria.</summary>
    AtrialBigeminy,

    /// <summary>Irregularly irregular, no P wave, fibrillatory waves between the beats.</summary>
    AtrialFibrillation,

    /// <summary>Every beat a ventricular one, and fast: what pulse there is, is weak.</summary>
    VentricularTachycardia,

    /// <summary>No beats, no pulse: an irregular wave of 4 to 6 Hz.</summary>
    VentricularFibrillation,
}
