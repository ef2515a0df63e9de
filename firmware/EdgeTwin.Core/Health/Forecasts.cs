using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Health
{
    /// <summary>The forecast of each trended part that is told: of the ring whose slope is surest.</summary>
    internal sealed class Forecasts
    {
        private const int P10 = 0;
        private const int P50 = 1;
        private const int P90 = 2;
        private const int Doubt = 3;
        private const int Fields = 4;

        /// <summary>Bytes that <see cref="Store"/> takes.</summary>
        internal const int SaveBytes = 4 * HealthParts.Trended * Fields;

        // The minutes of each part's quantiles since the start, and its doubt; the doubt is in 1/1000, with the ring and 1 in its upper half; 0 for no forecast.
        private readonly int[] _figures = new int[HealthParts.Trended * Fields];

        /// <summary>Takes what a ring's fit found at <paramref name="minute"/>.</summary>
        internal void Take(int part, int ring, TrendFit fit, int minute)
        {
            int[] figures = _figures;
            int start = part * Fields;
            int held = figures[start + Doubt];
            bool isHeld = held != 0;
            bool isSame = isHeld && (held >> 16) - 1 == ring;
            if (!fit.HasTrend)
            {
                if (isSame)
                {
                    figures[start + Doubt] = 0;
                }
                return;
            }
            bool isSurer = fit.DoubtPermille <= (held & 0xFFFF);
            bool isSooner = isHeld && fit.P90Minutes < Left(part, P10, minute);
            if (isHeld && !isSame && !isSurer && !isSooner)
            {
                return;
            }
            figures[start + P10] = minute + fit.P10Minutes;
            figures[start + P50] = minute + fit.P50Minutes;
            figures[start + P90] = minute + fit.P90Minutes;
            figures[start + Doubt] = fit.DoubtPermille | ((ring + 1) << 16);
        }

        /// <summary>Writes or reads all of it.</summary>
        internal void Store(SavedNumbers store)
        {
            store.All(_figures);
        }

        /// <summary>Forgets a part's.</summary>
        internal void Clear(int part)
        {
            _figures[part * Fields + Doubt] = 0;
        }

        /// <summary>True where there is one.</summary>
        internal bool Has(int part)
        {
            return _figures[part * Fields + Doubt] != 0;
        }

        /// <summary>Minutes left in one case of ten.</summary>
        internal int P10Left(int part, int minute)
        {
            return Left(part, P10, minute);
        }

        /// <summary>Minutes left, as likely less as more.</summary>
        internal int P50Left(int part, int minute)
        {
            return Left(part, P50, minute);
        }

        /// <summary>Writes the forecast at <paramref name="minute"/>.</summary>
        internal void Tell(int part, int minute, HealthForecast into)
        {
            int doubt = (_figures[part * Fields + Doubt] & 0xFFFF) / 10;
            into.P10Minutes = Left(part, P10, minute);
            into.P50Minutes = Left(part, P50, minute);
            into.P90Minutes = Left(part, P90, minute);
            into.StrengthPercent = doubt > 100 ? 0 : 100 - doubt;
        }

        private int Left(int part, int figure, int minute)
        {
            int left = _figures[part * Fields + figure] - minute;
            return left < 0 ? 0 : left;
        }
    }
}
