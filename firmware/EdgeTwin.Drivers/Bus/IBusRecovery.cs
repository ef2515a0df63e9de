namespace Iot.Device.Bus
{
    /// <summary>
    /// Frees a bus whose data line a part holds down. On a board: close the bus, drive the clock pin by hand for nine pulses and a
    /// stop, open the bus again (I2C specification UM10204, 3.1.16).
    /// </summary>
    public interface IBusRecovery
    {
        /// <summary>Gives nine clock pulses.</summary>
        /// <returns>True where the data line is free afterwards.</returns>
        bool TryFree();
    }
}
