namespace EdgeTwin.Device.Acquisition
{
    /// <summary>Takes a pulse wave at 100 Hz as a front end gives it.</summary>
    public interface IPpgTaker
    {
        /// <summary>The next samples, in counts of 18 bits: the first <paramref name="count"/> of both arrays, which are the giver's and valid during the call only.</summary>
        void OnPpg(int[] red, int[] infrared, int count);

        /// <summary>So many samples are missing before the next one.</summary>
        void OnPpgGap(int samples);

        /// <summary>The current through an LED was changed: the level of what follows is another one.</summary>
        void OnLedChange();

        /// <summary>The die's temperature, sixteenths of a degree Celsius.</summary>
        void OnDieTemperature(int sixteenths);

        /// <summary>True where skin lies on the sensor and its pulses are too weak to be read: more light would help.</summary>
        bool IsPulseWeak { get; }
    }
}
