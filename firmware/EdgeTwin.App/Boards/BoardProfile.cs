namespace EdgeTwin.App.Boards
{
    /// <summary>What differs from board to board: pins, buses, the room for the log. One file a board holds its values.</summary>
    public sealed class BoardProfile
    {
        /// <summary>Stands for a part that a board does not have.</summary>
        public const int None = -1;

        /// <summary>Its name.</summary>
        public string Name;

        /// <summary>SPI bus of the MAX30003, from 1; <see cref="None"/> for a board without it.</summary>
        public int SpiBus = None;

        /// <summary>GPIO of SPI's clock.</summary>
        public int SpiClockPin = None;

        /// <summary>GPIO of SPI's data to the part.</summary>
        public int SpiMosiPin = None;

        /// <summary>GPIO of SPI's data from the part.</summary>
        public int SpiMisoPin = None;

        /// <summary>GPIO that selects the MAX30003.</summary>
        public int EcgSelectPin = None;

        /// <summary>Clock of SPI, Hz; the MAX30003 takes 12 MHz, wires on a breadboard less.</summary>
        public int SpiHz = 4000000;

        /// <summary>The ECG board's capacitor at CAPP and CAPN, nF: its high-pass, and with it whether ST may be judged.</summary>
        public int EcgChpfNanofarads = 1000;

        /// <summary>I2C bus of the MAX30102, from 1; <see cref="None"/> for a board without it.</summary>
        public int I2cBus = None;

        /// <summary>GPIO of I2C's data.</summary>
        public int I2cDataPin = None;

        /// <summary>GPIO of I2C's clock.</summary>
        public int I2cClockPin = None;

        /// <summary>True for MAX30102 modules that give infrared first.</summary>
        public bool IsInfraredFirst;

        /// <summary>Channel of ADC1 with the AD8232's OUTPUT, taken where <see cref="SpiBus"/> is <see cref="None"/>; <see cref="None"/> for none.</summary>
        public int AnalogueChannel = None;

        /// <summary>GPIO of the AD8232's LO+.</summary>
        public int LoPlusPin = None;

        /// <summary>GPIO of the AD8232's LO-.</summary>
        public int LoMinusPin = None;

        /// <summary>GPIO of the symptom button, which pulls it low; <see cref="None"/> for none.</summary>
        public int ButtonPin = None;

        /// <summary>GPIO of the LED or motor; <see cref="None"/> for none.</summary>
        public int LedPin = None;

        /// <summary>True where a low level lights it.</summary>
        public bool IsLedActiveLow;

        /// <summary>Channel of ADC1 behind a divider from the cell; <see cref="None"/> where none is wired: no board file has one yet.</summary>
        public int BatteryChannel = None;

        /// <summary>How many times the cell's voltage is what the converter sees, in tenths: 20 for two equal resistors.</summary>
        public int BatteryDivider = 20;

        /// <summary>Segments of 4 KB that the log may fill.</summary>
        public int LogSegments = Device.Limits.SmallPartSegments;
    }
}
