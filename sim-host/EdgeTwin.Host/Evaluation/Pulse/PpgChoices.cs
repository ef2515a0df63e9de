namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>What a user may choose about the scoring of pulse waves.</summary>
/// <param name="LearningS">Seconds at each recording's start that are not scored.</param>
/// <param name="Wave">Name of the pulse wave; null for the usual ones.</param>
/// <param name="Ecg">Name of the ECG beside it; null for the usual ones.</param>
internal sealed record PpgChoices(int LearningS, string? Wave, string? Ecg)
{
    /// <summary>The device learns the height of pulses for 1.5 s and tells them about a second later.</summary>
    internal const int UsualLearningS = 3;
}
