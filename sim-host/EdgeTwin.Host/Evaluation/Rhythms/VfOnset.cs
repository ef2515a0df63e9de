namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>An onset of ventricular fibrillation or flutter, in the reference, found, or both; s from the record's start.</summary>
/// <param name="ReferenceS">Onset in the reference; null for one that is found only.</param>
/// <param name="FoundS">Onset as the device dates it back; null for one that was missed.</param>
/// <param name="DecidedS">When the device told it.</param>
internal sealed record VfOnset(double? ReferenceS, double? FoundS, double? DecidedS)
{
    /// <summary>From the true onset to the alarm, s; null where either is missing.</summary>
    internal double? DelayS => DecidedS - ReferenceS;
}
