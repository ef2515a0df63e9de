namespace EdgeTwin.NanoTests.Support
{
    /// <summary>
    /// The light of an <see cref="IntegerHeart"/>'s pulses at 100 Hz, out of integers alone: with minutes of low saturation, of movement, of a missing pulse at
    /// each early beat, and of a finger that is off.
    /// </summary>
    public sealed class IntegerPulse
    {
        // A pulse by straight lines: ECG sample after its foot, 1/1000 of its height.
        private static readonly byte[] At = { 0, 28, 50, 64, 110, 160 };
        private static readonly short[] Height = { 0, 1000, 620, 660, 200, 0 };

        // From the P wave's onset to the pulse's foot, ECG samples.
        private const int DelaySamples = 95;
        private const int InfraredLevel = 110000;
        private const int RedLevel = 90000;
        private const int NoLight = 600;

        private readonly IntegerHeart _heart;
        private uint _random = 777;

        /// <summary>The pulses of <paramref name="heart"/>.</summary>
        public IntegerPulse(IntegerHeart heart)
        {
            _heart = heart;
        }

        /// <summary>Red light, ADC counts.</summary>
        public int Red { get; private set; }

        /// <summary>Infrared light, ADC counts.</summary>
        public int Infrared { get; private set; }

        /// <summary>Takes the light as it is at the heart's last sample.</summary>
        public void Take()
        {
            int story = _heart.Minute % 10;
            if (story == 8)
            {
                Red = NoLight + Random(9);
                Infrared = NoLight + Random(9);
                return;
            }
            int since = _heart.InBeat - DelaySamples;
            int pulse = _heart.IsEarly ? 0 : Pulse(since);
            pulse += _heart.WasEarly ? 0 : Pulse(since + _heart.LastRr);
            int motion = story == 5 && _heart.Second < 20 ? Random(9000) - 4500 : 0;
            Infrared = InfraredLevel - 2 * pulse + motion + Random(21) - 10;
            // A ratio of ratios of 0.6, and of 0.95 in the minute of low saturation.
            int red = story == 1 ? 19 * pulse : 12 * pulse;
            Red = RedLevel - red / 20 * 2 * 9 / 11 + motion + Random(21) - 10;
        }

        private static int Pulse(int sample)
        {
            if (sample < 0)
            {
                return 0;
            }
            for (int i = 1; i < At.Length; i++)
            {
                if (sample < At[i])
                {
                    return Height[i - 1] + (Height[i] - Height[i - 1]) * (sample - At[i - 1]) / (At[i] - At[i - 1]);
                }
            }
            return 0;
        }

        private int Random(int limit)
        {
            _random = _random * 1664525 + 1013904223;
            return (int)(_random >> 16) % limit;
        }
    }
}
