namespace EdgeTwin.App.Boards
{
    /// <summary>ESP32-DevKitC V4 with 4 MB of flash: SPI on VSPI's pins, I2C on the usual ones, no strapping pin, ADC1 only.</summary>
    public static class Esp32DevKitC
    {
        /// <summary>Its values.</summary>
        public static BoardProfile Profile()
        {
            BoardProfile profile = new BoardProfile();
            profile.Name = "esp32-devkitc";
            profile.SpiBus = 1;
            profile.SpiClockPin = 18;
            profile.SpiMosiPin = 23;
            profile.SpiMisoPin = 19;
            profile.EcgSelectPin = 25;
            profile.I2cBus = 1;
            profile.I2cDataPin = 21;
            profile.I2cClockPin = 22;
            // GPIO34, 32 and 33, none of them MAX30003's.
            profile.AnalogueChannel = 6;
            profile.LoPlusPin = 32;
            profile.LoMinusPin = 33;
            profile.ButtonPin = 27;
            profile.LedPin = 26;
            return profile;
        }
    }
}
