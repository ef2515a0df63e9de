// Written by EdgeTwin.Core.Tests (EDGETWIN_GOLDEN=write).
namespace EdgeTwin.NanoTests.Golden
{
    /// <summary>What the host's health monitor makes of HealthTrace.</summary>
    public static class GoldenHealth
    {
        /// <summary>Changes of state.</summary>
        public const int Changes = 51;

        /// <summary>Hours with a forecast, over all parts.</summary>
        public const int Forecasts = 44;

        /// <summary>CRC-16 over both.</summary>
        public const int Crc = 52289;

        /// <summary>CRC-16 over what is saved at the end.</summary>
        public const int SavedCrc = 63046;
    }
}
