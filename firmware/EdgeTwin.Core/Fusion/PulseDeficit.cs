using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Fusion
{
    /// <summary>
    /// Beats that drive no pulse: of the last 16 beats in good ECG and good light, four and more. Ends where at most one is. Told as pulse-deficit, with both rates;
    /// more than <see cref="RepeatLimit"/> allows are counted only.
    /// </summary>
    public sealed class PulseDeficit
    {
        private const int BeginBeats = 4;
        private const int EndBeats = 1;

        // The pulses that come are the heart's own: steps would come without a beat as often.
        private const int LeastOwnPercent = 75;
        private const int MostAtOnce = 5;

        private readonly EventOutlet _outlet;
        private readonly RepeatLimit _repeats = new RepeatLimit(MostAtOnce);
        private bool _isTold;
        private long _startSample;
        private int _most;

        /// <summary>A monitor that tells <paramref name="outlet"/>.</summary>
        public PulseDeficit(EventOutlet outlet)
        {
            _outlet = outlet;
        }

        /// <summary>True while beats lack pulses.</summary>
        public bool IsActive { get; private set; }

        /// <summary>A beat was decided on.</summary>
        /// <param name="pulses">Shares of the last beats.</param>
        /// <param name="heartBpm">Rate by the ECG, beats a minute.</param>
        public void OnDecided(BeatPulses pulses, int heartBpm)
        {
            int lacking = pulses.BeatCount - pulses.BeatsWithPulse;
            if (!IsActive)
            {
                if (pulses.BeatsInGoodLight == BeatPulses.SettledBeats && lacking >= BeginBeats && pulses.PulsesWithBeat * 100 >= LeastOwnPercent * pulses.PulseCount)
                {
                    Begin(pulses, heartBpm, lacking);
                }
                return;
            }
            _most = lacking > _most ? lacking : _most;
            if (lacking <= EndBeats)
            {
                Stop(_outlet.Now);
            }
        }

        /// <summary>From <paramref name="sample"/> on one of the two cannot be judged.</summary>
        public void Stop(long sample)
        {
            if (!IsActive)
            {
                return;
            }
            IsActive = false;
            if (_isTold)
            {
                _outlet.End(EventKind.PulseDeficit, _startSample, sample).Add(EvidenceField.PulselessBeats, _most);
                _outlet.Send();
            }
        }

        private void Begin(BeatPulses pulses, int heartBpm, int lacking)
        {
            IsActive = true;
            _most = lacking;
            // The 16 beats it was decided on lie before; how far, the rate tells.
            int backSamples = heartBpm < 1 ? 0 : BeatPulses.Window * 60 * Limits.SampleRateHz / heartBpm;
            _startSample = _outlet.Now - backSamples;
            _startSample = _startSample < 0 ? 0 : _startSample;
            _isTold = _repeats.Allows(_outlet.Now);
            if (!_isTold)
            {
                return;
            }
            TwinEvent begin = _outlet.Begin(EventKind.PulseDeficit, _startSample);
            begin.Add(EvidenceField.HrBpm, heartBpm);
            begin.Add(EvidenceField.PulseBpm, heartBpm * pulses.BeatsWithPulse / BeatPulses.Window);
            begin.Add(EvidenceField.PulselessBeats, lacking);
            begin.Add(EvidenceField.Beats, BeatPulses.Window);
            _repeats.AddTo(begin);
            _outlet.Send();
        }
    }
}
