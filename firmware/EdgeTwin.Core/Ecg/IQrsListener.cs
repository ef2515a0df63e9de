namespace EdgeTwin.Core.Ecg
{
    /// <summary>Told of each QRS complex as it is confirmed, in the order of time.</summary>
    public interface IQrsListener
    {
        /// <summary>A QRS complex was confirmed.</summary>
        /// <param name="delaySamples">Samples since its R peak.</param>
        /// <param name="clarityPercent">How smooth the signal behind it is against its own size, 0..100 %: noise lowers it.</param>
        void OnQrs(int delaySamples, int clarityPercent);
    }
}
