namespace EdgeTwin.Core.Ppg
{
    /// <summary>Is told of each pulse, in the order of time, on the thread that pushes samples.</summary>
    public interface IPulseListener
    {
        /// <summary>A pulse was found.</summary>
        /// <param name="footEcgSample">Its foot, where the tangent of the steepest rise meets the level before it (intersecting tangents), as a sample of the ECG (250 Hz, 0 = first pushed).</param>
        /// <param name="ibiMs">From the foot before to this one, ms; 0 where none is known.</param>
        /// <param name="qualityPercent">How far the pulse can be trusted, 0..100 %; from <see cref="PpgMonitor.GoodPercent"/> on it is a good one.</param>
        void OnPulse(long footEcgSample, int ibiMs, int qualityPercent);
    }
}
