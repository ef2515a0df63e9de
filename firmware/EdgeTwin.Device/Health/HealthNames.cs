using EdgeTwin.Core.Health;

namespace EdgeTwin.Device.Health
{
    /// <summary>Names in messages about health. A contract: names are added, never changed.</summary>
    public static class HealthNames
    {
        /// <summary>Items there are.</summary>
        public const int Items = 13;

        private static readonly byte[] Numbers = { 1, 2, 3, 4, 5, 6, 10, 11, 12, 20, 21, 22, 23 };

        /// <summary>The item at <paramref name="index"/>, 0..<see cref="Items"/> - 1.</summary>
        public static HealthItem ItemAt(int index)
        {
            return (HealthItem)Numbers[index];
        }

        /// <summary>Where an item stands; -1 for none that is known.</summary>
        public static int IndexOf(HealthItem item)
        {
            for (int i = 0; i < Items; i++)
            {
                if (Numbers[i] == (byte)item)
                {
                    return i;
                }
            }
            return -1;
        }

        /// <summary>Name of an item.</summary>
        public static string Of(HealthItem item)
        {
            switch (item)
            {
                case HealthItem.Electrode: return "electrode";
                case HealthItem.Cable: return "cable";
                case HealthItem.Saturation: return "saturation";
                case HealthItem.Mains: return "mains";
                case HealthItem.EcgClock: return "ecg-clock";
                case HealthItem.EcgSignal: return "ecg-signal";
                case HealthItem.Led: return "led";
                case HealthItem.Contact: return "contact";
                case HealthItem.PpgClock: return "ppg-clock";
                case HealthItem.Bus: return "bus";
                case HealthItem.Fifo: return "fifo";
                case HealthItem.Battery: return "battery";
                case HealthItem.Flash: return "flash";
                default: return "unknown";
            }
        }

        /// <summary>Name of a state.</summary>
        public static string Of(HealthState state)
        {
            switch (state)
            {
                case HealthState.Good: return "good";
                case HealthState.Watch: return "watch";
                case HealthState.Act: return "act";
                case HealthState.Failed: return "failed";
                default: return "unknown";
            }
        }

        /// <summary>Name of a result.</summary>
        public static string Of(SelfTestResult result)
        {
            switch (result)
            {
                case SelfTestResult.Running: return "running";
                case SelfTestResult.Passed: return "passed";
                case SelfTestResult.Failed: return "failed";
                case SelfTestResult.NoAnswer: return "no-answer";
                case SelfTestResult.Unjudged: return "unjudged";
                default: return "skipped";
            }
        }

        /// <summary>Name of a fault.</summary>
        public static string Of(FaultKind kind)
        {
            switch (kind)
            {
                case FaultKind.BusLock: return "bus-lock";
                case FaultKind.NoAnswer: return "no-answer";
                case FaultKind.FifoOverflow: return "fifo-overflow";
                case FaultKind.Saturation: return "saturation";
                default: return "cable";
            }
        }
    }
}
