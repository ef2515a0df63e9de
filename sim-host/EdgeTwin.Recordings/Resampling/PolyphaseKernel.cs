using System.Numerics;

namespace EdgeTwin.Recordings.Resampling;

/// <summary>
/// Kaiser-windowed sinc, one row of taps for each fractional position of an output sample between two source samples.
/// Coefficients are whole multiples of 2^-20 and a row sums to exactly 1. With samples that are whole multiples of 1/64 uV every product and every partial
/// sum is then a whole number below 2^53: exact in a double, whatever the order of addition. So the result is the same on every machine,
/// with or without vector units and fused multiply-add; and a beat detected on one is detected on all.
/// </summary>
internal sealed class PolyphaseKernel
{
    /// <summary>One unit of coefficient is 2^-20.</summary>
    internal const int CoefficientBits = 20;

    /// <summary>More exact phases than this (a rate such as 257.31234 Hz) and a grid of so many serves: it misplaces a sample by 1/8192 of a source interval at most.</summary>
    private const int MaxPhases = 4096;

    // 60 dB of stop band (Kaiser's formula for beta), reached 40 Hz either side of 100 Hz with 25 ms either side: flat to 60 Hz, nothing above 140 Hz that could fold below 110 Hz.
    private const double Beta = 5.65;
    private const double CutoffHz = 100;
    private const double HalfWidthS = 0.025;

    // Slower sources are limited by themselves: 24 taps, cut at 0.45 of their rate.
    private const double SlowCutoff = 0.45;
    private const int SlowHalfTaps = 12;

    private readonly double[] _rows;

    internal PolyphaseKernel(RateRatio ratio)
    {
        double sourceHz = (double)ratio.Source / ratio.Twin * RateRatio.TwinHz;
        bool identity = ratio.Source == ratio.Twin;
        bool slow = sourceHz * SlowCutoff < CutoffHz;
        HalfTaps = identity ? 1 : slow ? SlowHalfTaps : (int)Math.Ceiling(HalfWidthS * sourceHz);
        int lanes = Vector<double>.Count;
        Stride = ((2 * HalfTaps) + lanes - 1) / lanes * lanes;
        Phases = (int)Math.Min(ratio.Twin, MaxPhases);
        _rows = new double[Phases * Stride];
        double cutoff = identity ? 0.5 : slow ? SlowCutoff : CutoffHz / sourceHz;
        double centre = Phases == ratio.Twin ? 0 : 0.5; // a row of the grid stands for the middle of its cell
        for (int phase = 0; phase < Phases; phase++)
        {
            FillRow(_rows.AsSpan(phase * Stride, 2 * HalfTaps), (phase + centre) / Phases, cutoff);
        }
    }

    /// <summary>Taps on each side: a sample at position p rests on source frames p - HalfTaps + 1 ... p + HalfTaps.</summary>
    internal int HalfTaps { get; }

    /// <summary>Coefficients in a row, zeros that fill the last vector included.</summary>
    internal int Stride { get; }

    /// <summary>Rows.</summary>
    internal int Phases { get; }

    internal ReadOnlySpan<double> Row(int phase) => _rows.AsSpan(phase * Stride, Stride);

    private void FillRow(Span<double> row, double fraction, double cutoff)
    {
        Span<double> exact = stackalloc double[row.Length];
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            double distance = i - (HalfTaps - 1) - fraction;
            double edge = distance / HalfTaps;
            double window = Math.Abs(edge) >= 1 ? 0 : BesselI0(Beta * Math.Sqrt(1 - (edge * edge))) / BesselI0(Beta);
            exact[i] = window * Sinc(2 * cutoff * distance);
            sum += exact[i];
        }
        double one = 1 << CoefficientBits;
        double left = one;
        int largest = 0;
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = Math.Round(exact[i] / sum * one);
            left -= row[i];
            largest = row[i] > row[largest] ? i : largest;
        }
        // What rounding took goes to the largest tap: a constant comes out as that constant.
        row[largest] += left;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-12 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double BesselI0(double x)
    {
        double term = 1;
        double sum = 1;
        for (int k = 1; k < 40; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
