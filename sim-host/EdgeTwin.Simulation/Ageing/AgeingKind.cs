namespace EdgeTwin.Simulation.Ageing;

/// <summary>What wears out in a simulated run.</summary>
public enum AgeingKind
{
    /// <summary>Nothing: a healthy wearable, whose electrodes are changed and whose cell is charged in time.</summary>
    None,

    /// <summary>An electrode's gel loses its water.</summary>
    ElectrodeDrying,

    /// <summary>A cable's strands break; it opens when it is bent.</summary>
    CableFatigue,

    /// <summary>The LEDs lose light.</summary>
    LedLoss,

    /// <summary>The photodiode or its encapsulation loses sensitivity.</summary>
    PhotodiodeLoss,

    /// <summary>Sebum and dirt on the sensor's window.</summary>
    Contamination,

    /// <summary>A connector corrodes: errors on the bus.</summary>
    ConnectorCorrosion,

    /// <summary>A damaged crystal drifts.</summary>
    CrystalDrift,

    /// <summary>The cell runs down, as it does sooner each time when its capacity fades.</summary>
    BatteryFade,

    /// <summary>An electrode peels off within an hour or two. No gradual failure: it is named, not foretold.</summary>
    Detachment,
}
