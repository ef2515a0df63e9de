namespace EdgeTwin.Device.Acquisition
{
    /// <summary>A pulse front end.</summary>
    public interface IPpgFrontEnd : IFrontEnd
    {
        /// <summary>Does what is due and gives what has come in. Does not block.</summary>
        void Step(long nowMs, IPpgTaker taker);
    }
}
