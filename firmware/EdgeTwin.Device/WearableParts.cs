using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device
{
    /// <summary>What a <see cref="Wearable"/> is made of: everything outside it. Filled once; what may be null says so.</summary>
    public sealed class WearableParts
    {
        /// <summary>1 to 32 of a-z, A-Z, 0-9, '-' and '_'.</summary>
        public string DeviceId = "wearable";

        /// <summary>Version of the firmware, for the status and the boot event; a plain word.</summary>
        public string Version = "0";

        /// <summary>Which sources the image was built from, for the status; a plain word of at most 16 characters. It tells images apart: it is no proof of what runs.</summary>
        public string ImageHash = "unknown";

        /// <summary>Random, so that no two logs of a device share an id and no two devices reconnect in step.</summary>
        public uint Seed;

        /// <summary>Segments that the log may fill, <see cref="Limits.MinSegments"/>..<see cref="Limits.MaxSegments"/>; the store has one slot more.</summary>
        public int LogSegments = Limits.SmallPartSegments;

        /// <summary>The time.</summary>
        public IClock Clock;

        /// <summary>Files of the log.</summary>
        public ISegmentStore LogStore;

        /// <summary>Files of the settings, two slots.</summary>
        public ISegmentStore ConfigStore;

        /// <summary>Files of the sensors' trends and maintenance, <see cref="Limits.HealthSlots"/> slots; null where nothing of them is to outlive a restart.</summary>
        public ISegmentStore HealthStore;

        /// <summary>Files of the twin, <see cref="Limits.TwinSlots"/> slots; null where it is learned anew with every start.</summary>
        public ISegmentStore TwinStore;

        /// <summary>The link.</summary>
        public IUplink Uplink;

        /// <summary>The radio; null where it cannot be switched, and is always on.</summary>
        public IRadio Radio;

        /// <summary>Starts the device anew.</summary>
        public IReboot Reboot;

        /// <summary>The ECG; null for a device without.</summary>
        public IEcgFrontEnd Ecg;

        /// <summary>The pulse; null for a device without.</summary>
        public IPpgFrontEnd Ppg;

        /// <summary>The symptom button; null for a device without.</summary>
        public IButton Button;

        /// <summary>The cell; null where its voltage cannot be read.</summary>
        public IBattery Battery;

        /// <summary>A light or a motor; null for a device without.</summary>
        public ISignalLed Led;
    }
}
