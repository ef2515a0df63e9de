using EdgeTwin.Core.Events;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Ventricular fibrillation and flutter, told on the waveform and not on beats, which it has none of. Li, Rajagopalan &amp; Clifford 2014
    /// (IEEE Trans Biomed Eng 61:1607): Count2, the share of time that the QRS band is over its mean (high where no complex stands out),
    /// and Leakage, what is left when the signal is added to itself half a period before (low where it is a sinusoid), both over 4 s.
    /// The gate on beats is not asked: fibrillation itself reads as poor signal. What speaks against it is a row of alike beats at a
    /// bearable rate.
    /// </summary>
    public sealed class VfDetector
    {
        // Begins where, in three half seconds of four, Count2 is over .64 Leakage - 1 %, or over 35 % with Leakage under 64.5 %.
        // Chosen on cudb, mitdb DS1 with and without `ma` and `bw` noise, and cinc2017: 12 of 12 within 6 s, none without need in mitdb.
        private const int BeginBlocks = 3;
        private const int RecentMask = 15;
        private const int LeakageWeightPercent = 64;
        private const int UnderLeakagePermille = 10;
        private const int SureCount2Permille = 350;
        private const int SureLeakagePermille = 645;

        // Far from a sinusoid, quick, small: of these three, fibrillation is one at its onset. A noisy electrode is two or more (`bw` noise at 0 dB on 104 and
        // 109), and so are a fast AF or runs of ectopy seen by a lead across them (203's and 208's second).
        private const int UnsmoothPermille = 525;
        private const int QuickMillihertz = 6200;
        private const int SmallUv = 190;

        // And what is far from a sinusoid while the beats before it were rough is noise. Quality is asked in this corner only: fibrillation itself reads as poor.
        private const int RoughLeakagePermille = 600;
        private const int RoughPercent = 45;

        // Lasts while Count2 is over .16 Leakage + 24 %.
        private const int LastLeakageWeightPercent = 16;
        private const int LastPermille = 240;
        private const int EndBlocks = 10;

        // A row of this many beats, so much alike and so far apart, the last of them this fresh, is no fibrillation.
        private const int RowBeats = 3;
        private const int EndingRowBeats = 8;
        private const int RowCorrelationPercent = 93;
        private const int RowShortestSamples = 100;
        private const int RowLongestSamples = 375;
        private const int RowSamples = 2 * Limits.SampleRateHz;

        // At a rail this often it is a square wave: a front end that saturates. Fibrillation whose tops are cut is not.
        private const int MostRailPermille = 250;

        // More than the limit on repeats allows are told where they last this long, else counted.
        private const int MostAtOnce = 8;
        private const int LongSamples = 10 * Limits.SampleRateHz;

        // A shorter gap than this is left out as if it had not been.
        private const int ShortGapSamples = Limits.SampleRateHz;

        private readonly EventOutlet _outlet;
        private readonly VfWaveform _wave;
        private readonly RepeatLimit _repeats = new RepeatLimit(MostAtOnce);
        private bool _isTold;
        private int _blocks;
        private int _recent;
        private int _row;
        private long _rowSample;
        private long _startSample;
        private int _mostCount2;
        private long _lastEndSample;

        /// <summary>A detector of what is in <paramref name="ecg"/>, that tells <paramref name="outlet"/>.</summary>
        public VfDetector(EventOutlet outlet, EcgHistory ecg)
        {
            _outlet = outlet;
            _wave = new VfWaveform(ecg);
        }

        /// <summary>True while an episode lasts.</summary>
        public bool IsActive { get; private set; }

        /// <summary>The measures that it decides on.</summary>
        public VfWaveform Wave
        {
            get { return _wave; }
        }

        /// <summary>Takes the <see cref="VfWaveform.BatchSamples"/> newest samples of the history, which end with number <paramref name="last"/>.</summary>
        /// <returns>True when the measures are new: twice a second.</returns>
        public bool Take(long last)
        {
            bool isNew = _wave.Take(last - VfWaveform.BatchSamples + 1);
            if (isNew && _wave.IsFull)
            {
                Judge();
            }
            return isNew;
        }

        /// <summary>Takes a classified beat and its likeness to the wearer's usual one, per cent. Others may stand between those that count: bigeminy has rows too.</summary>
        public void OnBeat(long sample, int correlationPercent)
        {
            if (correlationPercent >= RowCorrelationPercent)
            {
                long interval = sample - _rowSample;
                _row = interval < RowShortestSamples || interval > RowLongestSamples ? 1 : _row + 1;
                _rowSample = sample;
            }
        }

        /// <summary><paramref name="samples"/> were lost, up to and without <paramref name="sample"/>.</summary>
        public void OnGap(long sample, int samples)
        {
            if (samples >= ShortGapSamples)
            {
                Interrupt(sample - samples);
                return;
            }
            _wave.OnShortGap();
        }

        /// <summary>The signal stops being one at <paramref name="sample"/> (electrode off, end): an episode ends, and 4 s are learned anew.</summary>
        public void Interrupt(long sample)
        {
            if (IsActive)
            {
                End(sample);
            }
            _blocks = 0;
            _recent = 0;
            _row = 0;
            _wave.Restart();
        }

        private void Judge()
        {
            int count = _wave.Count2Permille;
            int leakage = _wave.LeakagePermille;
            if (!IsActive)
            {
                bool isOver = count > leakage * LeakageWeightPercent / 100 - UnderLeakagePermille
                    || (count > SureCount2Permille && leakage < SureLeakagePermille);
                isOver &= !HasRow(RowBeats) && _wave.IsPlausible && _wave.RailPermille < MostRailPermille
                    && CountMarks(leakage) <= 1
                    && (leakage <= RoughLeakagePermille || _outlet.QualityPercent >= RoughPercent);
                _recent = ((_recent << 1) | (isOver ? 1 : 0)) & RecentMask;
                if (isOver && OnesIn(_recent) >= BeginBlocks)
                {
                    Begin();
                }
                return;
            }
            if (count > _mostCount2)
            {
                _mostCount2 = count;
            }
            if (!_isTold && _repeats.AllowsLate(_outlet.Now, _outlet.Now - _startSample >= LongSamples))
            {
                _isTold = true;
                TellBegin();
            }
            bool lasts = _wave.IsPlausible && !HasRow(EndingRowBeats) && count > leakage * LastLeakageWeightPercent / 100 + LastPermille;
            _blocks = lasts ? 0 : _blocks + 1;
            if (_blocks >= EndBlocks)
            {
                // Each result reaches back 4 s: the signal changed in the middle of the first that said so.
                End(_outlet.Now - (EndBlocks - 1) * VfWaveform.BlockSamples - VfWaveform.WindowSamples / 2);
            }
        }

        // Of four bits.
        private static int OnesIn(int bits)
        {
            int pairs = (bits & 5) + ((bits >> 1) & 5);
            return (pairs & 3) + (pairs >> 2);
        }

        private int CountMarks(int leakage)
        {
            return (leakage > UnsmoothPermille ? 1 : 0) + (_wave.FrequencyMillihertz > QuickMillihertz ? 1 : 0) + (_wave.MeanUv < SmallUv ? 1 : 0);
        }

        private bool HasRow(int beats)
        {
            return _row >= beats && _outlet.Now - _rowSample < RowSamples;
        }

        private void Begin()
        {
            IsActive = true;
            _blocks = 0;
            _mostCount2 = _wave.Count2Permille;
            long start = _outlet.Now - VfWaveform.WindowSamples;
            _startSample = start > _lastEndSample ? start : _lastEndSample;
            _isTold = _repeats.Allows(_outlet.Now);
            if (_isTold)
            {
                TellBegin();
            }
        }

        private void TellBegin()
        {
            TwinEvent begin = _outlet.Begin(EventKind.Vf, _startSample);
            begin.Add(EvidenceField.Count2Permille, _wave.Count2Permille);
            begin.Add(EvidenceField.LeakagePermille, _wave.LeakagePermille);
            begin.Add(EvidenceField.FrequencyMillihertz, _wave.FrequencyMillihertz);
            begin.Add(EvidenceField.MeanUv, _wave.MeanUv);
            _repeats.AddTo(begin);
            _outlet.Send();
        }

        private void End(long sample)
        {
            IsActive = false;
            _blocks = 0;
            _recent = 0;
            _lastEndSample = sample > _startSample ? sample : _startSample;
            if (!_isTold)
            {
                return;
            }
            _outlet.End(EventKind.Vf, _startSample, _lastEndSample).Add(EvidenceField.Count2Permille, _mostCount2);
            _outlet.Send();
        }
    }
}
