using System;

namespace Iot.Device.Max30102
{
    /// <summary>How a MAX30102 is to run. The defaults: 100 samples a second, 18 bits, 7 mA through each LED.</summary>
    public sealed class Max30102Settings
    {
        internal const int MicroampsPerStep = 200;
        private const int HighestMicroamps = 51000;

        private static readonly int[] RatesHz = new int[] { 50, 100, 200, 400, 800, 1000, 1600, 3200 };

        // Highest rate in SpO2 mode by pulse width (datasheet Rev 1, table 11).
        private static readonly int[] HighestRateHz = new int[] { 1600, 1000, 800, 400 };

        /// <summary>Conversions a second.</summary>
        public SampleRate SampleRate { get; set; } = SampleRate.Hz100;

        /// <summary>LED pulse width.</summary>
        public PulseWidth PulseWidth { get; set; } = PulseWidth.Us411;

        /// <summary>Full scale.</summary>
        public AdcRange AdcRange { get; set; } = AdcRange.Na4096;

        /// <summary>Conversions a sample.</summary>
        public SampleAveraging Averaging { get; set; } = SampleAveraging.One;

        /// <summary>Current through the red LED, in microamperes, 0 to 51 000 in steps of 200.</summary>
        public int RedMicroamps { get; set; } = 7000;

        /// <summary>Current through the infrared LED, in microamperes, 0 to 51 000 in steps of 200.</summary>
        public int InfraredMicroamps { get; set; } = 7000;

        /// <summary>Which channel comes first.</summary>
        public LedOrder LedOrder { get; set; } = LedOrder.RedFirst;

        /// <summary>
        /// True lets a full FIFO overwrite its oldest samples. What its pointers then say is not documented, so the driver drops all of
        /// it after an overflow and tells the gap; false keeps the oldest 32 and counts what came after.
        /// </summary>
        public bool Rollover { get; set; }

        /// <summary>Free places at which the A_FULL interrupt fires, 1 to 15; 15 means 17 samples wait.</summary>
        public int AlmostFullFree { get; set; } = 15;

        /// <summary>Samples to drop after a start, while the ambient light cancellation settles.</summary>
        public int SettlingSamples { get; set; } = 4;

        /// <summary>Samples in 1000 s.</summary>
        public int MilliHz
        {
            get { return RatesHz[(int)SampleRate] * 1000 >> (int)Averaging; }
        }

        /// <summary>Throws where the part cannot run so.</summary>
        /// <exception cref="ArgumentException">The rate is too high for the pulse width (the part would silently lower it), or a number is out of range.</exception>
        internal void Check()
        {
            if (RatesHz[(int)SampleRate] > HighestRateHz[(int)PulseWidth])
            {
                throw new ArgumentException("SampleRate: too high for this pulse width in SpO2 mode");
            }
            if (AlmostFullFree < 1 || AlmostFullFree > 15)
            {
                throw new ArgumentException("AlmostFullFree: 1 to 15");
            }
            if (SettlingSamples < 0)
            {
                throw new ArgumentException("SettlingSamples: from 0");
            }
            _ = LedCode(RedMicroamps);
            _ = LedCode(InfraredMicroamps);
        }

        internal static byte LedCode(int microamps)
        {
            if (microamps < 0 || microamps > HighestMicroamps)
            {
                throw new ArgumentException("LED current: 0 to 51000 microamperes");
            }
            return (byte)(microamps / MicroampsPerStep);
        }

        internal byte FifoConfig()
        {
            return (byte)(((int)Averaging << 5) | (Rollover ? 0x10 : 0) | AlmostFullFree);
        }

        internal byte Spo2Config()
        {
            return (byte)(((int)AdcRange << 5) | ((int)SampleRate << 2) | (int)PulseWidth);
        }
    }
}
