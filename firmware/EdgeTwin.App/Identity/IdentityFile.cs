using System.Text;
using EdgeTwin.App.Boards;

namespace EdgeTwin.App.Identity
{
    /// <summary>
    /// Reads the identity from a text of lines <c>key=value</c>: device, broker, port, tls (on or off), board. Lines that are empty or begin with # are left out;
    /// a key that is not known is refused, so that a typing mistake is not a silent default.
    /// </summary>
    public static class IdentityFile
    {
        /// <summary>Largest file, bytes.</summary>
        public const int MostBytes = 1024;

        /// <summary>Largest file of authorities' certificates, bytes: more than one fits, and a heap of 64 KB bears it.</summary>
        public const int MostAuthorityBytes = 4096;

        private const int LongestId = 32;
        private const int LongestHost = 253;

        /// <summary>Reads <paramref name="length"/> bytes.</summary>
        /// <param name="content">The file.</param>
        /// <param name="length">Its length.</param>
        /// <param name="identity">Takes what was read; of no use where this fails.</param>
        /// <returns>Null, or what is wrong, for a person.</returns>
        public static string Read(byte[] content, int length, DeviceIdentity identity)
        {
            if (length > MostBytes || length > content.Length)
            {
                return "the file is too long";
            }
            int start = 0;
            while (start < length)
            {
                int end = start;
                while (end < length && content[end] != '\n')
                {
                    end++;
                }
                string wrong = ReadLine(content, start, end, identity);
                if (wrong != null)
                {
                    return wrong;
                }
                start = end + 1;
            }
            if (identity.DeviceId.Length == 0)
            {
                return "device is missing";
            }
            return identity.BrokerHost.Length == 0 ? "broker is missing" : null;
        }

        private static string ReadLine(byte[] content, int start, int end, DeviceIdentity identity)
        {
            if (end > start && content[end - 1] == '\r')
            {
                end--;
            }
            if (end == start || content[start] == '#')
            {
                return null;
            }
            int equals = start;
            for (int i = start; i < end; i++)
            {
                if (content[i] < 0x20 || content[i] > 0x7E)
                {
                    return "a line holds what is no plain text";
                }
            }
            while (equals < end && content[equals] != '=')
            {
                equals++;
            }
            if (equals == end)
            {
                return "a line has no =";
            }
            string key = Encoding.UTF8.GetString(content, start, equals - start);
            string value = Encoding.UTF8.GetString(content, equals + 1, end - equals - 1);
            switch (key)
            {
                case "device": return SetDevice(value, identity);
                case "broker": return SetBroker(value, identity);
                case "port": return SetPort(value, identity);
                case "tls": return SetTls(value, identity);
                case "board": return SetBoard(value, identity);
                default: return "a key is not known";
            }
        }

        private static string SetDevice(string value, DeviceIdentity identity)
        {
            if (value.Length < 1 || value.Length > LongestId)
            {
                return "device: 1 to 32 characters";
            }
            for (int i = 0; i < value.Length; i++)
            {
                char c = value[i];
                if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
                {
                    return "device: a-z, A-Z, 0-9, - and _ only";
                }
            }
            identity.DeviceId = value;
            return null;
        }

        private static string SetBroker(string value, DeviceIdentity identity)
        {
            if (value.Length < 1 || value.Length > LongestHost || value.IndexOf(' ') >= 0)
            {
                return "broker: a host name or an address";
            }
            identity.BrokerHost = value;
            return null;
        }

        private static string SetPort(string value, DeviceIdentity identity)
        {
            int port = 0;
            for (int i = 0; i < value.Length && port <= 65535; i++)
            {
                int digit = value[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return "port: 1 to 65535";
                }
                port = port * 10 + digit;
            }
            if (port < 1 || port > 65535)
            {
                return "port: 1 to 65535";
            }
            identity.BrokerPort = port;
            return null;
        }

        private static string SetBoard(string value, DeviceIdentity identity)
        {
            if (BoardCatalogue.Find(value) == null)
            {
                return "board: esp32-devkitc, xiao-esp32s3 or m5stack-core2";
            }
            identity.Board = value;
            return null;
        }

        private static string SetTls(string value, DeviceIdentity identity)
        {
            if (value != "on" && value != "off")
            {
                return "tls: on or off";
            }
            identity.IsTls = value == "on";
            return null;
        }
    }
}
