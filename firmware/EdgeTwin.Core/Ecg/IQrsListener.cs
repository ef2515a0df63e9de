namespace EdgeTwin.Core.Ecg
{
    /// <summary>Told of each QRS complex as it is confirmed, in the order of time.</summary>
    public interface IQrsListener
    {
        /// <summary>A QRS complex was confirmed.</summary>
        /// <param name="delaySamples">Samples since its R peak.</param>
        /// <param name="clarityPercent">How smooth the signal behind it is against its own size, 0..100 %: noise lowers it.</param>
        /// <param name="isIntervalClear">False where something rough was refused since the complex before: a beat may have been missed in it.</param>
        void OnQrs(int delaySamples, int clarityPercent, bool isIntervalClear);

        /// <summary>Told every 16 ms while a beat is overdue (by 1.5 RR intervals) and a look back found none.</summary>
        /// <param name="quietSamples">Samples without a complex, up to where everything is decided.</param>
        /// <param name="isSilenceClear">False where noise could have hidden a beat.</param>
        void OnOverdue(int quietSamples, bool isSilenceClear);

        /// <summary>A beat is overdue, and what came instead was refused as noise.</summary>
        /// <param name="delaySamples">Samples since its peak.</param>
        /// <param name="clarityPercent">As for a complex.</param>
        void OnNoise(int delaySamples, int clarityPercent);
    }
}
