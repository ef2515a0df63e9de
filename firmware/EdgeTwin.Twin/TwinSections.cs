namespace EdgeTwin.Twin
{
    /// <summary>Parts of the twin's snapshot; what changed of them since the last edition is a sum of these.</summary>
    public static class TwinSections
    {
        /// <summary>The beat's form.</summary>
        public const int Beat = 1;

        /// <summary>RR intervals.</summary>
        public const int Rr = 2;

        /// <summary>ST and QT by heart rate.</summary>
        public const int Rate = 4;

        /// <summary>ST, QT and RR by the time of day.</summary>
        public const int Day = 8;

        /// <summary>The pulse wave.</summary>
        public const int Pulse = 16;

        /// <summary>Ectopic beats.</summary>
        public const int Ectopy = 32;

        /// <summary>Quality, and how much was learned.</summary>
        public const int Quality = 64;

        /// <summary>All of them.</summary>
        public const int All = 127;
    }
}
