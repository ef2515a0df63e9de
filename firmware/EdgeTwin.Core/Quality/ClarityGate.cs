using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Quality
{
    /// <summary>
    /// Says whether beats can be trusted: the mean clarity of the last beats (how smooth the signal behind each R peak is
    /// against the beat's own size), with hysteresis. Muscle noise at 0 dB shuts it; ectopy and low beats do not.
    /// </summary>
    public sealed class ClarityGate
    {
        // Chosen on mitdb's DS1 and on `ma` noise mixed into 118 and 119: at 0 dB what passes has +P 98 %, and of DS1's
        // beats under 0.1 % are held back.
        private const int ShutPercent = 44;
        private const int OpenPercent = 52;
        private const int FractionBits = 8;
        private const int MeanShift = 3;

        private readonly EventOutlet _outlet;
        private int _clarity = 60 << FractionBits;
        private long _shutSample;

        /// <summary>A gate that tells <paramref name="outlet"/> of poor signal.</summary>
        public ClarityGate(EventOutlet outlet)
        {
            _outlet = outlet;
            _outlet.QualityPercent = QualityPercent;
            IsOpen = true;
        }

        /// <summary>True while beats can be trusted.</summary>
        public bool IsOpen { get; private set; }

        /// <summary>Mean clarity, 0..100 %.</summary>
        public int QualityPercent
        {
            get { return _clarity >> FractionBits; }
        }

        /// <summary>Takes the clarity of a beat whose R peak is at <paramref name="sample"/>.</summary>
        public void OnBeat(long sample, int clarityPercent)
        {
            _clarity += ((clarityPercent << FractionBits) - _clarity) >> MeanShift;
            _outlet.QualityPercent = QualityPercent;
            if (IsOpen && QualityPercent < ShutPercent)
            {
                IsOpen = false;
                _shutSample = sample;
                _outlet.Begin(EventKind.SignalPoor, sample);
                _outlet.Send();
            }
            else if (!IsOpen && QualityPercent >= OpenPercent)
            {
                IsOpen = true;
                _outlet.End(EventKind.SignalPoor, _shutSample, sample);
                _outlet.Send();
            }
        }

        /// <summary>The signal ended at <paramref name="sample"/>.</summary>
        public void Finish(long sample)
        {
            if (!IsOpen)
            {
                IsOpen = true;
                _outlet.End(EventKind.SignalPoor, _shutSample, sample);
                _outlet.Send();
            }
        }
    }
}
