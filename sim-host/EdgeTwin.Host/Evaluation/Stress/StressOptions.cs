namespace EdgeTwin.Host.Evaluation.Stress;

/// <summary>What is done to each record before it is replayed, so that a test on bad input can be repeated by others. All of it is deterministic.</summary>
/// <param name="NoiseRecord">Record of noise, added in nst's pattern: five minutes clean, then two noisy and two clean by turns; null for none.</param>
/// <param name="SnrDb">Signal-to-noise ratio in the noisy stretches, dB.</param>
/// <param name="HumHz">Frequency of added mains hum, Hz; 0 for none.</param>
/// <param name="HumUv">Its amplitude, uV from zero to peak.</param>
/// <param name="IsInverted">True for electrodes that are swapped.</param>
/// <param name="Gain">What the signal is multiplied with.</param>
internal sealed record StressOptions(string? NoiseRecord, double SnrDb, double HumHz, int HumUv, bool IsInverted, double Gain)
{
    /// <summary>A gain of more takes any ECG to the rails.</summary>
    internal const double MostGain = 100;

    /// <summary>True where the samples themselves are changed, beside noise.</summary>
    internal bool ChangesSamples => HumHz > 0 || IsInverted || Gain != 1;

    /// <summary>True where nothing is done.</summary>
    internal bool IsNone => NoiseRecord is null && !ChangesSamples;

    /// <summary>Such as <c>noise ma at 6 dB, hum 200 uV at 50 Hz, inverted, gain 0.5</c>.</summary>
    internal string Text
    {
        get
        {
            List<string> parts = [];
            if (NoiseRecord is not null)
            {
                parts.Add(FormattableString.Invariant($"noise {Path.GetFileName(NoiseRecord)} at {SnrDb} dB, two minutes of four from the fifth on"));
            }
            if (HumHz > 0)
            {
                parts.Add(FormattableString.Invariant($"hum of {HumUv} \u00B5V at {HumHz} Hz"));
            }
            if (IsInverted)
            {
                parts.Add("inverted");
            }
            if (Gain != 1)
            {
                parts.Add(FormattableString.Invariant($"gain {Gain}"));
            }
            return string.Join(", ", parts);
        }
    }
}
