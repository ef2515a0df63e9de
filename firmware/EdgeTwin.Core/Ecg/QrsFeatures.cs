using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ecg
{
    /// <summary>
    /// What the trees see of a candidate, a byte each. Amplitudes are ratios, as differences of levels in sixteenths of an octave
    /// (<see cref="Log2"/>): nothing depends on the wearer's own size of beats.
    /// </summary>
    public sealed class QrsFeatures
    {
        /// <summary>Number of features.</summary>
        public const int Count = 18;

        // A candidate over an eighth of a beat's energy says how rough the signal is.
        private const int TellingLevel = -48;
        private const int RoughnessFractionBits = 4;
        private const int RoughnessShift = 3;

        private readonly sbyte[] _values = new sbyte[Count];
        private readonly QrsThreshold _threshold;
        private readonly QrsTemplates _templates;
        private int _previousLevel;
        private int _previousSample;
        private int _meanRoughness;

        /// <summary>Features against what <paramref name="threshold"/> and <paramref name="templates"/> have learned.</summary>
        public QrsFeatures(QrsThreshold threshold, QrsTemplates templates)
        {
            _threshold = threshold;
            _templates = templates;
        }

        /// <summary>The features, in the order in which <see cref="Fill"/> takes them.</summary>
        public sbyte[] Values
        {
            get { return _values; }
        }

        /// <summary>Mean roughness behind the last eight or so candidates, a level against their energy.</summary>
        public int MeanRoughness
        {
            get { return _meanRoughness >> RoughnessFractionBits; }
        }

        /// <summary>Forgets the candidates of before.</summary>
        public void Forget()
        {
            _meanRoughness = 0;
        }

        /// <summary>Measures the oldest of <paramref name="c"/>, which was compared with the templates before.</summary>
        /// <param name="c">The candidates.</param>
        /// <param name="rr">Samples since the last beat.</param>
        /// <param name="rrLevel">Level of the median RR interval.</param>
        /// <param name="lastSlope">Level of the last beat's slope.</param>
        public void Fill(QrsCandidates c, int rr, int rrLevel, int lastSlope)
        {
            sbyte[] f = _values;
            int level = c.Level;
            int beatLevel = _threshold.BeatLevel;
            int overBeats = level - beatLevel;
            int first = _templates.FirstPercent;
            f[0] = Byte(overBeats);
            f[1] = Byte(level - _threshold.NoiseLevel);
            f[2] = Byte(level - _threshold.RefusedLevel);
            f[3] = Byte(Log2.Sixteenths(rr) - rrLevel);
            f[4] = Byte(rr >> 1);
            f[5] = Byte(c.Slope - lastSlope);
            f[6] = Byte(level - c.Peak);
            f[7] = Byte(c.OverNext);
            f[8] = Byte(c.NextDistance);
            f[9] = Byte(c.HasNext ? overBeats - c.OverNext : sbyte.MinValue);
            f[10] = Byte(level - _previousLevel);
            f[11] = Byte(c.Sample - _previousSample);
            f[12] = Byte(c.Roughness - level);
            f[13] = Byte(MeanRoughness);
            f[14] = Byte(level - c.Valley);
            f[15] = (sbyte)first;
            f[16] = (sbyte)_templates.BestPercent;
            f[17] = Byte(beatLevel - _threshold.RefusedLevel);
        }

        /// <summary>The oldest of <paramref name="c"/> is decided: the next is seen against it.</summary>
        public void Pass(QrsCandidates c)
        {
            _previousLevel = c.Level;
            _previousSample = c.Sample;
            if (c.Level - _threshold.BeatLevel > TellingLevel)
            {
                int roughness = c.Roughness - c.Level;
                roughness = roughness < 0 ? 0 : roughness;
                _meanRoughness += ((roughness << RoughnessFractionBits) - _meanRoughness) >> RoughnessShift;
            }
        }

        private static sbyte Byte(int value)
        {
            return (sbyte)(value > sbyte.MaxValue ? sbyte.MaxValue : value < sbyte.MinValue ? sbyte.MinValue : value);
        }
    }
}
