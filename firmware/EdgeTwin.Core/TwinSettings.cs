using System;

namespace EdgeTwin.Core
{
    /// <summary>What a wearer or clinician may set. The defaults are a monitor's common ones.</summary>
    public sealed class TwinSettings
    {
        private const int MostCalibration = 999999;

        /// <summary>Bradycardia under this rate, beats a minute (20..100).</summary>
        public int BradycardiaBpm = 50;

        /// <summary>Tachycardia over this rate, beats a minute (80..250, at least 20 over <see cref="BradycardiaBpm"/>).</summary>
        public int TachycardiaBpm = 120;

        /// <summary>A pause is longer than this, ms (1500..6000).</summary>
        public int PauseMs = 2000;

        /// <summary>True where an alarm carries the 8 s of ECG before it.</summary>
        public bool HasStrips = true;

        /// <summary>Corner of the front end's high-pass, mHz (0..10000); 0 where it is not known. Over 100 mHz the ST level is not measured.</summary>
        public int HighPassMillihertz;

        /// <summary>The oxygen saturation is low under this, per cent (70..98); it has recovered two per cent above.</summary>
        public int Spo2LowPercent = 88;

        /// <summary>For so long, s (5..120).</summary>
        public int Spo2LowSeconds = 10;

        /// <summary>
        /// Version of the calibration that <see cref="CalibrationA"/>, B and C hold (1..999999, chosen by who calibrates); 0 while there is none: the saturation then
        /// is an estimate by coefficients found on another sensor, and says so.
        /// </summary>
        public int CalibrationVersion;

        /// <summary>Saturation = A + B R + C R^2, R the ratio of ratios: A, 0.001 % (+-999999).</summary>
        public int CalibrationA;

        /// <summary>Its B, 0.001 % (+-999999).</summary>
        public int CalibrationB;

        /// <summary>Its C, 0.001 % (+-999999).</summary>
        public int CalibrationC;

        /// <summary>Refuses what is out of range.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Names the setting.</exception>
        public void Check()
        {
            if (BradycardiaBpm < 20 || BradycardiaBpm > 100)
            {
                throw new ArgumentOutOfRangeException(nameof(BradycardiaBpm));
            }
            if (TachycardiaBpm < 80 || TachycardiaBpm > 250 || TachycardiaBpm < BradycardiaBpm + 20)
            {
                throw new ArgumentOutOfRangeException(nameof(TachycardiaBpm));
            }
            if (PauseMs < 1500 || PauseMs > 6000)
            {
                throw new ArgumentOutOfRangeException(nameof(PauseMs));
            }
            if (HighPassMillihertz < 0 || HighPassMillihertz > 10000)
            {
                throw new ArgumentOutOfRangeException(nameof(HighPassMillihertz));
            }
            CheckSpo2();
        }

        private void CheckSpo2()
        {
            if (Spo2LowPercent < 70 || Spo2LowPercent > 98)
            {
                throw new ArgumentOutOfRangeException(nameof(Spo2LowPercent));
            }
            if (Spo2LowSeconds < 5 || Spo2LowSeconds > 120)
            {
                throw new ArgumentOutOfRangeException(nameof(Spo2LowSeconds));
            }
            if (CalibrationVersion < 0 || CalibrationVersion > MostCalibration)
            {
                throw new ArgumentOutOfRangeException(nameof(CalibrationVersion));
            }
            if (IsNoCoefficient(CalibrationA) || IsNoCoefficient(CalibrationB) || IsNoCoefficient(CalibrationC))
            {
                throw new ArgumentOutOfRangeException(nameof(CalibrationA));
            }
        }

        private static bool IsNoCoefficient(int value)
        {
            return value < -MostCalibration || value > MostCalibration;
        }
    }
}
