namespace EdgeTwin.Device.Uplink
{
    /// <summary>What the pump sent, heard and refused since the device started. None of it proves delivery but <see cref="AcksTaken"/>.</summary>
    public sealed class UplinkCounters
    {
        /// <summary>Connections that were tried.</summary>
        public int ConnectsTried;

        /// <summary>Connections that came about.</summary>
        public int Connected;

        /// <summary>Records that the client took, repeats included.</summary>
        public int RecordsSent;

        /// <summary>Gaps that the client took, repeats included.</summary>
        public int GapsSent;

        /// <summary>Messages that the client did not take.</summary>
        public int PublishesRefused;

        /// <summary>Times that everything unacknowledged was sent again.</summary>
        public int Resends;

        /// <summary>Connections closed because nothing was acknowledged over them.</summary>
        public int HalfOpenClosed;

        /// <summary>Acknowledgements that went further than the one before.</summary>
        public int AcksTaken;

        /// <summary>Acknowledgements that told nothing new: doubled, late.</summary>
        public int AcksStale;

        /// <summary>Acknowledgements for another log.</summary>
        public int AcksForeign;

        /// <summary>Acknowledgements of what was never sent.</summary>
        public int AcksBeyondSent;

        /// <summary>Acknowledgements that could not be read.</summary>
        public int AcksMalformed;
    }
}
