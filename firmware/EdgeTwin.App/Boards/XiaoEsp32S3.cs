namespace EdgeTwin.App.Boards
{
    /// <summary>Seeed Studio XIAO ESP32S3 with 8 MB of flash: its own SPI and I2C pins, select on D3, button on D1 (D2 is a strapping pin), the LED on the board. No AD8232: D6 and D7 are the console's. Never tried on a board.</summary>
    public static class XiaoEsp32S3
    {
        /// <summary>Its values.</summary>
        public static BoardProfile Profile()
        {
            BoardProfile profile = new BoardProfile();
            profile.Name = "xiao-esp32s3";
            profile.SpiBus = 1;
            profile.SpiClockPin = 7;
            profile.SpiMosiPin = 9;
            profile.SpiMisoPin = 8;
            profile.EcgSelectPin = 4;
            profile.I2cBus = 1;
            profile.I2cDataPin = 5;
            profile.I2cClockPin = 6;
            profile.ButtonPin = 2;
            profile.LedPin = 21;
            profile.IsLedActiveLow = true;
            // 1.5 MB of its 2 MB partition.
            profile.LogSegments = Device.Limits.MaxSegments;
            return profile;
        }
    }
}
