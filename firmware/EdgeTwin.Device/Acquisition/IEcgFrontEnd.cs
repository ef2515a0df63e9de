namespace EdgeTwin.Device.Acquisition
{
    /// <summary>An ECG front end.</summary>
    public interface IEcgFrontEnd : IFrontEnd
    {
        /// <summary>Its lowest frequency, by the board's own high-pass, mHz.</summary>
        int HighPassMilliHz { get; }

        /// <summary>True where an ST level may be read from it: the corner is at most 50 mHz (0.05 Hz, IEC 60601-2-47).</summary>
        bool AllowsSt { get; }

        /// <summary>How much later a sample comes than the voltage that it tells of, by the part's filters, ms.</summary>
        int LatencyMs { get; }

        /// <summary>Does what is due and gives what has come in. Does not block.</summary>
        void Step(long nowMs, IEcgTaker taker);
    }
}
