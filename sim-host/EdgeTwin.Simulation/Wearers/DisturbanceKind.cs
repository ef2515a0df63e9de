namespace EdgeTwin.Simulation.Wearers;

/// <summary>What spoils one of a wearer's two channels while the other stays as it is.</summary>
public enum DisturbanceKind
{
    /// <summary>The positive electrode is off, and the front end can tell.</summary>
    LeadOff,

    /// <summary>The ECG goes dead at its own level, and no front end tells of an electrode.</summary>
    DeadLead,

    /// <summary>Movement and muscles in the ECG. Strength 1: 600 uV of muscle noise and 1.5 mV of wander, both RMS.</summary>
    EcgMotion,

    /// <summary>Tapping on an electrode, three times a second: wide complexes as of a ventricular tachycardia, over the beats. Strength 1: 2 mV.</summary>
    Tapping,

    /// <summary>The finger is off the sensor: almost no light of the LEDs comes back, and the room's does.</summary>
    FingerOff,

    /// <summary>Movement under the light sensor. Strength 1: 3 % of the light, RMS, at up to 4 Hz, otherwise in red than in infrared.</summary>
    LightMotion,

    /// <summary>Steps: the light sways twice a second, as even as a pulse. Strength 1: 2 % of the light from its middle to its peak.</summary>
    Gait,

    /// <summary>A bright lamp. Strength 1: 100 uA at the photodiode, half of what the part cancels.</summary>
    BrightLight,

    /// <summary>Cold fingers: the pulse shrinks to a part of 1 - strength.</summary>
    Cold,
}
