namespace EdgeTwin.Recordings.Injection;

/// <summary>
/// Injects ST episodes and their confounders into a real signal: to each beat, by its R peak, a smooth change of the ST segment and the T wave is added. The
/// signal's own noise, wander, ectopy and rate stay as they are. Samples are uV at 250 Hz.
/// </summary>
public static class StInjection
{
    /// <summary>Samples a second.</summary>
    public const int RateHz = 250;

    /// <summary>Stands for a missing sample.</summary>
    public const int Missing = int.MinValue;

    private const double MsPerSample = 1000.0 / RateHz;
    private const double OnsetUv = 50;
    private const double EpisodeUv = 100;
    private const double EpisodeS = 30;

    // The QRS complex that a turn of the axis changes, ms about the R peak, with its soft edges.
    private const double QrsBeforeMs = 60;
    private const double QrsAfterMs = 60;
    private const double QrsEdgeMs = 24;

    /// <summary>Injects <paramref name="items"/> into <paramref name="microvolts"/>.</summary>
    /// <param name="microvolts">The signal; it is not changed.</param>
    /// <param name="beats">Its R peaks, in the order of time.</param>
    /// <param name="items">What to inject, apart from each other.</param>
    public static StInjected Inject(int[] microvolts, IReadOnlyList<long> beats, IReadOnlyList<StItem> items)
    {
        StItem[] feasible = [.. items.Select(item => RateRise.Feasible(item, beats))];
        (int[] signal, long[] peaks) = RateRise.Apply(microvolts, beats, feasible);
        Dictionary<StItem, List<(long Sample, double Uv)>> courses = feasible.ToDictionary(item => item, _ => new List<(long, double)>());
        int at = 0;
        for (int i = 0; i < peaks.Length; i++)
        {
            double seconds = (double)beats[i] / RateHz;
            while (at < feasible.Length && feasible[at].EndS < seconds)
            {
                at++;
            }
            if (at == feasible.Length || feasible[at].StartS > seconds)
            {
                continue;
            }
            StItem item = feasible[at];
            double part = item.At(seconds - item.LagS);
            Turn(signal, peaks, i, item, part);
            Add(signal, peaks, i, item, part);
            courses[item].Add((peaks[i], item.LevelUv * part));
        }
        return new StInjected(
            signal, peaks, [.. feasible.Select(item => Truth(item, courses[item])).OfType<StTruth>()],
            [.. feasible.Where(item => courses[item].Count > 0)
                .Select(item => (courses[item][0].Sample / (double)RateHz, courses[item][^1].Sample / (double)RateHz, item.Kind))]);
    }

    private static void Add(int[] signal, long[] peaks, int beat, StItem item, double part)
    {
        long r = peaks[beat];
        double rrMs = beat + 1 < peaks.Length ? (peaks[beat + 1] - r) * MsPerSample : 800;
        // The T wave shortens with the rate; nothing reaches into the next QRS complex.
        double stretch = Math.Clamp(Math.Sqrt(rrMs / 800), 0.5, 1.2);
        double endMs = Math.Min(item.Shape.EndMs * Math.Max(1, stretch), rrMs - 80);
        long last = Math.Min(signal.Length - 1, r + (long)(endMs / MsPerSample));
        for (long n = r + 1; n <= last; n++)
        {
            if (signal[n] != Missing)
            {
                // Fades over the last 40 ms, where the next beat comes early.
                double left = (endMs - ((n - r) * MsPerSample)) / 40;
                signal[n] += (int)Math.Round(item.LevelUv * part * item.Shape.At((n - r) * MsPerSample, stretch) * Smooth.Step(left));
            }
        }
    }

    private static void Turn(int[] signal, long[] peaks, int beat, StItem item, double part)
    {
        if (item.Kind != StItemKind.AxisShift)
        {
            return;
        }
        long r = peaks[beat];
        long from = r - (long)((QrsBeforeMs + QrsEdgeMs) / MsPerSample);
        long to = r + (long)((QrsAfterMs + QrsEdgeMs) / MsPerSample);
        if (from < 0 || to >= signal.Length || signal[from] == Missing || signal[to] == Missing)
        {
            return;
        }
        int before = signal[from];
        int after = signal[to];
        for (long n = from; n <= to; n++)
        {
            if (signal[n] == Missing)
            {
                continue;
            }
            double ms = (n - r) * MsPerSample;
            double window = Math.Min(Smooth.Step((ms + QrsBeforeMs + QrsEdgeMs) / QrsEdgeMs), Smooth.Step((QrsAfterMs + QrsEdgeMs - ms) / QrsEdgeMs));
            double gain = item.QrsGain.BeforeR + ((item.QrsGain.AfterR - item.QrsGain.BeforeR) * Smooth.Step((ms + 16) / 32));
            double level = before + ((after - before) * (double)(n - from) / (to - from));
            signal[n] += (int)Math.Round((signal[n] - level) * (gain - 1) * window * part);
        }
    }

    private static StTruth? Truth(StItem item, List<(long Sample, double Uv)> course)
    {
        if (item.Kind is not (StItemKind.Ischaemic or StItemKind.RateRelated))
        {
            return null;
        }
        (long Sample, double Uv)[] inside = [.. course.Where(one => Math.Abs(one.Uv) >= OnsetUv)];
        (long Sample, double Uv)[] over = [.. course.Where(one => Math.Abs(one.Uv) >= EpisodeUv)];
        if (over.Length == 0 || over[^1].Sample - over[0].Sample < EpisodeS * RateHz)
        {
            return null;
        }
        double most = over.Max(one => Math.Abs(one.Uv));
        (long Sample, double Uv)[] top = [.. over.Where(one => Math.Abs(one.Uv) >= 0.999 * most)];
        double area = 0;
        for (int i = 1; i < inside.Length; i++)
        {
            area += Math.Abs(inside[i].Uv) * (inside[i].Sample - inside[i - 1].Sample) / RateHz;
        }
        return new StTruth(
            item.Kind, inside[0].Sample, inside[^1].Sample, top[top.Length / 2].Sample, most * Math.Sign(item.LevelUv), area,
            over[0].Sample + (long)(EpisodeS * RateHz));
    }
}
