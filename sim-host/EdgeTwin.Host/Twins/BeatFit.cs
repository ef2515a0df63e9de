using MathNet.Numerics.LinearAlgebra;

namespace EdgeTwin.Host.Twins;

/// <summary>Fits waves to a beat by damped Gauss-Newton steps (Levenberg 1944, Marquardt 1963).</summary>
internal static class BeatFit
{
    private const int MostSteps = 200;
    private const double FirstDamping = 1e-2;
    private const double MostDamping = 1e8;
    private const double Enough = 1e-5;

    /// <summary>From nothing: of two ways to begin, the one that ends closer.</summary>
    internal static BeatWaves Cold(BeatPoints points)
    {
        BeatWaves named = Warm(points, FirstGuess.Named(points));
        BeatWaves greedy = Warm(points, FirstGuess.Greedy(points));
        return points.PrdPercent(named) <= points.PrdPercent(greedy) ? named : greedy;
    }

    /// <summary>From the waves of before.</summary>
    internal static BeatWaves Warm(BeatPoints points, BeatWaves from)
    {
        Vector<double> rest = Vector<double>.Build.Dense(points.Uv.Length);
        Vector<double> tried = Vector<double>.Build.Dense(points.Uv.Length);
        Matrix<double> slopes = Matrix<double>.Build.Dense(points.Uv.Length, BeatWaves.Parameters);
        BeatWaves best = from;
        double left = points.Against(best, rest, slopes);
        double damping = FirstDamping;
        for (int step = 0; step < MostSteps && damping < MostDamping; step++)
        {
            BeatWaves next = Step(best, slopes, rest, damping);
            double now = points.Against(next, tried, null);
            if (now >= left)
            {
                damping *= 4;
                continue;
            }
            bool isDone = left - now < Enough * left;
            best = next;
            left = points.Against(best, rest, slopes);
            damping /= 3;
            if (isDone)
            {
                break;
            }
        }
        return best;
    }

    private static BeatWaves Step(BeatWaves from, Matrix<double> slopes, Vector<double> rest, double damping)
    {
        Matrix<double> normal = slopes.TransposeThisAndMultiply(slopes);
        for (int i = 0; i < normal.RowCount; i++)
        {
            normal[i, i] = (normal[i, i] * (1 + damping)) + 1e-9;
        }
        Vector<double> move = normal.Cholesky().Solve(slopes.TransposeThisAndMultiply(rest));
        return BeatWaves.Bounded([.. from.Values.Zip(move, (value, by) => value + by)]);
    }
}
