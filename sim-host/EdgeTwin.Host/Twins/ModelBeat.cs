namespace EdgeTwin.Host.Twins;

/// <summary>
/// The model's beat: waves, and what it takes for the device to read the wearer's own ST level and QT interval off it. The waves are fitted to the recent mean beat; the twin's
/// levels are of the last hour, and are read at a place that a smooth model may move a little.
/// </summary>
/// <param name="Waves">The waves.</param>
/// <param name="StUv">Added to the ST segment.</param>
/// <param name="TStretch">The T wave comes so much later, and is so much wider.</param>
internal sealed record ModelBeat(BeatWaves Waves, double StUv = 0, double TStretch = 1)
{
    /// <summary>Beginning of what is added to the ST segment, its full height, its end and the end of its decay, ms after the R peak.</summary>
    private const double RiseMs = 20;
    private const double FullMs = 50;
    private const double FallMs = 210;
    private const double GoneMs = 300;

    /// <summary>Draws a beat into a signal.</summary>
    /// <param name="sum">The signal, uV.</param>
    /// <param name="atMs">Its R peak.</param>
    /// <param name="stretch">How much later than usual its T wave comes.</param>
    /// <param name="stepMs">Between samples, of which the first is at 0.</param>
    internal void Add(Span<double> sum, double atMs, double stretch, double stepMs)
    {
        for (int wave = 0; wave < BeatWaves.Waves; wave++)
        {
            double by = Waves.MiddleOf(wave) >= BeatWaves.FirstTMs ? stretch * TStretch : 1;
            AddBell(sum, Waves.HeightOf(wave), Waves.WidthOf(wave) * by, atMs + (Waves.MiddleOf(wave) * by), stepMs);
        }
        if (StUv != 0)
        {
            (int from, int to) = Range(sum.Length, atMs + RiseMs, atMs + GoneMs, stepMs);
            for (int n = from; n <= to; n++)
            {
                sum[n] += StUv * Segment((n * stepMs) - atMs);
            }
        }
    }

    /// <summary>It at a twin's points, uV.</summary>
    internal double[] At(BeatPoints points)
    {
        double[] uv = new double[points.Uv.Length];
        Array.Fill(uv, Waves.Values[0]);
        for (int beat = -1; beat <= 1; beat++)
        {
            Add(uv, (beat * points.RrMs) - points.FirstMs, 1, points.StepMs);
        }
        return uv;
    }

    private static void AddBell(Span<double> sum, double height, double widthMs, double middleMs, double stepMs)
    {
        (int from, int to) = Range(sum.Length, middleMs - (BeatWaves.Reach * widthMs), middleMs + (BeatWaves.Reach * widthMs), stepMs);
        for (int n = from; n <= to; n++)
        {
            double z = ((n * stepMs) - middleMs) / widthMs;
            sum[n] += height * Math.Exp(-z * z / 2);
        }
    }

    private static (int From, int To) Range(int length, double fromMs, double toMs, double stepMs) =>
        ((int)Math.Clamp(Math.Ceiling(fromMs / stepMs), 0, length), (int)Math.Clamp(Math.Floor(toMs / stepMs), -1, length - 1));

    private static double Segment(double ms)
    {
        double part = ms < FullMs ? (ms - RiseMs) / (FullMs - RiseMs) : ms > FallMs ? (GoneMs - ms) / (GoneMs - FallMs) : 1;
        part = Math.Clamp(part, 0, 1);
        return part * part * (3 - (2 * part));
    }
}
