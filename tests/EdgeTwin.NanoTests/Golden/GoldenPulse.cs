// Written by EdgeTwin.Core.Tests (EDGETWIN_GOLDEN=write).
namespace EdgeTwin.NanoTests.Golden
{
    /// <summary>What the host's twin tells of ten minutes of IntegerHeart and its IntegerPulse.</summary>
    public static class GoldenPulse
    {
        /// <summary>Beats.</summary>
        public const int Beats = 760;

        /// <summary>CRC-16 over them.</summary>
        public const int BeatCrc = 44870;

        /// <summary>Events.</summary>
        public const int Events = 16;

        /// <summary>CRC-16 over their bytes.</summary>
        public const int EventCrc = 27881;
    }
}
