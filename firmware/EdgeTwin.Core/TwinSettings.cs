namespace EdgeTwin.Core
{
    /// <summary>What a wearer or clinician may set. The defaults are a monitor's common ones.</summary>
    public sealed class TwinSettings
    {
        /// <summary>Bradycardia under this rate, beats a minute (20..100).</summary>
        public int BradycardiaBpm = 50;

        /// <summary>Tachycardia over this rate, beats a minute (80..250).</summary>
        public int TachycardiaBpm = 120;

        /// <summary>A pause is longer than this, ms (1500..6000).</summary>
        public int PauseMs = 2000;
    }
}
