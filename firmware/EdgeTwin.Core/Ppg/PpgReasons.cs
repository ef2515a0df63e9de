namespace EdgeTwin.Core.Ppg
{
    /// <summary>Why the pulse wave is poor: what <see cref="Events.EvidenceField.PulsePoorReason"/> sums up.</summary>
    public static class PpgReasons
    {
        /// <summary>Red and infrared go apart, or the wave moves far more than a pulse does.</summary>
        public const int Motion = 1;

        /// <summary>At an end of the converter's range.</summary>
        public const int Clipped = 2;

        /// <summary>Light of lamps or hum of the mains: the sign changes from sample to sample.</summary>
        public const int Flicker = 4;

        /// <summary>No skin on the sensor.</summary>
        public const int NoContact = 8;

        /// <summary>Hardly any pulse in the light.</summary>
        public const int Weak = 16;

        /// <summary>No regular pulses.</summary>
        public const int Irregular = 32;
    }
}
