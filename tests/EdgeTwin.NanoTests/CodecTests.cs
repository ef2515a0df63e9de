using EdgeTwin.Device.Configuration;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Uplink;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>Bytes in flash and on the link are the same on every runtime.</summary>
    [TestClass]
    public class CodecTests
    {
        [TestMethod]
        public static void The_check_of_headers_and_settings_is_CRC_16_CCITT()
        {
            Assert.AreEqual(0x29B1, Crc16.Of(Ascii("123456789"), 0, 9));
        }

        [TestMethod]
        public static void A_records_check_is_the_CRC_32_of_Ethernet()
        {
            Assert.AreEqual(0xCBF43926, Crc32.Of(Ascii("123456789"), 0, 9));
        }

        [TestMethod]
        public static void A_record_comes_back_as_it_went()
        {
            byte[] buffer = new byte[64];
            byte[] payload = Ascii("{\"a\":1}");
            int total = RecordCodec.Encode(buffer, 3, RecordType.Boot, 0xFEDCBA98, 0x0123456789ABCDEF, 1700000000123, payload, payload.Length);
            Assert.AreEqual(total, RecordCodec.IntactLength(buffer, 3, buffer.Length));
            LogRecord record = new LogRecord();
            RecordCodec.Decode(buffer, 3, total, record);
            Assert.AreEqual(0xFEDCBA98, record.Seq);
            Assert.AreEqual(0x0123456789ABCDEF, record.UptimeMs);
            Assert.AreEqual(1700000000123, record.UtcMs);
            Assert.AreEqual(payload.Length, record.PayloadLength);
            Assert.AreEqual('{', (int)record.Buffer[record.PayloadOffset]);
        }

        [TestMethod]
        public static void Every_flipped_bit_of_a_record_is_seen()
        {
            byte[] buffer = new byte[40];
            byte[] payload = Ascii("beat");
            int total = RecordCodec.Encode(buffer, 0, RecordType.Boot, 7, 8, 9, payload, payload.Length);
            for (int bit = 0; bit < total * 8; bit++)
            {
                buffer[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.AreEqual(0, RecordCodec.IntactLength(buffer, 0, total));
                buffer[bit >> 3] ^= (byte)(1 << (bit & 7));
            }
            Assert.AreEqual(total, RecordCodec.IntactLength(buffer, 0, total));
        }

        [TestMethod]
        public static void Settings_come_back_as_they_went()
        {
            byte[] buffer = new byte[EdgeTwin.Device.Limits.ConfigBytes];
            ConfigValues values = new ConfigValues();
            values.TrySet(ConfigKey.WaveConsent, 1);
            values.TrySet(ConfigKey.AckTimeoutMs, 12345);
            int length = ConfigCodec.Encode(buffer, values, 41);
            ConfigValues read = new ConfigValues();
            Assert.IsTrue(ConfigCodec.IntactVersion(buffer, length) > 0);
            Assert.AreEqual(41u, ConfigCodec.Generation(buffer));
            Assert.AreEqual(0, ConfigCodec.Decode(buffer, read));
            Assert.AreEqual(12345, read.Get(ConfigKey.AckTimeoutMs));
            Assert.AreEqual(1, read.Get(ConfigKey.WaveConsent));
        }

        [TestMethod]
        public static void Settings_over_the_link_are_numbers_or_nothing()
        {
            Assert.AreEqual(130, ConfigNumber.Parse(ConfigKey.AckTimeoutMs, Ascii("130"), 3));
            Assert.AreEqual(ConfigNumber.None, ConfigNumber.Parse(ConfigKey.AckTimeoutMs, Ascii("-1"), 2));
            Assert.AreEqual(ConfigNumber.None, ConfigNumber.Parse(ConfigKey.AckTimeoutMs, Ascii("9999999999"), 10));
            Assert.AreEqual(ConfigNumber.None, ConfigNumber.Parse(ConfigKey.AckTimeoutMs, null, 0));
        }

        [TestMethod]
        public static void An_acknowledgement_is_two_numbers_or_nothing()
        {
            AckParser parser = new AckParser();
            byte[] good = Ascii("0000002a 17");
            Assert.IsTrue(parser.TryParse(good, good.Length));
            Assert.AreEqual(17u, parser.Seq);
            Assert.AreEqual(42u, parser.LogId);
            Assert.IsTrue(parser.TryParse(Ascii("ffffffff 9999999999"), 19));
            Assert.AreEqual(uint.MaxValue, parser.LogId);
            Assert.AreEqual(uint.MaxValue, parser.Seq);
            Assert.IsTrue(!parser.TryParse(Ascii("0000002a x7"), 11));
        }

        private static byte[] Ascii(string text)
        {
            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }
            return bytes;
        }
    }
}
