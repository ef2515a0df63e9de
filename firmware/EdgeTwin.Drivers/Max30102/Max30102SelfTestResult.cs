namespace Iot.Device.Max30102
{
    /// <summary>What the step of the LEDs' currents showed.</summary>
    public enum Max30102SelfTestResult : byte
    {
        /// <summary>It has not ended, or none was begun.</summary>
        None = 0,

        /// <summary>The light of both LEDs follows their current.</summary>
        Passed = 1,

        /// <summary>It does not: an LED, its driver or the photodiode is at fault.</summary>
        Failed = 2,

        /// <summary>Of neither LED comes enough light back to be judged: nothing lies on the sensor, or both are dark.</summary>
        TooDark = 3,

        /// <summary>The part did not answer, or gave too few samples in time.</summary>
        NoAnswer = 4,
    }
}
