using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Core
{
    /// <summary>Learns from what the twin finds, in steps on samples on which there is little else to do.</summary>
    public interface IFollower
    {
        /// <summary>True while there is work for <see cref="Step"/>.</summary>
        bool IsBusy { get; }

        /// <summary>A beat has got its class, within 1 s of its R peak. The object is reused: valid during the call only.</summary>
        /// <param name="beat">The beat.</param>
        /// <param name="isLearnable">True where the signal is good, the heart in its own rhythm, and its ST level not away from the wearer's own.</param>
        void OnBeat(Beat beat, bool isLearnable);

        /// <summary>The mean of 16 s of usual beats was measured, every 8 s, and deviates from the wearer's own by no more than is usual.</summary>
        /// <param name="stUv">Level of the ST segment over the isoelectric level, uV.</param>
        /// <param name="hrBpm">Heart rate over the same time, beats a minute; 0 where it is not known.</param>
        void OnSt(int stUv, int hrBpm);

        /// <summary>Does one step, at most 2.5 k IL.</summary>
        void Step();
    }
}
