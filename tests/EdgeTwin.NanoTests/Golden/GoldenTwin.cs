// Written by EdgeTwin.Core.Tests (EDGETWIN_GOLDEN=write).
namespace EdgeTwin.NanoTests.Golden
{
    /// <summary>What the host's twin learns of the first ten minutes of IntegerHeart.</summary>
    public static class GoldenTwin
    {
        /// <summary>Beats that were learned.</summary>
        public const int LearnedBeats = 528;

        /// <summary>Number of the last edition.</summary>
        public const int Version = 10;

        /// <summary>CRC-16 over the editions' JSON.</summary>
        public const int Crc = 42219;

        /// <summary>CRC-16 over what is saved at the end.</summary>
        public const int SavedCrc = 4194;
    }
}
