using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// Tells what is amiss with the pulse sensor: no contact (as lead-off) and a poor wave (as signal-poor), each from five seconds on until five seconds without
    /// (ten where pulses are but irregular, as they are at the start and after a change of rate), with evidence that says which channel is meant. What comes more often than <see cref="RepeatLimit"/> allows is counted.
    /// </summary>
    public sealed class PpgWatch
    {
        private const int SwitchS = 5;
        private const int IrregularS = 5;
        private const int MostAtOnce = 3;
        private const int PpgChannel = 1;

        private readonly EventOutlet _outlet;
        private readonly RepeatLimit _repeats = new RepeatLimit(MostAtOnce);
        private EventKind _kind;
        private EventKind _open;
        private bool _isTold;
        private bool _isWorn;
        private int _seconds;
        private int _irregularSeconds;
        private long _startSample;

        /// <summary>A watch that tells <paramref name="outlet"/>.</summary>
        public PpgWatch(EventOutlet outlet)
        {
            _outlet = outlet;
        }

        /// <summary>Takes one second.</summary>
        /// <param name="sample">ECG sample of its end.</param>
        /// <param name="reasons">A sum of <see cref="PpgReasons"/>; 0 for none.</param>
        /// <param name="from">What is known of the pulse wave.</param>
        public void OnSecond(long sample, int reasons, PpgMonitor from)
        {
            bool isOff = (reasons & PpgReasons.NoContact) != 0;
            _isWorn |= !isOff;
            _irregularSeconds = reasons != PpgReasons.Irregular ? 0 : _irregularSeconds < IrregularS ? _irregularSeconds + 1 : IrregularS;
            if (_irregularSeconds > 0 && _irregularSeconds < IrregularS)
            {
                reasons = 0;
            }
            // A sensor that never lay on skin has lost nothing: who wears the electrodes alone is not told of it.
            EventKind kind = reasons == 0 || !_isWorn ? 0 : isOff ? EventKind.LeadOff : EventKind.SignalPoor;
            if (kind != _kind)
            {
                _kind = kind;
                _seconds = 0;
            }
            _seconds++;
            if (_seconds != SwitchS || kind == _open)
            {
                return;
            }
            int graceS = _irregularSeconds == IrregularS ? IrregularS - 1 : 0;
            long since = sample - (SwitchS + graceS) * Limits.SampleRateHz;
            since = since < 0 ? 0 : since;
            Finish(since, from);
            if (kind == 0)
            {
                return;
            }
            _open = kind;
            _startSample = since;
            _isTold = _repeats.Allows(sample);
            if (_isTold)
            {
                TwinEvent begin = Stamped(_outlet.Begin(kind, since), from);
                begin.Add(EvidenceField.PulsePoorReason, reasons);
                begin.Add(EvidenceField.InfraredCounts, from.InfraredCounts);
                _outlet.Send();
            }
        }

        /// <summary>Ends what is open at <paramref name="sample"/>.</summary>
        public void Finish(long sample, PpgMonitor from)
        {
            if (_open != 0 && _isTold)
            {
                _repeats.AddTo(Stamped(_outlet.End(_open, _startSample, sample), from));
                _outlet.Send();
            }
            _open = 0;
            _isTold = false;
        }

        private static TwinEvent Stamped(TwinEvent told, PpgMonitor from)
        {
            from.Stamp(told);
            told.Add(EvidenceField.Channel, PpgChannel);
            return told;
        }
    }
}
