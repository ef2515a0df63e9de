namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// The foot of a pulse by intersecting tangents (Chiu 1991): where the tangent of the steepest rise meets the level of the minimum before it.
    /// Works on the wave at 50 Hz, whose samples' low 16 bits are kept: differences under 32768 counts come out right.
    /// </summary>
    public sealed class PulseFoot
    {
        private const int Mask = 127;

        // The steepest rise is looked for from the smoothed trough on; the minimum from a little before it.
        private const int BeforeTrough = 4;
        private const int MostBack = 25;
        private const int MostRise = 40;

        private readonly short[] _wave = new short[Mask + 1];

        /// <summary>The foot, 1/16 of a 50 Hz sample after tick 0 of the 25 Hz grid, less 32 times the peak's tick.</summary>
        public int OffsetFromPeak16 { get; private set; }

        /// <summary>From the minimum before to the peak, ADC counts.</summary>
        public int HeightCounts { get; private set; }

        /// <summary>Takes the two means of a tick, ADC counts of light.</summary>
        public void Push(int tick, int first, int second)
        {
            short[] wave = _wave;
            int at = tick * 2 & Mask;
            wave[at] = (short)first;
            wave[at + 1] = (short)second;
        }

        /// <summary>Finds the foot of the pulse that rises between two ticks.</summary>
        public void Find(int troughTick, int peakTick)
        {
            short[] wave = _wave;
            int peak = 2 * peakTick + 1;
            int from = 2 * troughTick;
            from = from < peak - MostRise ? peak - MostRise : from;
            int steepest = 0;
            int at = peak - 1;
            for (int i = from; i < peak; i++)
            {
                // Less light is more blood: the rise is a fall of the counts.
                int slope = (short)(wave[(i - 2) & Mask] - wave[(i + 2) & Mask]);
                if (slope > steepest)
                {
                    steepest = slope;
                    at = i;
                }
            }
            int here = wave[at & Mask];
            int lowest = 0;
            from -= BeforeTrough;
            int first = from > at - MostBack ? from : at - MostBack;
            for (int i = at; i >= first; i--)
            {
                int depth = (short)(wave[i & Mask] - here);
                if (depth > lowest)
                {
                    lowest = depth;
                }
                else if (depth < lowest / 2)
                {
                    break;
                }
            }
            int rest = (short)(here - wave[peak & Mask]);
            HeightCounts = lowest + (rest > 0 ? rest : 0);
            int back16 = steepest > 0 ? lowest * 64 / steepest : 0;
            back16 = back16 > 16 * MostBack ? 16 * MostBack : back16;
            OffsetFromPeak16 = 16 * (at - 2 * peakTick) - back16;
        }
    }
}
