using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>
    /// What the trees see of a beat: everything against the wearer's own usual beats, as bytes. Intervals are per cent off their norm, sizes are
    /// <see cref="Log2.Sixteenths"/> over the usual, -127..127.
    /// </summary>
    public sealed class BeatFeatures
    {
        /// <summary>Features with one lead.</summary>
        public const int OneLead = 20;

        /// <summary>Features with two leads.</summary>
        public const int TwoLeads = 25;

        private const int Limit = 127;

        private readonly sbyte[] _values;

        /// <summary>Features of one lead or two.</summary>
        public BeatFeatures(bool hasSecondLead)
        {
            _values = new sbyte[hasSecondLead ? TwoLeads : OneLead];
        }

        /// <summary>The features of the last beat; its owner writes it anew with each beat.</summary>
        public sbyte[] Values
        {
            get { return _values; }
        }

        /// <summary>Features of the morphology. About 0.6 k IL.</summary>
        /// <param name="clusters">Morphologies, with the beat in one of them.</param>
        /// <param name="traits">Their traits.</param>
        /// <param name="usualPermille">How far usual beats are from the usual morphology, per mille.</param>
        public void TakeForm(ShapeClusters clusters, ClusterTraits traits, int usualPermille)
        {
            int cluster = clusters.Nearest;
            int usual = clusters.Usual;
            Set(0, Log2.Sixteenths(clusters.UsualPermille) - Log2.Sixteenths(usualPermille));
            Set(1, clusters.UsualPermille / 10);
            Set(2, clusters.NearestPermille / 5);
            Set(3, Log2.Sixteenths(clusters.Weight(cluster)) - Log2.Sixteenths(clusters.Weight(usual)));
            Set(4, traits.PrematurityPercent(cluster) - 100);
            Set(5, Log2.Sixteenths(traits.Width(cluster)) - Log2.Sixteenths(traits.Width(usual)));
        }

        /// <summary>Features of the first lead. About 0.6 k IL.</summary>
        /// <param name="shape">The beat.</param>
        /// <param name="usual">The usual beat.</param>
        /// <param name="window">The stretch before it.</param>
        /// <param name="clarityPercent">Quality of the signal.</param>
        public void TakeLead(BeatShape shape, UsualLead usual, PWindow window, int clarityPercent)
        {
            Set(6, usual.Wider(shape));
            Set(7, usual.Steeper(shape));
            Set(8, usual.Larger(shape));
            Set(9, usual.TChangePercent(shape));
            Set(10, usual.TChangeLevel(shape));
            Set(11, window.Percent);
            Set(12, window.MissingPercent);
            Set(13, clarityPercent);
        }

        /// <summary>Features of the second lead; the beat's morphology is the first lead's. About 0.3 k IL.</summary>
        public void TakeSecond(BeatShape shape, UsualLead usual, UsualForm form, PWindow window)
        {
            Set(20, usual.Wider(shape));
            Set(21, usual.TChangePercent(shape));
            Set(22, window.MissingPercent);
            Set(23, _values[6] > _values[20] ? _values[6] : _values[20]);
            Set(24, form.Permille / 10);
        }

        /// <summary>Features of the intervals. About 0.3 k IL.</summary>
        /// <param name="rr">The intervals before it.</param>
        /// <param name="next">The interval after it, samples; as far as it is known, and the median where nothing came yet.</param>
        public void TakeIntervals(RrContext rr, int next)
        {
            int norm = rr.Base;
            Set(14, Off(rr.Before, norm));
            Set(15, Off(next, norm));
            Set(16, Off(rr.Before2, norm));
            Set(17, Off(rr.Before, rr.Before2));
            Set(18, Off(3 * rr.Before, rr.Before2 + rr.Before3 + rr.Before4));
            Set(19, rr.IrregularPercent);
        }

        /// <summary>True where the interval before the beat is shorter than its norm by more than <paramref name="percent"/>.</summary>
        public bool IsEarly(int percent)
        {
            return _values[14] < -percent;
        }

        private static int Off(int value, int norm)
        {
            return norm < 1 ? 0 : 100 * (value - norm) / norm;
        }

        private void Set(int index, int value)
        {
            _values[index] = (sbyte)(value > Limit ? Limit : value < -Limit ? -Limit : value);
        }
    }
}
