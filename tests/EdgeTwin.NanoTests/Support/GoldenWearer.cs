using EdgeTwin.Core;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>Ten minutes of a heart and its pulses, both pushed into one twin, on either runtime.</summary>
    public static class GoldenWearer
    {
        private const int Minutes = 10;

        /// <summary>Makes a twin tell <paramref name="sink"/> of them.</summary>
        public static void Wear(TraceSink sink)
        {
            CardioTwin twin = new CardioTwin(sink, new TwinSettings());
            IntegerHeart heart = new IntegerHeart();
            IntegerPulse pulse = new IntegerPulse(heart);
            for (int i = 0; i < Minutes * 60 * 250; i++)
            {
                twin.Push(heart.Next());
                // 100 samples of light for 250 of the ECG.
                if (i % 5 == 0 || i % 5 == 2)
                {
                    pulse.Take();
                    twin.PushPpg(pulse.Red, pulse.Infrared);
                }
            }
            twin.Finish();
        }
    }
}
