namespace EdgeTwin.Twin
{
    /// <summary>
    /// The QT interval of a mean beat: from where the slope before the QRS complex rises, to where the tangent at the T wave's steepest descent meets the level before the QRS
    /// complex (Lepeschkin and Surawicz, Circulation 6:378, 1952). Flat T waves have none.
    /// </summary>
    internal static class QtMeasure
    {
        private const int R = BeatForm.Before;
        private const int SlopeReach = 2;
        private const int FirstOnset = R - 30;

        // The T wave's peak is looked for from 100 ms after the R peak on, to 68 % of the RR interval: what follows may be the next P wave.
        private const int FirstT = R + 25;
        private const int TPercent = 68;
        private const int LeastT = 50 * BeatForm.PerMicrovolt;
        private const int LongestDescent = 40;
        private const int MsPerSample = Core.Limits.MsPerSample;
        private const int LeastQtMs = 200;
        private const int MostQtMs = 650;

        /// <summary>Where the QRS complex begins, points of the form. About 0.8 k IL.</summary>
        internal static int FindOnset(int[] mean)
        {
            int most = 0;
            int steep = R;
            for (int n = R; n > R - 20; n--)
            {
                int slope = Slope(mean, n);
                if (slope > most)
                {
                    most = slope;
                    steep = n;
                }
            }
            int at = steep;
            while (at > FirstOnset && 20 * Slope(mean, at) >= 3 * most)
            {
                at--;
            }
            return at;
        }

        /// <summary>The T wave's peak, a point of the form; 0 where it is too flat, or too near the end. About 1.5 k IL.</summary>
        /// <param name="mean">Quarters of a microvolt.</param>
        /// <param name="rrMs">Mean RR interval of the block.</param>
        internal static int FindPeak(int[] mean, int rrMs)
        {
            int last = R + rrMs * TPercent / (100 * MsPerSample);
            last = last > BeatForm.Points - SlopeReach - 4 ? BeatForm.Points - SlopeReach - 4 : last;
            int peak = 0;
            int height = LeastT;
            for (int n = FirstT; n < last; n++)
            {
                int size = mean[n] < 0 ? -mean[n] : mean[n];
                if (size > height)
                {
                    height = size;
                    peak = n;
                }
            }
            return peak >= last - 2 || peak <= FirstT + 1 ? 0 : peak;
        }

        /// <summary>The QT interval, ms; 0 where it cannot be read. About 1 k IL.</summary>
        internal static int Read(int[] mean, int onset, int peak)
        {
            if (peak == 0)
            {
                return 0;
            }
            int sign = mean[peak] < 0 ? -1 : 1;
            int end = peak + LongestDescent;
            end = end > BeatForm.Points - SlopeReach ? BeatForm.Points - SlopeReach : end;
            int most = 0;
            int steep = peak;
            for (int n = peak + 1; n < end; n++)
            {
                int fall = (mean[n - SlopeReach] - mean[n + SlopeReach]) * sign;
                if (fall > most)
                {
                    most = fall;
                    steep = n;
                }
            }
            if (most < 1 || steep >= end - 1)
            {
                return 0;
            }
            int restMs = mean[steep] * sign * 2 * SlopeReach * MsPerSample / most;
            int qtMs = (steep - onset) * MsPerSample + restMs;
            return qtMs < LeastQtMs || qtMs > MostQtMs ? 0 : qtMs;
        }

        private static int Slope(int[] mean, int at)
        {
            int slope = mean[at + SlopeReach] - mean[at - SlopeReach];
            return slope < 0 ? -slope : slope;
        }
    }
}
