using System;

namespace Iot.Device.Ad8232
{
    /// <summary>What is known of the board around an AD8232. The defaults are SparkFun's: gain 1100 about half of 3.3 V (AD8232 datasheet Rev A, page 25; SparkFun schematic).</summary>
    public sealed class Ad8232Settings
    {
        /// <summary>Gain of the whole board.</summary>
        public int Gain { get; set; } = 1100;

        /// <summary>The output with nothing at the electrodes, in microvolts.</summary>
        public int ReferenceUv { get; set; } = 1650000;

        /// <summary>The voltage that the converter reads as its highest value, in microvolts.</summary>
        public int FullScaleUv { get; set; } = 3300000;

        /// <summary>Readings at or below this one are at the rail.</summary>
        public int LowestReading { get; set; } = 8;

        /// <summary>Readings at or above this one are at the rail; lower where the converter clips before its end, as an ESP32's does at 2450 mV.</summary>
        public int HighestReading { get; set; } = 4087;

        /// <summary>The time between readings that is meant, in microseconds; 4000 for 250 a second.</summary>
        public int PeriodUs { get; set; } = 4000;

        /// <summary>Throws where a number makes no sense.</summary>
        /// <exception cref="ArgumentException">A number is out of range.</exception>
        internal void Check()
        {
            if (Gain < 1 || FullScaleUv < 1 || PeriodUs < 1 || ReferenceUv < 0 || LowestReading >= HighestReading)
            {
                throw new ArgumentException("Ad8232Settings: out of range");
            }
        }
    }
}
