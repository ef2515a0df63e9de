namespace EdgeTwin.Simulation.Parts;

/// <summary>What the 18 data bits hold in a word that the MAX30003 tags empty or overflow; the datasheet does not say.</summary>
public enum VoidWordData
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The sample before, once more.</summary>
    RepeatsLast,

    /// <summary>Ones.</summary>
    Ones,
}
