namespace EdgeTwin.Device.Configuration
{
    /// <summary>A setting. Numbers stand in flash and are never reused; names and ranges are in <see cref="ConfigKeys"/>.</summary>
    public enum ConfigKey : byte
    {
        /// <summary>Bradycardia under this rate, beats a minute.</summary>
        BradycardiaBpm = 0,

        /// <summary>Tachycardia over this rate, beats a minute; at least 20 over <see cref="BradycardiaBpm"/>.</summary>
        TachycardiaBpm = 1,

        /// <summary>A pause is longer than this, ms.</summary>
        PauseMs = 2,

        /// <summary>Messages unacknowledged for longer are sent again, ms.</summary>
        AckTimeoutMs = 3,

        /// <summary>Longest pause before connecting again, ms.</summary>
        MaxBackoffMs = 4,

        /// <summary>1 where the wearer has agreed that waveforms may leave the device on request.</summary>
        WaveConsent = 5,

        /// <summary>Minutes between two uplinks with the radio off; 0 for a radio that is always on.</summary>
        UplinkMinutes = 6,

        /// <summary>1 where an alarm carries the 8 s of ECG before it.</summary>
        AlarmStrip = 7,

        /// <summary>The oxygen saturation is low under this, per cent.</summary>
        Spo2LowPercent = 8,

        /// <summary>For so long, s.</summary>
        Spo2LowSeconds = 9,

        /// <summary>Version of the saturation's calibration, 0 for none; to be set last, when its coefficients are there.</summary>
        CalibrationVersion = 10,

        /// <summary>Saturation = A + B R + C R^2: A, 0.001 %.</summary>
        CalibrationA = 11,

        /// <summary>Its B, 0.001 %.</summary>
        CalibrationB = 12,

        /// <summary>Its C, 0.001 %.</summary>
        CalibrationC = 13,
    }
}
