namespace EdgeTwin.Device.Log
{
    /// <summary>What is known of a <see cref="RecordType"/>.</summary>
    public static class RecordTypes
    {
        /// <summary>True for what a full log keeps longest: alarms and what the wearer reported.</summary>
        public static bool IsAlarm(RecordType type)
        {
            return (byte)type >= 128;
        }

        /// <summary>True for the types there are.</summary>
        public static bool IsKnown(int type)
        {
            return (type >= 1 && type <= 4) || type == 128 || type == 129;
        }

        /// <summary>Name in messages. A contract: names are added, never changed.</summary>
        public static string NameOf(RecordType type)
        {
            switch (type)
            {
                case RecordType.Event: return "event";
                case RecordType.Boot: return "boot";
                case RecordType.Config: return "config";
                case RecordType.Technical: return "technical";
                case RecordType.Symptom: return "symptom";
                case RecordType.Alarm: return "alarm";
                default: return "unknown";
            }
        }
    }
}
