using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.WhatIf;

/// <summary>
/// One RR interval made longer or shorter. The QRS complexes stay as they are, the ST segment with its T wave and the P wave go with the square root of the
/// interval (Bazett 1920), diastole takes the rest. A diastole that grows keeps its noise: what is slow is stretched, what is quick is repeated.
/// </summary>
internal static class IntervalShape
{
    // Samples at 250 Hz: 60 ms about an R peak, 400 ms to the end of T at most, 160 ms of P wave and PR segment.
    private const int QrsSamples = 15;
    private const int MostT = 100;
    private const int PSamples = 40;
    private const double TEnd = 0.42;
    private const double LeastDiastole = 0.15;
    private const int SlowSamples = 15;

    /// <summary>Appends the samples from one R peak up to the next, made <paramref name="length"/> long.</summary>
    internal static void Append(List<int> into, ReadOnlySpan<int> interval, int length)
    {
        int rr = interval.Length;
        int qrs = Math.Min(QrsSamples, rr / 6);
        int t = Math.Max(1, Math.Min(MostT, (int)(TEnd * rr)) - qrs);
        int p = Math.Min(PSamples, rr / 5);
        int diastole = rr - qrs - t - p - qrs;
        double factor = (double)length / rr;
        double root = Math.Clamp(Math.Sqrt(factor), 0.6, 1.25);
        int newT = (int)(t * root);
        int newP = (int)(p * root);
        int newDiastole = length - (2 * qrs) - newT - newP;
        if (newDiastole < LeastDiastole * factor * diastole)
        {
            double squeeze = (double)(length - (2 * qrs)) / (rr - (2 * qrs));
            newT = (int)(t * squeeze);
            newP = (int)(p * squeeze);
            newDiastole = length - (2 * qrs) - newT - newP;
        }
        into.AddRange(interval[..qrs]);
        Stretch(into, interval[qrs..(qrs + t)], newT);
        Diastole(into, interval[(qrs + t)..(qrs + t + diastole)], newDiastole);
        Stretch(into, interval[(qrs + t + diastole)..(rr - qrs)], newP);
        into.AddRange(interval[(rr - qrs)..]);
    }

    /// <summary>A straight line over what stood between two samples.</summary>
    internal static void Bridge(int[] signal, long from, long to)
    {
        if (from < 0 || to >= signal.Length || to <= from || signal[from] == ISampleSource.Missing || signal[to] == ISampleSource.Missing)
        {
            return;
        }
        for (long n = from + 1; n < to; n++)
        {
            if (signal[n] != ISampleSource.Missing)
            {
                signal[n] = (int)Math.Round(signal[from] + ((double)(signal[to] - signal[from]) * (n - from) / (to - from)));
            }
        }
    }

    private static void Diastole(List<int> into, ReadOnlySpan<int> stretch, int length)
    {
        if (length <= stretch.Length || stretch.Length < SlowSamples || stretch.Contains(ISampleSource.Missing))
        {
            Stretch(into, stretch, length);
            return;
        }
        int[] slow = Slow(stretch);
        int first = into.Count;
        Stretch(into, slow, length);
        for (int i = 0; i < length; i++)
        {
            // There and back again, so that no edge arises.
            int at = i % (2 * stretch.Length);
            at = at < stretch.Length ? at : (2 * stretch.Length) - 1 - at;
            into[first + i] += stretch[at] - slow[at];
        }
    }

    private static int[] Slow(ReadOnlySpan<int> stretch)
    {
        int[] slow = new int[stretch.Length];
        for (int i = 0; i < slow.Length; i++)
        {
            int half = Math.Min(SlowSamples / 2, Math.Min(i, slow.Length - 1 - i));
            long sum = 0;
            for (int n = i - half; n <= i + half; n++)
            {
                sum += stretch[n];
            }
            slow[i] = (int)(sum / ((2 * half) + 1));
        }
        return slow;
    }

    // Linear interpolation: what is stretched is slow.
    private static void Stretch(List<int> into, ReadOnlySpan<int> stretch, int length)
    {
        for (int i = 0; i < length; i++)
        {
            double at = (double)i * stretch.Length / length;
            int low = (int)at;
            int a = stretch[low];
            int b = low + 1 < stretch.Length ? stretch[low + 1] : a;
            into.Add(a == ISampleSource.Missing || b == ISampleSource.Missing ? ISampleSource.Missing : (int)Math.Round(a + ((b - a) * (at - low))));
        }
    }
}
