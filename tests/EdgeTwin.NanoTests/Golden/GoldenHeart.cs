// Written by EdgeTwin.Core.Tests (EDGETWIN_GOLDEN=write).
namespace EdgeTwin.NanoTests.Golden
{
    /// <summary>What the host's twin tells of the first twenty minutes of IntegerHeart.</summary>
    public static class GoldenHeart
    {
        /// <summary>Beats.</summary>
        public const int Beats = 1523;

        /// <summary>CRC-16 over them.</summary>
        public const int BeatCrc = 21504;

        /// <summary>Events.</summary>
        public const int Events = 16;

        /// <summary>CRC-16 over their bytes.</summary>
        public const int EventCrc = 40401;
    }
}
