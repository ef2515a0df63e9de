using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Recordings.Noise;

/// <summary>
/// How strong noise is against an ECG, as WFDB's nst(1) and sigamp(1) define it: the QRS complex's peak-to-peak amplitude, squared and divided by 8, over the noise's
/// mean square about the mean of each second. Written from their manual pages (Moody, Muldrow &amp; Mark 1984, Computers in Cardiology 11:381).
/// </summary>
public static class NoiseCalibration
{
    private const int MostMeasurements = 300;
    private const double HalfWindowS = 0.05;
    private const double DiscardedShare = 0.05;

    /// <summary>
    /// Peak-to-peak amplitude of the QRS complex: the range within 50 ms of each of the first 300 normal beats (EC57's N and S), the mean without the largest and smallest 5 %.
    /// </summary>
    /// <param name="signal">The ECG from its first frame; missing samples are <see cref="double.NaN"/>.</param>
    /// <param name="reference">Its beats, in frames of the same rate.</param>
    /// <param name="frequencyHz">That rate.</param>
    /// <returns>The amplitude in the signal's unit; 0 where no beat can be measured.</returns>
    public static double QrsPeakToPeak(ReadOnlySpan<double> signal, IReadOnlyList<Annotation> reference, double frequencyHz)
    {
        int half = (int)Math.Round(HalfWindowS * frequencyHz);
        List<double> ranges = [];
        foreach (Annotation beat in reference)
        {
            bool isNormal = BeatClassMap.TryGet(beat.Code, out BeatClass kind) && kind is BeatClass.Normal or BeatClass.Supraventricular;
            if (!isNormal || beat.Sample - half < 0 || beat.Sample + half >= signal.Length)
            {
                continue;
            }
            double range = Range(signal.Slice((int)beat.Sample - half, (2 * half) + 1));
            if (range >= 0)
            {
                ranges.Add(range);
            }
            if (ranges.Count == MostMeasurements)
            {
                break;
            }
        }
        return TrimmedMean(ranges);
    }

    /// <summary>Root mean square of noise about the mean of each second: the mean of the first 300 seconds without the largest and smallest 5 %.</summary>
    public static double NoiseRms(ReadOnlySpan<double> noise, double frequencyHz)
    {
        int second = Math.Max(1, (int)Math.Round(frequencyHz));
        List<double> deviations = [];
        for (int from = 0; from + second <= noise.Length && deviations.Count < MostMeasurements; from += second)
        {
            double deviation = Deviation(noise.Slice(from, second));
            if (double.IsFinite(deviation))
            {
                deviations.Add(deviation);
            }
        }
        return TrimmedMean(deviations);
    }

    /// <summary>What to multiply the noise with for a signal-to-noise ratio of <paramref name="snrDb"/>: SNR = 10 log10(S / (N gain^2)).</summary>
    /// <returns>The gain; 0 where there is no noise or no signal to measure it by.</returns>
    public static double Gain(double qrsPeakToPeak, double noiseRms, double snrDb) =>
        noiseRms > 0 ? qrsPeakToPeak / (Math.Sqrt(8) * noiseRms * Math.Pow(10, snrDb / 20)) : 0;

    private static double Range(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values)
        {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return high - low;
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }
        double mean = sum / values.Length;
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }
        return Math.Sqrt(squares / values.Length);
    }

    private static double TrimmedMean(List<double> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }
        values.Sort();
        int dropped = (int)(values.Count * DiscardedShare);
        return values.Skip(dropped).Take(values.Count - (2 * dropped)).Average();
    }
}
