using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// What the QRS detector expects of a beat and of what is none: the median energy of the last eight beats, and a mean of the
    /// largest refused peak of each RR interval (T waves, mostly). Learned from the first three seconds.
    /// </summary>
    public sealed class QrsThreshold
    {
        private const int LearnSeconds = 3;
        private const int FloorEnergy = 40;
        private const int NoisePatienceSamples = 5 * Limits.SampleRateHz;

        private readonly Median8 _beats = new Median8();
        private int _learned;
        private int _secondMax;
        private int _largestRefused;
        private int _nextLowering;
        private int _noiseEnergy;
        private int _refusedEnergy;

        /// <summary>Level of a beat's energy. Levels are <see cref="Log2.Sixteenths"/>, kept because they are asked for more often than they change.</summary>
        public int BeatLevel { get; private set; }

        /// <summary>Level of the largest peak between beats.</summary>
        public int NoiseLevel { get; private set; }

        /// <summary>Level of the mean refused peak, each counted up to a beat's energy.</summary>
        public int RefusedLevel { get; private set; }

        /// <summary>Forgets all and learns anew.</summary>
        public void Start()
        {
            _learned = 0;
            _secondMax = 0;
        }

        /// <summary>Takes the energy of one sample while learning: the median of the largest of each second is the first estimate.</summary>
        /// <returns>True when it has learned.</returns>
        public bool Learn(int energy)
        {
            if (energy > _secondMax)
            {
                _secondMax = energy;
            }
            _learned++;
            if (_learned % Limits.SampleRateHz != 0)
            {
                return false;
            }
            // Three times each, so that the last eight hold two or three of every second.
            _beats.Add(_secondMax);
            _beats.Add(_secondMax);
            _beats.Add(_secondMax);
            _secondMax = 0;
            if (_learned < LearnSeconds * Limits.SampleRateHz)
            {
                return false;
            }
            _beats.Fill(_beats.Value < FloorEnergy ? FloorEnergy : _beats.Value);
            _noiseEnergy = _beats.Value / 8;
            _refusedEnergy = _noiseEnergy;
            _largestRefused = 0;
            KeepLevels();
            return true;
        }

        /// <summary>A beat of <paramref name="energy"/> was accepted; more than twice the median counts as twice.</summary>
        public void OnBeat(int sample, int energy)
        {
            int ceiling = 2 * _beats.Value;
            _beats.Add(energy < ceiling ? energy : ceiling);
            _noiseEnergy += (_largestRefused - _noiseEnergy) / 8;
            _largestRefused = 0;
            KeepLevels();
            _nextLowering = sample + 2 * Limits.SampleRateHz;
        }

        /// <summary>A peak of <paramref name="energy"/> was refused.</summary>
        public void OnRefused(int energy)
        {
            if (energy > _largestRefused)
            {
                _largestRefused = energy;
            }
            _refusedEnergy += ((energy < _beats.Value ? energy : _beats.Value) - _refusedEnergy) / 8;
            RefusedLevel = Log2.Sixteenths(_refusedEnergy);
        }

        /// <summary>No beat for long: from two seconds on the estimates go down by a quarter each second, to a floor.</summary>
        /// <param name="n">Sample number now.</param>
        /// <param name="sinceBeat">Samples since the last beat.</param>
        public void Lower(int n, int sinceBeat)
        {
            if (n - _nextLowering < 0)
            {
                return;
            }
            _nextLowering = n + Limits.SampleRateHz;
            int lower = _beats.Value * 3 / 4;
            _beats.Cap(lower < FloorEnergy ? FloorEnergy : lower);
            // The noise must not stay above what a beat could be: the detector would be deaf for good.
            if (sinceBeat > NoisePatienceSamples && _noiseEnergy > _beats.Value / 4)
            {
                _noiseEnergy = _beats.Value / 4;
            }
            KeepLevels();
        }

        private void KeepLevels()
        {
            BeatLevel = Log2.Sixteenths(_beats.Value);
            NoiseLevel = Log2.Sixteenths(_noiseEnergy);
            RefusedLevel = Log2.Sixteenths(_refusedEnergy);
        }
    }
}
