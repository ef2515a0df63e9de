namespace EdgeTwin.Device.Uplink
{
    /// <summary>The device's topics, made once at start.</summary>
    public sealed class Topics
    {
        /// <summary>What all topics begin with.</summary>
        public const string Root = "edgetwin/";

        /// <summary>The topics of <paramref name="deviceId"/>.</summary>
        /// <param name="deviceId">1 to 32 of a-z, A-Z, 0-9, '-' and '_': what the broker's access list names.</param>
        /// <exception cref="System.ArgumentException">Another character, none, or too many.</exception>
        public Topics(string deviceId)
        {
            if (!IsId(deviceId))
            {
                throw new System.ArgumentException("deviceId");
            }
            string start = Root + deviceId;
            Status = start + "/status";
            Event = start + "/event";
            Twin = start + "/twin";
            TwinDelta = start + "/twin/delta";
            Health = start + "/health";
            WaveEcg = start + "/wave/ecg";
            WavePpg = start + "/wave/ppg";
            Ack = start + "/cmd/ack";
            ConfigPrefix = start + "/cmd/config/";
            ConfigAll = start + "/cmd/config/+";
            Wave = start + "/cmd/wave";
            HealthAll = start + "/cmd/health/+";
            SelfTest = start + "/cmd/health/selftest";
            Replaced = start + "/cmd/health/replaced";
        }

        /// <summary>JSON with the state online or offline (the last will too), retained.</summary>
        public string Status { get; }

        /// <summary>Records and gaps, QoS 1.</summary>
        public string Event { get; }

        /// <summary>Snapshot of the twin, retained.</summary>
        public string Twin { get; }

        /// <summary>What changed of the twin since its last edition; not retained.</summary>
        public string TwinDelta { get; }

        /// <summary>Health of sensors and device, retained.</summary>
        public string Health { get; }

        /// <summary>ECG samples, QoS 0, with consent only.</summary>
        public string WaveEcg { get; }

        /// <summary>PPG samples, QoS 0, with consent only.</summary>
        public string WavePpg { get; }

        /// <summary>The collector's acknowledgement, retained: log id in eight hex digits, a space, the seq.</summary>
        public string Ack { get; }

        /// <summary>What the topics of settings begin with; the key follows.</summary>
        public string ConfigPrefix { get; }

        /// <summary>All settings, for subscribing.</summary>
        public string ConfigAll { get; }

        /// <summary>Asks for waveforms for a bounded time.</summary>
        public string Wave { get; }

        /// <summary>All commands about sensors' health, for subscribing.</summary>
        public string HealthAll { get; }

        /// <summary>Asks for a self-test: a number that tells one request from the next.</summary>
        public string SelfTest { get; }

        /// <summary>Tells that a part was replaced: its name, a space, and a number that tells one replacement from the next.</summary>
        public string Replaced { get; }

        private static bool IsId(string text)
        {
            if (text == null || text.Length < 1 || text.Length > 32)
            {
                return false;
            }
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
                {
                    return false;
                }
            }
            return true;
        }
    }
}
