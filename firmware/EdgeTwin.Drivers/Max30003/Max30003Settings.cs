using System;

namespace Iot.Device.Max30003
{
    /// <summary>How a MAX30003 is to run. The defaults: 250 samples a second, gain 20, 100 Hz low-pass, lead-off at 10 nA.</summary>
    public sealed class Max30003Settings
    {
        // 1 / (2 pi x 450 kohm) in mHz x nF.
        private const int CornerMilliHzTimesNanofarads = 353678;

        /// <summary>Samples a second.</summary>
        public EcgRate Rate { get; set; } = EcgRate.Sps250;

        /// <summary>Gain.</summary>
        public EcgGain Gain { get; set; } = EcgGain.X20;

        /// <summary>Digital low-pass.</summary>
        public LowPass LowPass { get; set; } = LowPass.Hz100;

        /// <summary>Lead-off current.</summary>
        public LeadOffCurrent LeadOffCurrent { get; set; } = LeadOffCurrent.Na10;

        /// <summary>Lead-off threshold.</summary>
        public LeadOffThreshold LeadOffThreshold { get; set; } = LeadOffThreshold.Mv300;

        /// <summary>True where a pulse of baseline beyond the range is to be recovered from fast; samples are void meanwhile.</summary>
        public bool FastRecovery { get; set; } = true;

        /// <summary>True gives both inputs 100 Mohm to VMID, for two electrodes without a third.</summary>
        public bool LeadBias { get; set; } = true;

        /// <summary>Words in the FIFO at which the interrupt fires, 1 to 32.</summary>
        public int InterruptWords { get; set; } = 16;

        /// <summary>The board's capacitor at CAPP and CAPN, in nanofarads: with 450 kohm it is the analogue high-pass. The breakout of ProtoCentral has 1000.</summary>
        public int ChpfNanofarads { get; set; } = 1000;

        /// <summary>Samples in a second.</summary>
        public int Hz
        {
            get { return 500 >> (int)Rate; }
        }

        /// <summary>
        /// The analogue high-pass corner, in millihertz: 354 with 1000 nF, 35 with 10 000 nF (datasheet Rev 0, text and 450 kohm; its pin
        /// table says 50 for 1000 nF, which contradicts it). The digital high-pass is always off. ST may be judged up to 50.
        /// </summary>
        public int HighPassMilliHz
        {
            get { return (CornerMilliHzTimesNanofarads + ChpfNanofarads / 2) / ChpfNanofarads; }
        }

        /// <summary>Latency of the part's filters, in microseconds (datasheet Rev 0).</summary>
        public int LatencyUs
        {
            get
            {
                bool hasLowPass = LowPass != LowPass.Off;
                switch (Rate)
                {
                    case EcgRate.Sps500:
                        return hasLowPass ? 32300 : 20300;
                    case EcgRate.Sps250:
                        return hasLowPass ? 115300 : 91300;
                    default:
                        return hasLowPass ? 153300 : 105300;
                }
            }
        }

        /// <summary>Throws where the part cannot run so.</summary>
        /// <exception cref="ArgumentException">The low-pass does not go with the rate (the part would silently take 40 Hz), or a number is out of range.</exception>
        internal void Check()
        {
            if ((LowPass == LowPass.Hz150 && Rate != EcgRate.Sps500) || (LowPass == LowPass.Hz100 && Rate == EcgRate.Sps125))
            {
                throw new ArgumentException("LowPass: not at this rate");
            }
            if (InterruptWords < 1 || InterruptWords > 32)
            {
                throw new ArgumentException("InterruptWords: 1 to 32");
            }
            if (ChpfNanofarads < 1)
            {
                throw new ArgumentException("ChpfNanofarads: from 1");
            }
        }

        internal int General()
        {
            const int MasterClock32000 = 1 << 20;
            const int EcgOn = 1 << 19;
            const int LeadOffDc = 1 << 12;
            const int BiasEcg = 1 << 4;
            const int Bias100Megohm = 1 << 2;
            const int BiasBoth = 3;
            int leadOff = LeadOffCurrent == LeadOffCurrent.Off ? 0 : LeadOffDc | ((int)LeadOffCurrent << 8) | ((int)LeadOffThreshold << 6);
            return MasterClock32000 | EcgOn | leadOff | Bias100Megohm | (LeadBias ? BiasEcg | BiasBoth : 0);
        }

        internal int Ecg()
        {
            return ((int)Rate << 22) | ((int)Gain << 16) | ((int)LowPass << 12);
        }

        internal int Interrupts()
        {
            const int ClearSampleItself = 1 << 2;
            return ((InterruptWords - 1) << 19) | ClearSampleItself;
        }

        internal int Dynamics()
        {
            const int Automatic = 2 << 22;
            const int HighestThreshold = 0x3F << 16;
            return (FastRecovery ? Automatic : 0) | HighestThreshold;
        }
    }
}
