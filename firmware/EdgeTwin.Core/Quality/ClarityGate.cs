using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Quality
{
    /// <summary>
    /// Says whether beats can be trusted. Shut by roughness (the mean clarity of the last beats: how smooth the signal behind each R peak is against
    /// the beat's own size; muscle noise at 0 dB shuts it, ectopy and low beats do not), by a signal in which nothing stands out as a beat does (hum), by a
    /// front end at its rail, and by ten seconds without a beat. Told as signal-poor; one that comes again and again is told as one that lasts.
    /// </summary>
    public sealed class ClarityGate
    {
        // Chosen on mitdb's DS1 and on `ma` noise mixed into 118 and 119: at 0 dB what passes has +P 98 %, and of DS1's
        // beats under 0.1 % are held back.
        private const int ShutPercent = 44;
        private const int OpenPercent = 52;
        private const int FractionBits = 8;
        private const int MeanShift = 3;

        private const int Rough = 1;
        private const int Shapeless = 2;
        private const int Railed = 4;
        private const int Beatless = 8;

        // Of 1 % of time at a rail the front end saturates; it has recovered when there is none for 2 s.
        private const int RailedPermille = 10;

        // Shapeless half seconds that shut it, more than others, and others that open it again.
        private const int ShapelessBlocks = 16;
        private const int BeatlessSamples = 10 * Limits.SampleRateHz;

        // How long it must have been open before the event's end is told: nothing at first, and longer with each that follows within ten minutes.
        private const int CalmStep = 20 * Limits.SampleRateHz;
        private const int MostCalm = 300 * Limits.SampleRateHz;
        private const int ForgivenAfter = 600 * Limits.SampleRateHz;

        private readonly EventOutlet _outlet;
        private int _clarity = 60 << FractionBits;
        private int _reasons;
        private int _shapeless;
        private long _lastBeat;
        private bool _isTold;
        private long _startSample;
        private long _openSample;
        private int _calm;
        private int _repeats;

        /// <summary>A gate that tells <paramref name="outlet"/> of poor signal.</summary>
        public ClarityGate(EventOutlet outlet)
        {
            _outlet = outlet;
            _outlet.QualityPercent = QualityPercent;
        }

        /// <summary>True while beats can be trusted.</summary>
        public bool IsOpen
        {
            get { return _reasons == 0; }
        }

        /// <summary>True while nothing stands out as a beat does: what seems a beat starts no alarm even before the gate shuts.</summary>
        public bool IsShapeless { get; private set; }

        /// <summary>Mean clarity, 0..100 %; 0 where there is more to blame than roughness.</summary>
        public int QualityPercent
        {
            get { return _reasons > Rough ? 0 : _clarity >> FractionBits; }
        }

        /// <summary>Takes the clarity of a beat whose R peak is at <paramref name="sample"/>.</summary>
        public void OnBeat(long sample, int clarityPercent)
        {
            _lastBeat = sample;
            TakeClarity(sample, clarityPercent, _reasons & ~Beatless);
        }

        /// <summary>Takes the clarity of something at <paramref name="sample"/> that was refused as a beat.</summary>
        public void OnNoise(long sample, int clarityPercent)
        {
            TakeClarity(sample, clarityPercent, _reasons);
        }

        /// <summary>Takes the measures of the last 2 s, twice a second.</summary>
        /// <param name="now">Newest sample.</param>
        /// <param name="isShapeless">Nothing stands out as a beat does.</param>
        /// <param name="railPermille">Share of time at a rail.</param>
        /// <param name="isExplained">An alarm that lasts already says why there are no beats: fibrillation, asystole, an electrode off.</param>
        public void OnMeasures(long now, bool isShapeless, int railPermille, bool isExplained)
        {
            IsShapeless = isShapeless;
            if (!isShapeless || isExplained)
            {
                _shapeless = _shapeless > 0 ? _shapeless - 1 : 0;
            }
            else if (_shapeless < ShapelessBlocks)
            {
                _shapeless++;
            }
            int reasons = _reasons;
            if (_shapeless == ShapelessBlocks)
            {
                reasons |= Shapeless;
            }
            else if (_shapeless == 0)
            {
                reasons &= ~Shapeless;
            }
            if (isExplained)
            {
                _lastBeat = now;
                reasons &= ~Beatless;
            }
            else if (now - _lastBeat >= BeatlessSamples)
            {
                reasons |= Beatless;
            }
            if (railPermille >= RailedPermille)
            {
                reasons |= Railed;
            }
            else if (railPermille == 0)
            {
                reasons &= ~Railed;
            }
            long since = reasons == Beatless ? _lastBeat : now;
            Change(reasons, since, railPermille);
            EndWhereCalm(now);
        }

        /// <summary>Beats are waited for anew from <paramref name="sample"/> on: samples were lost, or an electrode is back.</summary>
        public void Restart(long sample)
        {
            _lastBeat = sample;
            _shapeless = 0;
            IsShapeless = false;
            Change(_reasons & Rough, sample, 0);
        }

        /// <summary>The signal ended at <paramref name="sample"/>.</summary>
        public void Finish(long sample)
        {
            Change(0, sample, 0);
            if (_isTold)
            {
                End();
            }
        }

        private void TakeClarity(long sample, int clarityPercent, int reasons)
        {
            _clarity += ((clarityPercent << FractionBits) - _clarity) >> MeanShift;
            int percent = _clarity >> FractionBits;
            if (percent < ShutPercent)
            {
                reasons |= Rough;
            }
            else if (percent >= OpenPercent)
            {
                reasons &= ~Rough;
            }
            Change(reasons, sample, 0);
        }

        private void Change(int reasons, long sample, int railPermille)
        {
            bool wasOpen = IsOpen;
            _reasons = reasons;
            _outlet.QualityPercent = QualityPercent;
            if (wasOpen && !IsOpen)
            {
                Shut(sample, railPermille);
            }
            else if (!wasOpen && IsOpen)
            {
                _openSample = sample > _startSample ? sample : _startSample;
                if (_calm == 0)
                {
                    End();
                }
            }
        }

        private void Shut(long sample, int railPermille)
        {
            if (_isTold)
            {
                _repeats++;
                return;
            }
            _calm = sample - _openSample >= ForgivenAfter || _openSample == 0 ? 0 : _calm > MostCalm / 2 ? MostCalm : 2 * _calm + CalmStep;
            _isTold = true;
            _repeats = 0;
            _startSample = sample > _openSample ? sample : _openSample;
            TwinEvent begin = _outlet.Begin(EventKind.SignalPoor, _startSample);
            begin.Add(EvidenceField.PoorReason, _reasons);
            if (railPermille > 0)
            {
                begin.Add(EvidenceField.RailPermille, railPermille);
            }
            _outlet.Send();
        }

        private void EndWhereCalm(long now)
        {
            if (_isTold && IsOpen && now - _openSample >= _calm)
            {
                End();
            }
        }

        private void End()
        {
            _isTold = false;
            TwinEvent end = _outlet.End(EventKind.SignalPoor, _startSample, _openSample);
            if (_repeats > 0)
            {
                end.Add(EvidenceField.Repeats, _repeats);
            }
            _outlet.Send();
        }
    }
}
