namespace EdgeTwin.Device
{
    /// <summary>Every size and time that is fixed in the device's log, link and configuration, in one place.</summary>
    public static class Limits
    {
        /// <summary>Size of one log segment, bytes: one littlefs block.</summary>
        public const int SegmentBytes = 4096;

        /// <summary>Fewest segments that a log works with: one filling, one to drop, one in between.</summary>
        public const int MinSegments = 3;

        /// <summary>Most segments of a log (1.5 MB, the share of an 8 MB part).</summary>
        public const int MaxSegments = 384;

        /// <summary>Segments on a 4 MB part: 128 KB of its 256 KB partition.</summary>
        public const int SmallPartSegments = 32;

        /// <summary>Largest payload of one record, bytes: an alarm with its evidence and an 8 s strip.</summary>
        public const int PayloadBytes = 2048;

        /// <summary>Largest message that the pump publishes, bytes: a payload and what the pump writes around it.</summary>
        public const int EnvelopeBytes = PayloadBytes + 192;

        /// <summary>Tries of one append before it is refused: each in another segment.</summary>
        public const int AppendAttempts = 3;

        /// <summary>Tries of one read before its segment is taken to be unreadable.</summary>
        public const int ReadAttempts = 4;

        /// <summary>Highest sequence number: what an int holds, so that no writer needs a wider one. At 200 events a day it lasts 29 000 years.</summary>
        public const uint MaxSeq = int.MaxValue;

        /// <summary>Messages under way and not acknowledged by the collector, at most.</summary>
        public const int Window = 8;

        /// <summary>Longest acknowledgement that is looked at, bytes: eight hex digits, a space, ten digits.</summary>
        public const int AckBytes = 19;

        /// <summary>A connection that is not there after this time is given up, ms.</summary>
        public const int ConnectTimeoutMs = 15000;

        /// <summary>After connecting, the retained acknowledgement is waited for this long before anything is sent again, ms.</summary>
        public const int AckWaitMs = 3000;

        /// <summary>Time-outs in a row without progress after which the connection is taken to be half open and is closed.</summary>
        public const int TimeoutsBeforeReconnect = 3;

        /// <summary>Shortest pause before connecting again, ms; it doubles with each failure.</summary>
        public const int BackoffFirstMs = 2000;

        /// <summary>The radio goes off when nothing has moved for this long and an acknowledgement's time-out, ms.</summary>
        public const int UplinkPatienceMs = 45000;

        /// <summary>With everything acknowledged the radio stays on for this long, ms: for settings, and for a viewer who asks.</summary>
        public const int UplinkLingerMs = 3000;

        /// <summary>Between the goodbye and the end of the connection, ms: the client sends in the background, and its end overtakes what waits there.</summary>
        public const int GoodbyeMs = 1000;

        /// <summary>What the client takes at most to end a connection, ms; the radio goes off after it.</summary>
        public const int DisconnectMs = 2500;

        /// <summary>Shortest pause before the radio comes on again after an uplink in vain, ms; it doubles with each.</summary>
        public const int RadioBackoffFirstMs = 15000;

        /// <summary>Largest configuration file, bytes.</summary>
        public const int ConfigBytes = 256;

        /// <summary>Refused configuration changes are told as events at most this often, ms; the others are only counted.</summary>
        public const int RefusalEventEveryMs = 60000;

        /// <summary>Every stage but the ECG's is stepped this often, ms.</summary>
        public const int StageEveryMs = 60;

        /// <summary>Largest event of the device itself, bytes.</summary>
        public const int DeviceEventBytes = 384;

        /// <summary>Largest status message, bytes.</summary>
        public const int StatusBytes = 384;

        /// <summary>The status is told anew this often while connected, ms.</summary>
        public const int StatusEveryMs = 60000;

        /// <summary>Largest message of waveform samples, bytes: 125 samples of eight characters and what stands around them.</summary>
        public const int WaveBytes = 1152;

        /// <summary>A front end that has not run for this long is told as a fault and started anew, ms.</summary>
        public const int FrontEndPatienceMs = 5000;

        /// <summary>A front end that ran and then has not for this long is reason to start the device anew, once, ms.</summary>
        public const int FrontEndRebootMs = 300000;

        /// <summary>A connection that was there and then has not been for this long is reason to start the device anew, once, ms.</summary>
        public const int UplinkRebootMs = 21600000;

        /// <summary>Exceptions of one stage within <see cref="ExceptionWindowMs"/> that are reason to start the device anew.</summary>
        public const int MostExceptions = 5;

        /// <summary>The time over which exceptions are counted, ms.</summary>
        public const int ExceptionWindowMs = 60000;

        /// <summary>A read of the pulse sensor that took so long hung on its bus, ms: a good one takes a few.</summary>
        public const int SlowTransferMs = 200;

        /// <summary>Longest time of a self-test, ms: what has not answered by then has failed it.</summary>
        public const int SelfTestMs = 20000;

        /// <summary>Self-tests on request are at least so far apart, ms: each costs a second of ECG.</summary>
        public const int SelfTestEveryMs = 60000;

        /// <summary>Largest message of the topic health, bytes.</summary>
        public const int HealthBytes = 3072;

        /// <summary>The message of the topic health is told anew at most this often, ms.</summary>
        public const int HealthEveryMs = 60000;

        /// <summary>Trends are written to flash at most this often, ms: 96 writes a day.</summary>
        public const int HealthSaveEveryMs = 900000;

        /// <summary>Largest file of trends and maintenance, bytes: one littlefs block.</summary>
        public const int HealthFileBytes = SegmentBytes;

        /// <summary>Slots of the store for health: two copies of the file, and one that the flash check writes and removes.</summary>
        public const int HealthSlots = 3;

        /// <summary>The twin is written to flash at most this often, ms: 96 writes a day.</summary>
        public const int TwinSaveEveryMs = 900000;

        /// <summary>What changed of the twin is told at most this often, ms.</summary>
        public const int TwinDeltaEveryMs = 60000;

        /// <summary>All of the twin is told at least this often, ms, and with each new connection.</summary>
        public const int TwinEveryMs = 900000;

        /// <summary>Slots of the store for the twin.</summary>
        public const int TwinSlots = 2;

        /// <summary>Records refused in a row by a log that had taken some that are reason to start the device anew.</summary>
        public const int MostRefusals = 10;
    }
}
