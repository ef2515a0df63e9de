using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// How often couplets, runs, tachycardias, bigeminies and trigeminies are told: three of a kind at once, then one in seven minutes, so that a
    /// very ectopic or noisy hour makes no storm. What is held back is counted, and the counts are told every ten minutes as one event: nothing is
    /// lost. Times are kept in steps of 16 ms, which an int holds for a year.
    /// </summary>
    public sealed class EctopyLimit
    {
        private const int Kinds = 5;
        private const int StepShift = 2;
        private const int SpacingSteps = 420 * Limits.SampleRateHz >> StepShift;
        private const int CreditSteps = 2 * SpacingSteps;
        private const int SummarySteps = 600 * Limits.SampleRateHz >> StepShift;

        private readonly EventOutlet _outlet;
        private readonly int[] _due = new int[Kinds];
        private readonly int[] _held = new int[Kinds];
        private int _count;
        private int _first;
        private int _last;

        /// <summary>A limit that tells its counts through <paramref name="outlet"/>.</summary>
        public EctopyLimit(EventOutlet outlet)
        {
            _outlet = outlet;
        }

        /// <summary>Asks to tell one event of <paramref name="kind"/> now.</summary>
        /// <returns>False where it is to be held back: <see cref="Hold"/> it when it is over.</returns>
        public bool TryTake(EventKind kind)
        {
            int index = (int)kind - (int)EventKind.Couplet;
            int now = (int)(_outlet.Now >> StepShift);
            int due = _due[index] > now ? _due[index] : now;
            if (due - now > CreditSteps)
            {
                return false;
            }
            _due[index] = due + SpacingSteps;
            return true;
        }

        /// <summary>Counts an event that was held back.</summary>
        public void Hold(EventKind kind, long startSample, long endSample)
        {
            if (_count == 0)
            {
                _first = (int)(startSample >> StepShift);
            }
            _last = (int)(endSample >> StepShift);
            _held[(int)kind - (int)EventKind.Couplet]++;
            _count++;
        }

        /// <summary>Tells the counts where they have waited long enough.</summary>
        /// <param name="isLast">True where there is no later: tells them now.</param>
        public void Tell(bool isLast)
        {
            if (_count == 0 || (!isLast && (int)(_outlet.Now >> StepShift) - _first < SummarySteps))
            {
                return;
            }
            TwinEvent whole = _outlet.Whole(EventKind.EctopySummary, (long)_first << StepShift, (long)_last << StepShift);
            for (int i = 0; i < Kinds; i++)
            {
                if (_held[i] > 0)
                {
                    whole.Add((EvidenceField)((int)EvidenceField.CoupletCount + i), _held[i]);
                    _held[i] = 0;
                }
            }
            _count = 0;
            _outlet.Send();
        }
    }
}
