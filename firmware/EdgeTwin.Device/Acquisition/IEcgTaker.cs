namespace EdgeTwin.Device.Acquisition
{
    /// <summary>Takes an ECG at 250 Hz as a front end gives it.</summary>
    public interface IEcgTaker
    {
        /// <summary>The next samples, uV: the first <paramref name="count"/> of the array, which is the giver's and valid during the call only.</summary>
        void OnEcg(int[] microvolts, int count);

        /// <summary>So many samples are missing before the next one.</summary>
        void OnEcgGap(int samples);

        /// <summary>Whether an electrode is off, from the next sample on; told when it changes.</summary>
        /// <param name="isOff">True for off.</param>
        /// <param name="flags">8 positive electrode high, 4 positive low, 2 negative high, 1 negative low.</param>
        void OnLeads(bool isOff, int flags);
    }
}
