using EdgeTwin.Core;

namespace EdgeTwin.Device.Configuration
{
    /// <summary>The settings' values; always within their ranges and at one with each other.</summary>
    public sealed class ConfigValues
    {
        // What CardioTwin asks for between the two limits of rate.
        private const int LeastRateSpanBpm = 20;

        private readonly int[] _values = new int[ConfigKeys.Count];

        /// <summary>The defaults.</summary>
        public ConfigValues()
        {
            SetDefaults();
        }

        /// <summary>Value of a setting.</summary>
        public int Get(ConfigKey key)
        {
            return _values[(int)key];
        }

        /// <summary>Sets a setting where that is allowed.</summary>
        /// <returns>False, and nothing is changed, where it is not.</returns>
        public bool TrySet(ConfigKey key, int value)
        {
            int before = _values[(int)key];
            _values[(int)key] = value;
            if (ConfigKeys.IsInRange(key, value)
                && _values[(int)ConfigKey.TachycardiaBpm] >= _values[(int)ConfigKey.BradycardiaBpm] + LeastRateSpanBpm)
            {
                return true;
            }
            _values[(int)key] = before;
            return false;
        }

        /// <summary>Sets all back.</summary>
        public void SetDefaults()
        {
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = ConfigKeys.DefaultOf((ConfigKey)i);
            }
        }

        /// <summary>Fills the settings that the twin takes at start.</summary>
        public void CopyTo(TwinSettings settings)
        {
            settings.BradycardiaBpm = Get(ConfigKey.BradycardiaBpm);
            settings.TachycardiaBpm = Get(ConfigKey.TachycardiaBpm);
            settings.PauseMs = Get(ConfigKey.PauseMs);
            settings.HasStrips = Get(ConfigKey.AlarmStrip) == 1;
            settings.Spo2LowPercent = Get(ConfigKey.Spo2LowPercent);
            settings.Spo2LowSeconds = Get(ConfigKey.Spo2LowSeconds);
            settings.CalibrationVersion = Get(ConfigKey.CalibrationVersion);
            settings.CalibrationA = Get(ConfigKey.CalibrationA);
            settings.CalibrationB = Get(ConfigKey.CalibrationB);
            settings.CalibrationC = Get(ConfigKey.CalibrationC);
        }
    }
}
