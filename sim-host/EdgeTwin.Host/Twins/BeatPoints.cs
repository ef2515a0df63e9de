using MathNet.Numerics.LinearAlgebra;

namespace EdgeTwin.Host.Twins;

/// <summary>The points that a model is held against: a twin's beat, and the rate it was learned at.</summary>
/// <param name="Uv">Points, uV.</param>
/// <param name="FirstMs">Time of the first, from the R peak.</param>
/// <param name="StepMs">Time between them.</param>
/// <param name="RrMs">Time between beats.</param>
internal sealed record BeatPoints(int[] Uv, double FirstMs, double StepMs, double RrMs)
{
    /// <summary>Those of a snapshot.</summary>
    internal static BeatPoints Of(TwinSnapshot snapshot) => new(snapshot.BeatUv, -snapshot.BeforeMs, snapshot.StepMs, snapshot.Rr.Mean);

    /// <summary>What the model says at each.</summary>
    internal double[] Of(BeatWaves waves) => [.. Uv.Select((_, i) => waves.At(TimeOf(i), RrMs))];

    /// <summary>What is left of the points when the model is taken away, and the derivatives of the model.</summary>
    internal double Against(BeatWaves waves, Vector<double> rest, Matrix<double>? slopes)
    {
        double squares = 0;
        Span<double> row = stackalloc double[slopes is null ? 0 : BeatWaves.Parameters];
        for (int i = 0; i < Uv.Length; i++)
        {
            double left = Uv[i] - waves.At(TimeOf(i), RrMs, row);
            rest[i] = left;
            squares += left * left;
            for (int k = 0; k < row.Length; k++)
            {
                slopes![i, k] = row[k];
            }
        }
        return squares;
    }

    /// <summary>
    /// Percentage root-mean-square difference of the model: what is left as a share of what varies in the points (their mean is taken out, which makes it the stricter of the two usual
    /// definitions).
    /// </summary>
    internal double PrdPercent(BeatWaves waves) => PrdPercent(Of(waves));

    /// <summary>The same of a signal at these points.</summary>
    internal double PrdPercent(double[] modelUv)
    {
        double mean = Uv.Average();
        double all = Uv.Sum(uv => (uv - mean) * (uv - mean));
        double left = modelUv.Select((value, i) => (Uv[i] - value) * (Uv[i] - value)).Sum();
        return all > 0 ? 100 * Math.Sqrt(left / all) : 0;
    }

    internal double TimeOf(int point) => FirstMs + (point * StepMs);
}
