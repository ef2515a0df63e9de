namespace EdgeTwin.Host.Twins;

/// <summary>Where a fit begins.</summary>
internal static class FirstGuess
{
    /// <summary>Waves where a normal beat has them.</summary>
    internal static BeatWaves Named(BeatPoints points)
    {
        (double Ms, double Uv) r = Extreme(points, -12, 12, 0);
        int up = Math.Sign(r.Uv == 0 ? 1 : r.Uv);
        (double Ms, double Uv) q = Extreme(points, -60, -12, -up);
        (double Ms, double Uv) s = Extreme(points, 12, 75, -up);
        (double Ms, double Uv) p = Extreme(points, -220, -85, 0);
        (double Ms, double Uv) t = Extreme(points, 120, Math.Min(480, 0.68 * points.RrMs), 0);
        return Of(
            0,
            (p.Uv / 2, 20, p.Ms - 14), (p.Uv / 2, 16, p.Ms + 12),
            (q.Uv, 9, q.Ms), (r.Uv, 11, r.Ms), (s.Uv, 11, s.Ms),
            (t.Uv / 2, 50, t.Ms - 28), (t.Uv * 0.6, 28, t.Ms + 18));
    }

    /// <summary>Waves where the most is left, one after the other: for beats that no textbook draws.</summary>
    internal static BeatWaves Greedy(BeatPoints points)
    {
        double[] left = [.. points.Uv.Select(uv => (double)uv)];
        double level = left.Order().ElementAt(left.Length / 2);
        List<(double Uv, double Ms, double At)> waves = [];
        for (int i = 0; i < left.Length; i++)
        {
            left[i] -= level;
        }
        while (waves.Count < BeatWaves.Waves)
        {
            int at = Enumerable.Range(0, left.Length).MaxBy(i => Math.Abs(left[i]));
            double height = left[at];
            int from = at;
            int to = at;
            while (from > 0 && left[from] * height > height * height / 2)
            {
                from--;
            }
            while (to < left.Length - 1 && left[to] * height > height * height / 2)
            {
                to++;
            }
            // A bell's width at half its height is 2.355 of its sigmas.
            double width = Math.Max(5, (to - from) * points.StepMs / 2.355);
            waves.Add((height, width, points.TimeOf(at)));
            for (int i = 0; i < left.Length; i++)
            {
                double z = (points.TimeOf(i) - points.TimeOf(at)) / width;
                left[i] -= height * Math.Exp(-z * z / 2);
            }
        }
        return Of(level, [.. waves.OrderBy(one => one.At)]);
    }

    private static BeatWaves Of(double level, params ReadOnlySpan<(double Uv, double Width, double At)> waves)
    {
        double[] values = new double[BeatWaves.Parameters];
        values[0] = level;
        for (int i = 0; i < waves.Length; i++)
        {
            values[1 + (i * BeatWaves.PerWave)] = waves[i].Uv;
            values[2 + (i * BeatWaves.PerWave)] = Math.Log(waves[i].Width);
            values[3 + (i * BeatWaves.PerWave)] = waves[i].At;
        }
        return BeatWaves.Bounded(values);
    }

    // The farthest from nothing in a stretch; with a sign, the farthest to that side.
    private static (double Ms, double Uv) Extreme(BeatPoints points, double fromMs, double toMs, int sign)
    {
        (double Ms, double Uv) best = ((fromMs + toMs) / 2, 0);
        for (int i = 0; i < points.Uv.Length; i++)
        {
            double ms = points.TimeOf(i);
            double uv = points.Uv[i];
            if (ms >= fromMs && ms <= toMs && (sign == 0 ? Math.Abs(uv) > Math.Abs(best.Uv) : uv * sign > best.Uv * sign))
            {
                best = (ms, uv);
            }
        }
        return best;
    }
}
