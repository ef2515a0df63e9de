namespace EdgeTwin.Core.Ecg
{
    // When the detector works: most samples are only put, filtered with others when a peak may be old enough, and reviewed when a decision may be due.
    public sealed partial class QrsDetector
    {
        /// <summary>
        /// Decisions are looked at where these bits of the sample's number are set, every fourth (16 ms), one at a time and not where a candidate was just
        /// measured: nothing in them is urgent, and no sample pays for two.
        /// </summary>
        public const int ReviewMask = 3;

        // The least that is left to filter where a peak has become old enough.
        private const int EarlySamples = ReviewMask + 2;

        // After the learning many candidates wait at once. A beat gets this long before the next is weighed (48 ms): what the twin does with it is
        // spread over samples too.
        private const int BeatRestSamples = 12;

        private int _filterDue;
        private int _reviewDue;

        /// <summary>Sample from which on there is work.</summary>
        public long WakesAt;

        /// <summary>
        /// Takes the sample that was put into the history as number <paramref name="now"/>, at which something may be found or decided, and all that came since the
        /// last time. To be called from <see cref="WakesAt"/> on.
        /// </summary>
        /// <returns>True where it had little to do with it: other work belongs to such samples, so that none gets too much.</returns>
        public bool Work(long now)
        {
            int n = (int)now;
            _n = n;
            if (!_isSettled)
            {
                Settle();
            }
            bool isBusy = false;
            if (_isLearning || n == _filterDue)
            {
                _filter.Filter(n);
                isBusy = _candidates.Look(n, _isLearning);
                _filterDue = NextFilter(n);
            }
            if (_isLearning)
            {
                _isLearning = !_threshold.Learn(_filter.EnergyAt(n));
                _reviewDue = NextReview(n);
                WakesAt = now + 1;
                return !isBusy;
            }
            if (isBusy)
            {
                _reviewDue = NextReview(n);
            }
            else if (n == _reviewDue)
            {
                isBusy = true;
                Review();
                _reviewDue = NextReview(n);
            }
            WakesAt = now + ((_reviewDue - _filterDue < 0 ? _reviewDue : _filterDue) - n);
            return !isBusy && (n & ReviewMask) != ReviewMask;
        }

        // Nothing is found before the peak is old enough. Most of the way there is filtered before, on a sample that is kept for reviews but has none:
        // the one on which a candidate is measured has enough of that.
        private int NextFilter(int n)
        {
            int found = _filter.PeakSample + QrsCandidates.SeparationSamples;
            int early = ((found - EarlySamples + 1) & ~ReviewMask) - 1;
            early += early == _reviewDue ? ReviewMask + 1 : 0;
            return early - n > ReviewMask ? early : found;
        }

        // The next sample at which a review has anything to do, where no candidate is found before.
        private int NextReview(int n)
        {
            int next = n + 1;
            if (_score.IsOpen)
            {
                return next;
            }
            if (next - _acceptedAt < BeatRestSamples)
            {
                next = _acceptedAt + BeatRestSamples;
            }
            int candidates = _candidates.Count;
            if (!_isOverdue && candidates < 2)
            {
                int rr = _rr.Value;
                int due = _lastSample + rr + rr / 2 + 1;
                if (candidates == 1 && _candidates.Sample - due < 0)
                {
                    due = _candidates.Sample;
                }
                due += DecisionSamples;
                next = due - next > 0 ? due : next;
            }
            return next | ReviewMask;
        }
    }
}
