namespace EdgeTwin.App.Boards
{
    /// <summary>
    /// M5Stack Core2 with 16 MB of flash: the MAX30102 on port A's bus, away from the board's own (power, touch, clock and motion at 0x34, 0x38, 0x51 and 0x68); the
    /// MAX30003 on the M-Bus, whose SPI it shares with the display and the SD card (leave the slot empty); select and button on two pins that nothing else uses.
    /// Its light hangs on the power chip, so there is none. Never tried on a board.
    /// </summary>
    public static class M5StackCore2
    {
        /// <summary>Its values.</summary>
        public static BoardProfile Profile()
        {
            BoardProfile profile = new BoardProfile();
            profile.Name = "m5stack-core2";
            profile.SpiBus = 1;
            profile.SpiClockPin = 18;
            profile.SpiMosiPin = 23;
            profile.SpiMisoPin = 38;
            profile.EcgSelectPin = 27;
            profile.I2cBus = 2;
            profile.I2cDataPin = 32;
            profile.I2cClockPin = 33;
            // GPIO35, and the pins of port C. Not GPIO36: the ESP32 pulls that low for a moment when a converter starts.
            profile.AnalogueChannel = 7;
            profile.LoPlusPin = 13;
            profile.LoMinusPin = 14;
            profile.ButtonPin = 19;
            // 1.5 MB of its 3 MB partition.
            profile.LogSegments = Device.Limits.MaxSegments;
            return profile;
        }
    }
}
