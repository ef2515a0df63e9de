namespace EdgeTwin.Device.Acquisition
{
    /// <summary>What a driver met with since the device started. All of it only grows.</summary>
    public sealed class FrontEndDiary
    {
        /// <summary>Transfers that failed, and answers that cannot be.</summary>
        public int BusFaults;

        /// <summary>Of the transfers that failed, those that the bus gave up because something held a line.</summary>
        public int BusTimeOuts;

        /// <summary>Times that the part's buffer overflowed, or was found full.</summary>
        public int Overflows;

        /// <summary>Times that a look found the input beyond its linear range, or recovering from it, with no electrode off.</summary>
        public int Saturations;

        /// <summary>Times that an electrode was found off after it had been on.</summary>
        public int Opens;
    }
}
