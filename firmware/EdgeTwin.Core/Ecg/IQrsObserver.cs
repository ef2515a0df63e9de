namespace EdgeTwin.Core.Ecg
{
    /// <summary>Sees what the QRS detector weighs: the training's window into it. The device has none.</summary>
    public interface IQrsObserver
    {
        /// <summary>A candidate was weighed.</summary>
        /// <param name="features">What was measured, by the places of <see cref="QrsFeatures"/>; valid during the call.</param>
        /// <param name="delaySamples">Samples from its R peak to now.</param>
        /// <param name="isBeat">True where it was taken for a QRS complex.</param>
        void OnCandidate(sbyte[] features, int delaySamples, bool isBeat);
    }
}
