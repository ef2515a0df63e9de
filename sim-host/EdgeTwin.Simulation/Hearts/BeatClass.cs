namespace EdgeTwin.Simulation.Hearts;

/// <summary>True class of a synthetic beat, by AAMI EC57.</summary>
public enum BeatClass
{
    /// <summary>N: conducted normally.</summary>
    Normal,

    /// <summary>S: premature, from the atria.</summary>
    Supraventricular,

    /// <summary>V: from the ventricles.</summary>
    Ventricular,
}
