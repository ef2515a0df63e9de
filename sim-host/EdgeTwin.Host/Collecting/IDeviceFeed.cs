namespace EdgeTwin.Host.Collecting;

/// <summary>
/// Hears the documents that devices publish beside their log: health, twin and its deltas, status, samples. They are not stored, and one may be missed. Called from the
/// connection's thread: returns at once, throws nothing.
/// </summary>
internal interface IDeviceFeed
{
    /// <summary>Largest document that is passed on, bytes.</summary>
    const int LargestBytes = 8192;

    /// <summary>A document came in; it is the network's word and was not looked into.</summary>
    /// <param name="device">A valid id.</param>
    /// <param name="topicTail">What stands behind the id in the topic, such as <c>health</c> or <c>wave/ecg</c>.</param>
    /// <param name="payload">At most <see cref="LargestBytes"/>; not to be changed, and nobody else changes it.</param>
    void OnDocument(string device, string topicTail, byte[] payload);
}
