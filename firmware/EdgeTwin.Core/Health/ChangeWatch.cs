using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// Tells that a part is no longer what it was, long before there is a slope: an exponentially weighted mean (weight 0.1, limit 2.8 deviations of it; Lucas and Saccucci 1990)
    /// for what creeps, and a one-sided cumulative sum (slack 0.5, limit 5 deviations; Page 1954) for what steps. Both against the first day of the part, on quarters of an hour.
    /// </summary>
    internal sealed class ChangeWatch
    {
        // A day holds what goes with the hour: rest, movement, warmth.
        private const int LearningQuarters = 96;

        private const int Mean = 0;
        private const int Deviation = 1;
        private const int Creep = 2;
        private const int Sum = 3;
        private const int Learned = 4;
        private const int Fields = 5;

        /// <summary>Bytes that <see cref="Store"/> takes.</summary>
        internal const int SaveBytes = 2 * HealthParts.Trended * Fields;

        private const int MostSum = 32000;

        private readonly short[] _figures = new short[HealthParts.Trended * Fields];

        /// <summary>True where the part has changed for the worse.</summary>
        internal bool HasChanged(int part)
        {
            short[] figures = _figures;
            int start = part * Fields;
            if (figures[start + Learned] < LearningQuarters)
            {
                return false;
            }
            int deviation = figures[start + Deviation];
            // 2.8 root(0.1 / 1.9) = 0.64.
            return figures[start + Creep] - figures[start + Mean] > deviation * 64 / 100 || figures[start + Sum] > 5 * deviation;
        }

        /// <summary>Takes the wear of a quarter.</summary>
        internal void Take(int part, int wear)
        {
            short[] figures = _figures;
            int start = part * Fields;
            int learned = figures[start + Learned];
            int mean = figures[start + Mean];
            if (learned < LearningQuarters)
            {
                Learn(start, learned, wear, mean);
                return;
            }
            int away = wear - mean;
            int deviation = figures[start + Deviation];
            figures[start + Creep] += (short)((wear - figures[start + Creep]) / 10);
            int sum = figures[start + Sum] + away - deviation / 2;
            figures[start + Sum] = (short)(sum < 0 ? 0 : sum > MostSum ? MostSum : sum);
        }

        /// <summary>Writes or reads all of it.</summary>
        internal void Store(SavedNumbers store)
        {
            store.All(_figures);
        }

        /// <summary>Forgets a part.</summary>
        internal void Clear(int part)
        {
            for (int i = 0; i < Fields; i++)
            {
                _figures[part * Fields + i] = 0;
            }
        }

        private void Learn(int start, int learned, int wear, int mean)
        {
            short[] figures = _figures;
            learned++;
            int weight = learned < 32 ? learned : 32;
            int before = wear - mean;
            mean = learned == 1 ? wear : mean + before / weight;
            int size = before < 0 ? -before : before;
            int least = HealthParts.RangeOf(start / Fields) / 50;
            int deviation = learned == 1 ? least : figures[start + Deviation] + (size * 5 / 4 - figures[start + Deviation]) / weight;
            figures[start + Mean] = (short)mean;
            figures[start + Deviation] = (short)(deviation < least ? least : deviation);
            figures[start + Creep] = (short)mean;
            figures[start + Sum] = 0;
            figures[start + Learned] = (short)learned;
        }
    }
}
