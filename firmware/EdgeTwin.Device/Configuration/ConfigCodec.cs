using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Configuration
{
    /// <summary>
    /// A configuration file's bytes. Version 2: "EC" (2), version (1), entries (1), generation (4), an entry of key (1) and value (4) each,
    /// CRC-16 (2). Version 1 held three numbers of 16 bits behind "EC", version and 0: bradycardia, tachycardia, pause in ms; CRC-16.
    /// </summary>
    public static class ConfigCodec
    {
        private const int Magic = 0x4345;
        private const int Version = 2;
        private const int HeaderBytes = 8;
        private const int EntryBytes = 5;
        private const int Version1Bytes = 12;

        /// <summary>Writes all settings.</summary>
        /// <returns>Bytes written.</returns>
        public static int Encode(byte[] buffer, ConfigValues values, uint generation)
        {
            Bytes.PutU16(buffer, 0, Magic);
            buffer[2] = Version;
            Bytes.PutU32(buffer, 4, generation);
            int offset = HeaderBytes;
            int entries = 0;
            for (int i = 0; i < ConfigKeys.Count; i++)
            {
                int value = values.Get((ConfigKey)i);
                if (i >= ConfigKeys.FirstSparse && value == ConfigKeys.DefaultOf((ConfigKey)i))
                {
                    continue;
                }
                buffer[offset] = (byte)i;
                Bytes.PutU32(buffer, offset + 1, (uint)value);
                offset += EntryBytes;
                entries++;
            }
            buffer[3] = (byte)entries;
            Bytes.PutU16(buffer, offset, Crc16.Of(buffer, 0, offset));
            return offset + 2;
        }

        /// <summary>Version of an intact file, 0 where it is damaged or of a version that is not known.</summary>
        public static int IntactVersion(byte[] buffer, int length)
        {
            if (length < Version1Bytes || Bytes.U16(buffer, 0) != Magic || !Crc16.IsRight(buffer, 0, length - 2))
            {
                return 0;
            }
            if (buffer[2] == 1)
            {
                return length == Version1Bytes ? 1 : 0;
            }
            return buffer[2] == Version && length == HeaderBytes + buffer[3] * EntryBytes + 2 ? Version : 0;
        }

        /// <summary>How often the settings had been written; the higher of two copies is the newer. 0 for version 1.</summary>
        public static uint Generation(byte[] buffer)
        {
            return buffer[2] == Version ? Bytes.U32(buffer, 4) : 0;
        }

        /// <summary>Takes the settings of an intact file over the defaults. Keys that are not known and values out of range are left out.</summary>
        /// <returns>How many were left out.</returns>
        public static int Decode(byte[] buffer, ConfigValues values)
        {
            values.SetDefaults();
            int leftOut = 0;
            int entries = buffer[2] == Version ? buffer[3] : 3;
            // The two limits of rate bind each other: a second round takes what the first had to refuse for the order of entries.
            for (int round = 0; round < 2; round++)
            {
                leftOut = 0;
                for (int i = 0; i < entries; i++)
                {
                    leftOut += TakeEntry(buffer, i, values) ? 0 : 1;
                }
            }
            return leftOut;
        }

        private static bool TakeEntry(byte[] buffer, int index, ConfigValues values)
        {
            if (buffer[2] != Version)
            {
                return values.TrySet((ConfigKey)index, Bytes.U16(buffer, 4 + index * 2));
            }
            int offset = HeaderBytes + index * EntryBytes;
            return buffer[offset] < ConfigKeys.Count && values.TrySet((ConfigKey)buffer[offset], (int)Bytes.U32(buffer, offset + 1));
        }
    }
}
