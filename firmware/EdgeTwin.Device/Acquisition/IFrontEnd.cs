namespace EdgeTwin.Device.Acquisition
{
    /// <summary>A sensor with its driver.</summary>
    public interface IFrontEnd
    {
        /// <summary>Name of the part, as it stands in events, such as <c>max30003</c>.</summary>
        string Name { get; }

        /// <summary>Where it stands.</summary>
        FrontEndState State { get; }

        /// <summary>What the part answered since the device started, those readings too that only say that an electrode is off: while it grows, the part lives.</summary>
        long Readings { get; }

        /// <summary>Starts it, or starts it anew. Does not block.</summary>
        void Begin(long nowMs);
    }
}
