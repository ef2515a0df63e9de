namespace EdgeTwin.Device.Configuration
{
    /// <summary>Names, ranges and defaults of the settings. All are whole numbers; a switch also takes the words on and off.</summary>
    public static class ConfigKeys
    {
        /// <summary>Settings there are.</summary>
        public const int Count = 14;

        /// <summary>Settings from here on stand in a file only where they are not at their default: firmware from before them reads it without a remark.</summary>
        public const int FirstSparse = 6;

        private static readonly int[] Min = { 20, 80, 1500, 2000, 5000, 0, 0, 0, 70, 5, 0, -999999, -999999, -999999 };
        private static readonly int[] Max = { 100, 250, 6000, 120000, 3600000, 1, 240, 1, 98, 120, 999999, 999999, 999999, 999999 };
        private static readonly int[] Default = { 50, 120, 2000, 10000, 300000, 0, 0, 1, 88, 10, 0, 0, 0, 0 };

        /// <summary>Name of a setting: the last part of its topic.</summary>
        public static string NameOf(ConfigKey key)
        {
            switch (key)
            {
                case ConfigKey.BradycardiaBpm: return "bradycardiaBpm";
                case ConfigKey.TachycardiaBpm: return "tachycardiaBpm";
                case ConfigKey.PauseMs: return "pauseMs";
                case ConfigKey.AckTimeoutMs: return "ackTimeoutMs";
                case ConfigKey.MaxBackoffMs: return "maxBackoffMs";
                case ConfigKey.WaveConsent: return "waveConsent";
                case ConfigKey.UplinkMinutes: return "uplinkMinutes";
                case ConfigKey.AlarmStrip: return "alarmStrip";
                case ConfigKey.Spo2LowPercent: return "spo2LowPercent";
                case ConfigKey.Spo2LowSeconds: return "spo2LowSeconds";
                case ConfigKey.CalibrationVersion: return "calibrationVersion";
                case ConfigKey.CalibrationA: return "calibrationA";
                case ConfigKey.CalibrationB: return "calibrationB";
                case ConfigKey.CalibrationC: return "calibrationC";
                default: return "unknown";
            }
        }

        /// <summary>Value of a setting that nobody has set.</summary>
        public static int DefaultOf(ConfigKey key)
        {
            return Default[(int)key];
        }

        /// <summary>True where <paramref name="value"/> is in the setting's own range.</summary>
        public static bool IsInRange(ConfigKey key, int value)
        {
            return value >= Min[(int)key] && value <= Max[(int)key];
        }

        /// <summary>True for a setting that may be under zero.</summary>
        public static bool IsSigned(ConfigKey key)
        {
            return Min[(int)key] < 0;
        }

        /// <summary>True for a setting that takes on and off.</summary>
        public static bool IsSwitch(ConfigKey key)
        {
            return key == ConfigKey.WaveConsent || key == ConfigKey.AlarmStrip;
        }
    }
}
