using System;

namespace EdgeTwin.Core
{
    /// <summary>What a wearer or clinician may set. The defaults are a monitor's common ones.</summary>
    public sealed class TwinSettings
    {
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
        }
    }
}
