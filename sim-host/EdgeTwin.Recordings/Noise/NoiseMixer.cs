namespace EdgeTwin.Recordings.Noise;

/// <summary>
/// Adds noise to one signal in nst(1)'s standard pattern: five minutes clean, then two minutes noisy and two minutes clean by turns. Noise time runs with signal time, so the same
/// inputs give the same output; where the gain changes, an offset cancels the step, and stays.
/// </summary>
public sealed class NoiseMixer
{
    /// <summary>Clean at the start, s: the learning period.</summary>
    public const int CleanStartS = 300;

    /// <summary>Length of each noisy and each clean turn after it, s.</summary>
    public const int TurnS = 120;

    private const double SameRate = 0.1;

    private readonly double[] noise;
    private readonly double step;
    private readonly double gain;
    private readonly double frequencyHz;
    private readonly bool isConstant;
    private long frame;
    private double offset;
    private bool isNoisy;

    /// <summary>A mixer that stands at the signal's first frame.</summary>
    /// <param name="noise">The noise from its first frame; it begins anew where the signal is longer.</param>
    /// <param name="noiseFrequencyHz">Its rate. Within 10 % of the signal's it is taken frame by frame, as nst does; else by straight lines between frames.</param>
    /// <param name="frequencyHz">The signal's rate.</param>
    /// <param name="gain">See <see cref="NoiseCalibration.Gain"/>.</param>
    /// <param name="isConstant">Noise all through instead of the pattern: for training, not for a noise stress test.</param>
    public NoiseMixer(double[] noise, double noiseFrequencyHz, double frequencyHz, double gain, bool isConstant = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(noiseFrequencyHz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequencyHz);
        ArgumentOutOfRangeException.ThrowIfZero(noise.Length);
        this.noise = noise;
        this.frequencyHz = frequencyHz;
        this.gain = gain;
        this.isConstant = isConstant;
        double ratio = noiseFrequencyHz / frequencyHz;
        step = Math.Abs(ratio - 1) < SameRate ? 1 : ratio;
    }

    /// <summary>True where noise is added at <paramref name="seconds"/> from the start.</summary>
    public static bool IsNoisyAt(double seconds) => seconds >= CleanStartS && ((long)((seconds - CleanStartS) / TurnS) & 1) == 0;

    /// <summary>Adds noise to the signal's next frames, in place; missing frames stay missing.</summary>
    public void Add(Span<double> physical)
    {
        for (int i = 0; i < physical.Length; i++)
        {
            double value = gain * NoiseAt(frame);
            bool noisy = isConstant || IsNoisyAt(frame / frequencyHz);
            if (noisy != isNoisy)
            {
                offset += noisy ? -value : value;
                isNoisy = noisy;
            }
            physical[i] += offset + (noisy ? value : 0);
            frame++;
        }
    }

    private double NoiseAt(long at)
    {
        if (step == 1)
        {
            return noise[at % noise.Length];
        }
        double place = at * step;
        long whole = (long)place;
        double before = noise[whole % noise.Length];
        return before + ((noise[(whole + 1) % noise.Length] - before) * (place - whole));
    }
}
