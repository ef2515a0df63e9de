namespace EdgeTwin.Host.Twins;

/// <summary>
/// A beat as ECGSYN makes it: a sum of seven Gaussian waves (two for an asymmetric P wave, Q, R, S, two for an asymmetric T wave) over a level (McSharry, Clifford, Tarassenko and
/// Smith, IEEE Trans Biomed Eng 50:289, 2003; the asymmetry after Clifford's ECG generators of 2005). Times are from the R peak; the beat before and the one after are in it, as
/// far as their waves reach.
/// </summary>
internal sealed class BeatWaves
{
    /// <summary>Waves of a beat.</summary>
    internal const int Waves = 7;

    /// <summary>Numbers of a wave: height (uV), logarithm of the width (ms), middle (ms).</summary>
    internal const int PerWave = 3;

    /// <summary>Numbers of a beat: the level (uV), then the waves.</summary>
    internal const int Parameters = 1 + (Waves * PerWave);

    /// <summary>Middle of a wave over which it belongs to the T wave, ms: it moves with the rate.</summary>
    internal const double FirstTMs = 90;

    /// <summary>A wave reaches so many of its widths to either side.</summary>
    internal const double Reach = 5;

    private const double LeastWidthMs = 3;
    private const double MostWidthMs = 160;
    private const double FarthestMs = 650;

    /// <summary>A beat with all numbers given.</summary>
    internal BeatWaves(double[] values) => Values = values;

    /// <summary>The numbers, in the order of <see cref="Parameters"/>.</summary>
    internal double[] Values { get; }

    internal double HeightOf(int wave) => Values[1 + (wave * PerWave)];

    internal double WidthOf(int wave) => Math.Exp(Values[2 + (wave * PerWave)]);

    internal double MiddleOf(int wave) => Values[3 + (wave * PerWave)];

    /// <summary>The same with its waves within what a heart can do; a step of a fit may leave it.</summary>
    internal static BeatWaves Bounded(double[] values)
    {
        for (int wave = 0; wave < Waves; wave++)
        {
            int at = 1 + (wave * PerWave);
            values[at] = Math.Clamp(values[at], -20000, 20000);
            values[at + 1] = Math.Clamp(values[at + 1], Math.Log(LeastWidthMs), Math.Log(MostWidthMs));
            values[at + 2] = Math.Clamp(values[at + 2], -FarthestMs, FarthestMs);
        }
        return new BeatWaves(values);
    }

    /// <summary>The signal at a time, where the beats come every <paramref name="rrMs"/>.</summary>
    internal double At(double ms, double rrMs) => At(ms, rrMs, []);

    /// <summary>The same, with what each number adds to it (the derivatives).</summary>
    internal double At(double ms, double rrMs, Span<double> slopes)
    {
        double sum = Values[0];
        slopes.Clear();
        if (slopes.Length > 0)
        {
            slopes[0] = 1;
        }
        for (int wave = 0; wave < Waves; wave++)
        {
            double width = WidthOf(wave);
            for (int beat = -1; beat <= 1; beat++)
            {
                double z = (ms - MiddleOf(wave) - (beat * rrMs)) / width;
                if (Math.Abs(z) > Reach)
                {
                    continue;
                }
                double bell = Math.Exp(-z * z / 2);
                sum += HeightOf(wave) * bell;
                if (slopes.Length > 0)
                {
                    int at = 1 + (wave * PerWave);
                    slopes[at] += bell;
                    slopes[at + 1] += HeightOf(wave) * bell * z * z;
                    slopes[at + 2] += HeightOf(wave) * bell * z / width;
                }
            }
        }
        return sum;
    }
}
