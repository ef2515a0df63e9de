namespace EdgeTwin.App.Boards
{
    /// <summary>
    /// M5Stack Core2 with 16 MB of flash: the MAX30102 at port A, the MAX30003 on the stack bus, whose SPI it shares with the display and the SD card (leave the
    /// slot empty); select and button on the two pins that nothing else uses. Its light hangs on the power chip, so there is none. Never tried on a board.
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
            profile.ButtonPin = 19;
            // 1.5 MB of its 3 MB partition.
            profile.LogSegments = Device.Limits.MaxSegments;
            return profile;
        }
    }
}
