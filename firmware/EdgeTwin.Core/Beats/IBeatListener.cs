using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Core.Beats
{
    /// <summary>Told of each beat as it is classified, in the order of time.</summary>
    public interface IBeatListener
    {
        /// <summary>The oldest beat that waited has got its class. It is its owner's again after the call.</summary>
        void OnClass(Beat beat);
    }
}
