namespace EdgeTwin.Core.Health
{
    /// <summary>What is watched, each with the unit of its quantity and who measures it. Numbers are stored and never reused.</summary>
    public enum HealthItem : byte
    {
        /// <summary>An ECG electrode that dries or peels: signal over noise in calm seconds, 0.1 dB; bad when low. Measured by Core.</summary>
        Electrode = 1,

        /// <summary>An ECG cable that breaks: opens shorter than ten seconds, counted. Measured by Core.</summary>
        Cable = 2,

        /// <summary>The ECG front end at a rail, per mille of time; bad when high. Measured by Core.</summary>
        Saturation = 3,

        /// <summary>Hum of the mains in the ECG, per mille of its power; bad when high. Measured by Core.</summary>
        Mains = 4,

        /// <summary>The ECG front end's crystal against the device's clock, ppm, either sign. Measured by the device.</summary>
        EcgClock = 5,

        /// <summary>How well the ECG can be read: how clear beats are and how steady its size is, %; bad when low. Measured by Core.</summary>
        EcgSignal = 6,

        /// <summary>The pulse sensor's LEDs, photodiode and window: infrared counts a milliampere on skin; bad when low. Measured by Core where the device tells the current.</summary>
        Led = 10,

        /// <summary>Skin on the pulse sensor: perfusion index, 0.01 %; bad when low. Measured by Core.</summary>
        Contact = 11,

        /// <summary>The pulse sensor's oscillator against the device's clock, ppm, either sign. Measured by the device.</summary>
        PpgClock = 12,

        /// <summary>Errors on the bus (no acknowledge, time-out), counted: connectors corrode. Measured by the device.</summary>
        Bus = 20,

        /// <summary>Overflows of the front ends' buffers, counted. Measured by the device.</summary>
        Fifo = 21,

        /// <summary>The cell's voltage under load, mV; bad when low. Measured by the device.</summary>
        Battery = 22,

        /// <summary>Failed reads and writes of the flash, counted. Measured by the device.</summary>
        Flash = 23,
    }
}
