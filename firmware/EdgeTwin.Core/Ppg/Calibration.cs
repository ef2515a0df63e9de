namespace EdgeTwin.Core.Ppg
{
    /// <summary>
    /// From the ratio of ratios to a saturation: A + B R + C R^2, with the coefficients of the settings or, while no calibration is set, those that Maxim published for
    /// its parts' family (1.5958 R^2 - 34.660 R + 112.690; Recommended Configurations and Operating Profiles for MAX30101/MAX30102): an estimate.
    /// </summary>
    public sealed class Calibration
    {
        private const int DefaultA = 112690;
        private const int DefaultB = -34660;
        private const int DefaultC = 1596;

        // Of the red light's absorption, 1/10000 a kelvin: the LED's peak moves by +0.1 nm/K, and over 660 nm both haemoglobins absorb about 1.2 % less a nanometre
        // (Prahl's tables: HbO2 368 at 650, 320 at 660, 294 at 670 nm; Hb 3750, 3227, 2795). Infrared at 880 nm lies where both are flat.
        private const int ShiftPer10000 = 12;
        private const int UsualCentidegrees = 2500;
        private const int MostCentidegrees = 8500;
        private const int Unknown = int.MinValue;

        private int _a;
        private int _b;
        private int _c;
        private int _centidegrees = Unknown;

        /// <summary>Version of the calibration in use; 0 while there is none.</summary>
        public int Version { get; private set; }

        /// <summary>Takes the calibration of <paramref name="settings"/>.</summary>
        public void Configure(TwinSettings settings)
        {
            Version = settings.CalibrationVersion;
            bool isSet = Version > 0;
            _a = isSet ? settings.CalibrationA : DefaultA;
            _b = isSet ? settings.CalibrationB : DefaultB;
            _c = isSet ? settings.CalibrationC : DefaultC;
        }

        /// <summary>Takes the temperature of the sensor's die, 1/100 degC; what is out of -40..85 degC is left out.</summary>
        public void SetTemperature(int centidegrees)
        {
            if (centidegrees >= -4000 && centidegrees <= MostCentidegrees)
            {
                _centidegrees = centidegrees;
            }
        }

        /// <summary>The saturation, 0.1 % (0..1000), of a ratio in 1/1000.</summary>
        public int Spo2Permille(int ratioPermille)
        {
            long ratio = ratioPermille;
            if (_centidegrees != Unknown)
            {
                // A warm LED shines where less is absorbed: its ratio reads too low.
                ratio = ratio * (1000000 + ShiftPer10000 * (_centidegrees - UsualCentidegrees)) / 1000000;
            }
            long permille = (_a + _b * ratio / 1000 + _c * ratio * ratio / 1000000) / 100;
            return permille < 0 ? 0 : permille > 1000 ? 1000 : (int)permille;
        }
    }
}
