namespace EdgeTwin.Core.Ppg
{
    /// <summary>Is told of each peak that <see cref="PulseFinder"/> takes for a pulse.</summary>
    public interface IPulsePeakListener
    {
        /// <summary>A pulse rose from <paramref name="troughTick"/> to <paramref name="peakTick"/>.</summary>
        /// <param name="troughTick">Tick of 40 ms before the rise.</param>
        /// <param name="peakTick">Tick of the peak.</param>
        /// <param name="height">Height of the smoothed rise, in quarters of an ADC count.</param>
        /// <param name="usualHeight">Median of the pulses before it; 0 for the first.</param>
        void OnPeak(int troughTick, int peakTick, int height, int usualHeight);
    }
}
