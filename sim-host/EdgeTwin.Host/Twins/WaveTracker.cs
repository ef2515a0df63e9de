using MathNet.Numerics.LinearAlgebra;

namespace EdgeTwin.Host.Twins;

/// <summary>
/// How sure the model's numbers are: an iterated extended Kalman filter over them (Sameni, Shamsollahi, Jutten and Clifford, IEEE Trans Biomed Eng 54:2172, 2007, use one over the
/// signal; here the state is the model, and an edition of the twin is the measurement). Between editions the heart may change, so what is known grows unsure with time. It watches
/// the fit, and never writes anything back to the wearer's twin.
/// </summary>
internal sealed class WaveTracker
{
    // Drift of a number in an hour, as a share of its size, and its least: 4 % of a height and width, 4 ms of a middle.
    private const double DriftShare = 0.04;
    private const double LeastDriftUv = 4;
    private const double DriftMs = 4;
    private const double LeastNoiseUv = 3;
    private const int Iterations = 3;

    private Vector<double> _state;
    private Matrix<double> _cov;

    private WaveTracker(Vector<double> state, Matrix<double> cov)
    {
        _state = state;
        _cov = cov;
    }

    /// <summary>What the last edition differed from the expected by, in standard deviations: about 1 while model and heart agree.</summary>
    internal double Surprise { get; private set; }

    /// <summary>Begins with a fit.</summary>
    internal static WaveTracker Begin(BeatPoints points, BeatWaves fit, double noiseUv)
    {
        Matrix<double> information = Information(points, fit, Noise(points, fit, noiseUv));
        return new WaveTracker(Vector<double>.Build.Dense(fit.Values), (information + Prior(fit)).Inverse());
    }

    /// <summary>Time passes.</summary>
    internal void Pass(double hours)
    {
        for (int i = 0; i < BeatWaves.Parameters; i++)
        {
            double drift = Drift(i) * Math.Sqrt(Math.Max(0, hours));
            _cov[i, i] += drift * drift;
        }
    }

    /// <summary>Takes an edition.</summary>
    internal void Take(BeatPoints points, BeatWaves fit, double noiseUv)
    {
        double noise = Noise(points, fit, noiseUv);
        Vector<double> prior = _state;
        Matrix<double> before = _cov.Inverse();
        Vector<double> rest = Vector<double>.Build.Dense(points.Uv.Length);
        Matrix<double> slopes = Matrix<double>.Build.Dense(points.Uv.Length, BeatWaves.Parameters);
        Vector<double> at = prior;
        for (int i = 0; i < Iterations; i++)
        {
            points.Against(BeatWaves.Bounded([.. at]), rest, slopes);
            if (i == 0)
            {
                Surprise = SurpriseOf(rest, slopes, noise);
            }
            Matrix<double> both = before + (slopes.TransposeThisAndMultiply(slopes) / (noise * noise));
            Vector<double> pull = slopes.TransposeThisAndMultiply(rest + (slopes * (at - prior))) / (noise * noise);
            // (at - prior) enters the rest, so that each round is linear about the last, and the prior keeps its weight.
            _cov = both.Inverse();
            at = prior + (_cov * pull);
        }
        _state = at;
    }

    /// <summary>One standard deviation of the model's signal at each point, uV.</summary>
    internal double[] BandUv(BeatPoints points, double hoursOld)
    {
        BeatWaves waves = BeatWaves.Bounded([.. _state]);
        double[] band = new double[points.Uv.Length];
        double[] slopes = new double[BeatWaves.Parameters];
        for (int i = 0; i < band.Length; i++)
        {
            waves.At(points.TimeOf(i), points.RrMs, slopes);
            Vector<double> row = Vector<double>.Build.Dense(slopes);
            double variance = row * _cov * row;
            for (int k = 0; k < slopes.Length; k++)
            {
                double drift = Drift(k) * slopes[k];
                variance += drift * drift * Math.Max(0, hoursOld);
            }
            band[i] = Math.Sqrt(Math.Max(0, variance));
        }
        return band;
    }

    private double SurpriseOf(Vector<double> rest, Matrix<double> slopes, double noise)
    {
        double expected = 0;
        for (int i = 0; i < rest.Count; i++)
        {
            Vector<double> row = slopes.Row(i);
            expected += (noise * noise) + (row * _cov * row);
        }
        return Math.Sqrt(rest * rest / expected);
    }

    private double Drift(int parameter)
    {
        int of = (parameter - 1) % BeatWaves.PerWave;
        return parameter == 0 || of == 0 ? Math.Max(LeastDriftUv, DriftShare * Math.Abs(_state[parameter])) : of == 1 ? DriftShare : DriftMs;
    }

    // What the fit leaves is no noise of the heart's, but the model knows no better.
    private static double Noise(BeatPoints points, BeatWaves fit, double noiseUv)
    {
        Vector<double> rest = Vector<double>.Build.Dense(points.Uv.Length);
        double left = points.Against(fit, rest, null) / points.Uv.Length;
        return Math.Sqrt((noiseUv * noiseUv) + left + (LeastNoiseUv * LeastNoiseUv));
    }

    private static Matrix<double> Information(BeatPoints points, BeatWaves waves, double noise)
    {
        Vector<double> rest = Vector<double>.Build.Dense(points.Uv.Length);
        Matrix<double> slopes = Matrix<double>.Build.Dense(points.Uv.Length, BeatWaves.Parameters);
        points.Against(waves, rest, slopes);
        return slopes.TransposeThisAndMultiply(slopes) / (noise * noise);
    }

    // Before any measurement: a number may be off by twice its size. Two waves in one place would trade with each other without end.
    private static Matrix<double> Prior(BeatWaves waves)
    {
        Matrix<double> prior = Matrix<double>.Build.Dense(BeatWaves.Parameters, BeatWaves.Parameters);
        for (int i = 0; i < prior.RowCount; i++)
        {
            int of = (i - 1) % BeatWaves.PerWave;
            double size = i == 0 ? 200 : of == 0 ? Math.Max(20, Math.Abs(waves.Values[i])) : of == 1 ? 0.5 : 15;
            prior[i, i] = 1 / (4 * size * size);
        }
        return prior;
    }
}
