namespace EdgeTwin.Device.Acquisition
{
    /// <summary>Takes a pulse wave at 100 Hz as a front end gives it.</summary>
    public interface IPpgTaker
    {
        /// <summary>The next sample, in counts of 18 bits.</summary>
        void OnPpg(int red, int infrared);

        /// <summary>So many samples are missing before the next one.</summary>
        void OnPpgGap(int samples);
    }
}
