namespace EdgeTwin.Simulation.Hearts;

/// <summary>One stretch of a <see cref="SyntheticEcg"/>'s script. The factory methods name the usual ones; <c>with</c> mixes them.</summary>
public sealed record HeartSegment
{
    private HeartSegment(string label, double seconds)
    {
        if (!(seconds > 0 && seconds <= 7 * 86400))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "a segment lasts more than 0 s and at most a week");
        }
        Label = label;
        Seconds = seconds;
    }

    /// <summary>What it is, in the words of the event kinds where there is one, such as <c>tachycardia</c>.</summary>
    public string Label { get; init; }

    /// <summary>Length, s.</summary>
    public double Seconds { get; }

    /// <summary>What paces the heart.</summary>
    public Rhythm Rhythm { get; init; }

    /// <summary>Mean rate, beats a minute, 15..300.</summary>
    public double RateBpm { get; init; } = 70;

    /// <summary>Rate at the segment's end, beats a minute, 15..300: it moves there evenly (sinus rhythm only). Null where it stays.</summary>
    public double? EndRateBpm { get; init; }

    /// <summary>Premature ventricular beats a minute, strewn at random (sinus rhythm only).</summary>
    public double PvcPerMinute { get; init; }

    /// <summary>Premature atrial beats a minute, strewn at random (sinus rhythm only).</summary>
    public double PacPerMinute { get; init; }

    /// <summary>Change of each RR interval by chance, per cent of the mean, RMS (bigeminy and trigeminy only).</summary>
    public double JitterPercent { get; init; }

    /// <summary>ST level at the segment's end, uV at J + 60 ms; it moves there evenly from the level before.</summary>
    public double StUv { get; init; }

    /// <summary>Muscle noise on top of the trace's own, uV RMS.</summary>
    public double NoiseUv { get; init; }

    /// <summary>True where it has no beats.</summary>
    internal bool IsBeatless => Rhythm is Rhythm.Pause or Rhythm.VentricularFibrillation;

    /// <summary>The electrode is off: a flat line, and no true beats.</summary>
    public bool IsLeadOff { get; init; }

    /// <summary>Sinus rhythm at <paramref name="rateBpm"/>.</summary>
    public static HeartSegment Sinus(double seconds, double rateBpm = 70) => new("sinus", seconds) { RateBpm = rateBpm };

    /// <summary>Sinus tachycardia.</summary>
    public static HeartSegment Tachycardia(double seconds, double rateBpm = 150) => new("tachycardia", seconds) { RateBpm = rateBpm };

    /// <summary>Sinus bradycardia.</summary>
    public static HeartSegment Bradycardia(double seconds, double rateBpm = 38) => new("bradycardia", seconds) { RateBpm = rateBpm };

    /// <summary>A pause: the RR interval that starts before it is exactly <paramref name="seconds"/> long.</summary>
    public static HeartSegment Pause(double seconds) => new("pause", seconds) { Rhythm = Rhythm.Pause };

    /// <summary>No beat for so long: a pause of the length that is one.</summary>
    public static HeartSegment Asystole(double seconds) => new("asystole", seconds) { Rhythm = Rhythm.Pause };

    /// <summary>Ventricular tachycardia.</summary>
    public static HeartSegment VentricularTachycardia(double seconds, double rateBpm = 170) =>
        new("vt", seconds) { RateBpm = rateBpm, Rhythm = Rhythm.VentricularTachycardia };

    /// <summary>Ventricular fibrillation.</summary>
    public static HeartSegment VentricularFibrillation(double seconds) => new("vf", seconds) { Rhythm = Rhythm.VentricularFibrillation };

    /// <summary>Sinus rhythm whose rate moves evenly from one to another.</summary>
    public static HeartSegment Ramp(double seconds, double fromBpm, double toBpm) => new("sinus", seconds) { RateBpm = fromBpm, EndRateBpm = toBpm };

    /// <summary>Sinus rhythm with <paramref name="perMinute"/> premature ventricular beats a minute.</summary>
    public static HeartSegment Pvcs(double seconds, double rateBpm = 70, double perMinute = 6) =>
        new("pvc", seconds) { RateBpm = rateBpm, PvcPerMinute = perMinute };

    /// <summary>Every second beat a premature ventricular one; <paramref name="rateBpm"/> counts all beats.</summary>
    public static HeartSegment Bigeminy(double seconds, double rateBpm = 70) =>
        new("bigeminy", seconds) { RateBpm = rateBpm, Rhythm = Rhythm.Bigeminy };

    /// <summary>Every third beat a premature ventricular one; <paramref name="rateBpm"/> counts all beats.</summary>
    public static HeartSegment Trigeminy(double seconds, double rateBpm = 70) =>
        new("trigeminy", seconds) { RateBpm = rateBpm, Rhythm = Rhythm.Trigeminy };

    /// <summary>Every second beat a premature one from the atria; <paramref name="rateBpm"/> counts all beats.</summary>
    public static HeartSegment AtrialBigeminy(double seconds, double rateBpm = 70) =>
        new("atrial-bigeminy", seconds) { RateBpm = rateBpm, Rhythm = Rhythm.AtrialBigeminy };

    /// <summary>Irregular rhythm without P waves.</summary>
    public static HeartSegment AtrialFibrillation(double seconds, double rateBpm = 95) =>
        new("af", seconds) { RateBpm = rateBpm, Rhythm = Rhythm.AtrialFibrillation };

    /// <summary>Sinus rhythm while the ST level moves to <paramref name="stUv"/>.</summary>
    public static HeartSegment StShift(double seconds, double stUv, double rateBpm = 75) => new("st-episode", seconds) { RateBpm = rateBpm, StUv = stUv };

    /// <summary>Sinus rhythm under muscle noise of <paramref name="noiseUv"/> RMS.</summary>
    public static HeartSegment NoiseBurst(double seconds, double noiseUv = 600, double rateBpm = 70) =>
        new("signal-poor", seconds) { RateBpm = rateBpm, NoiseUv = noiseUv };

    /// <summary>The electrode falls off.</summary>
    public static HeartSegment LeadOff(double seconds) => new("lead-off", seconds) { IsLeadOff = true };
}
