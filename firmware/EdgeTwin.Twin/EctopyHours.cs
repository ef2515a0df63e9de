using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Twin
{
    /// <summary>Beats of the last 24 hours, the one that runs included, and how many of them were ectopic.</summary>
    public sealed class EctopyHours
    {
        /// <summary>Hours kept.</summary>
        public const int Hours = 24;

        private readonly short[] _beats = new short[Hours];
        private readonly short[] _ventricular = new short[Hours];
        private readonly short[] _supraventricular = new short[Hours];
        private int _at;
        private int _known = 1;

        /// <summary>Bytes that <see cref="Store"/> moves.</summary>
        internal const int SaveBytes = Hours * 6 + 8;

        /// <summary>Hours that are known, 1..24.</summary>
        public int Known
        {
            get { return _known; }
        }

        /// <summary>All beats.</summary>
        public int Beats
        {
            get { return SumOf(_beats); }
        }

        /// <summary>Ventricular ectopic beats.</summary>
        public int Ventricular
        {
            get { return SumOf(_ventricular); }
        }

        /// <summary>Supraventricular ectopic beats.</summary>
        public int Supraventricular
        {
            get { return SumOf(_supraventricular); }
        }

        /// <summary>Counts a beat.</summary>
        public void Take(BeatKind kind)
        {
            Count(_beats);
            if (kind == BeatKind.Ventricular)
            {
                Count(_ventricular);
            }
            else if (kind == BeatKind.Supraventricular)
            {
                Count(_supraventricular);
            }
        }

        /// <summary>An hour is over.</summary>
        public void NextHour()
        {
            _at = _at + 1 < Hours ? _at + 1 : 0;
            _known = _known < Hours ? _known + 1 : Hours;
            _beats[_at] = 0;
            _ventricular[_at] = 0;
            _supraventricular[_at] = 0;
        }

        /// <summary>Writes all of it, or reads it.</summary>
        internal void Store(SavedNumbers store)
        {
            store.All(_beats);
            store.All(_ventricular);
            store.All(_supraventricular);
            _at = store.Whole(_at);
            _known = store.Whole(_known);
            if (_at < 0 || _at >= Hours || _known < 1 || _known > Hours)
            {
                // No writer of ours wrote this.
                _at = 0;
                _known = 1;
            }
        }

        private void Count(short[] hours)
        {
            if (hours[_at] < short.MaxValue)
            {
                hours[_at]++;
            }
        }

        private static int SumOf(short[] hours)
        {
            int sum = 0;
            for (int i = 0; i < hours.Length; i++)
            {
                sum += hours[i];
            }
            return sum;
        }
    }
}
