namespace EdgeTwin.Device.Log
{
    /// <summary>A place in the log: the seq of the record read last. May be set to read again from an older place.</summary>
    public sealed class LogCursor
    {
        /// <summary>Seq of the record read last; 0 is before the first.</summary>
        public uint Seq;
    }
}
