namespace EdgeTwin.Device.Ports
{
    /// <summary>The cell.</summary>
    public interface IBattery
    {
        /// <summary>Its voltage now, under the load of now, mV; 0 where it cannot be read. Does not throw.</summary>
        int Millivolts { get; }
    }
}
