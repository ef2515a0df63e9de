using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>Trained trees of the two classes, and from which score on a beat is of the class.</summary>
    public sealed class BeatTables
    {
        // A beat's own V score counts one, the mean of its morphology's members four fifths: a morphology is judged as a whole.
        private const int ClusterShareNumerator = 4;
        private const int ClusterShareDenominator = 5;

        private readonly TreeEnsemble _ventricular;
        private readonly TreeEnsemble _supraventricular;

        /// <summary>Trees over <see cref="BeatFeatures"/>.</summary>
        /// <param name="ventricular">Trees of the V class.</param>
        /// <param name="ventricularOver">A beat that scores over this is V.</param>
        /// <param name="supraventricular">Trees of the S class.</param>
        /// <param name="supraventricularOver">A beat that is not V and scores over this is S.</param>
        public BeatTables(TreeEnsemble ventricular, int ventricularOver, TreeEnsemble supraventricular, int supraventricularOver)
        {
            _ventricular = ventricular;
            _supraventricular = supraventricular;
            VentricularOver = ventricularOver;
            SupraventricularOver = supraventricularOver;
        }

        /// <summary>Trees of the V class.</summary>
        public TreeEnsemble Ventricular
        {
            get { return _ventricular; }
        }

        /// <summary>Trees of the S class.</summary>
        public TreeEnsemble Supraventricular
        {
            get { return _supraventricular; }
        }

        /// <summary>A beat that scores over this is V.</summary>
        public int VentricularOver { get; private set; }

        /// <summary>A beat that is not V and scores over this is S.</summary>
        public int SupraventricularOver { get; private set; }

        /// <summary>The tables for one lead.</summary>
        public static BeatTables OneLead()
        {
            return new BeatTables(new OneLeadTrees.Ventricular(), 240, new OneLeadTrees.Supraventricular(), 140);
        }

        /// <summary>The tables for two leads.</summary>
        public static BeatTables TwoLeads()
        {
            return new BeatTables(new TwoLeadTrees.Ventricular(), 264, new TwoLeadTrees.Supraventricular(), 140);
        }

        /// <summary>What the mean V score of a morphology's members adds to a member's.</summary>
        public int ShareOfCluster(int meanScore)
        {
            return meanScore * ClusterShareNumerator / ClusterShareDenominator;
        }
    }
}
