namespace EdgeTwin.Recordings.Ec57;

/// <summary>One count of the beat-by-beat matrix with its place: a beat of the reference and what was made of it, or a beat found where the reference has none.</summary>
/// <param name="Sample">Frame of the reference's beat; of the test annotator's where the reference has none.</param>
/// <param name="Reference">What the reference calls it.</param>
/// <param name="Test">What the test annotator calls it.</param>
public readonly record struct BeatPair(long Sample, BeatClass Reference, BeatClass Test)
{
    /// <summary>True where the pair counts against the detector: a beat missed, one too many, or an ectopic class missed or given wrongly, as EC57 counts them.</summary>
    public bool IsError => IsQrsError || IsClassError(Reference, Test);

    /// <summary>True for a beat that was missed, and for one that is none.</summary>
    public bool IsQrsError => Reference is BeatClass.None or BeatClass.Shutdown || Test is BeatClass.None or BeatClass.Shutdown;

    /// <summary>True for a cell of the matrix that lowers the sensitivity or the predictivity of V or of S. A fusion beat called V counts as neither, nor does an unclassifiable one called V or S.</summary>
    public static bool IsClassError(BeatClass reference, BeatClass test)
    {
        bool isMissed = reference is (BeatClass.Ventricular or BeatClass.Supraventricular) && test != reference;
        bool isFalseV = test == BeatClass.Ventricular && reference is not (BeatClass.Ventricular or BeatClass.Fusion or BeatClass.Unclassifiable);
        bool isFalseS = test == BeatClass.Supraventricular && reference is not (BeatClass.Supraventricular or BeatClass.Unclassifiable);
        return isMissed || isFalseV || isFalseS;
    }
}
