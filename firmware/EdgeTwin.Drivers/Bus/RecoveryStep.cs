namespace Iot.Device.Bus
{
    /// <summary>What a driver is to do after a bus fault.</summary>
    public enum RecoveryStep
    {
        /// <summary>Try the same again at the next step.</summary>
        Retry,

        /// <summary>Start the part anew.</summary>
        Reinitialise,

        /// <summary>Give up for a while and say so.</summary>
        Report,
    }
}
