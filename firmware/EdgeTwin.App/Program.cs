using System;
using System.IO;
using System.Threading;
using EdgeTwin.App.Adapters;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Identity;

namespace EdgeTwin.App
{
    /// <summary>What the board runs: reads who it is, and loops for ever. The network is brought up by nanoFramework from what is stored on the board.</summary>
    public static class Program
    {
        private const string IdentityPath = "I:\\edgetwin.txt";
        private const string AuthorityPath = "I:\\ca.pem";
        private const int RoundMs = 20;
        private const int RoundsBetweenTimes = 3000;
        private const long TicksPerMs = 10000;
        private const long SomeTimeIn2026Ms = 1780000000000;

        /// <summary>Starts the firmware.</summary>
        public static void Main()
        {
            DeviceIdentity identity = new DeviceIdentity();
            string wrong = ReadIdentity(identity);
            if (wrong != null)
            {
                // Nobody to tell but a debugger's console: the device goes on and records, under a name that no broker knows.
                Console.WriteLine("edgetwin.txt: " + wrong);
                identity.DeviceId = "unprovisioned";
                identity.BrokerHost = "localhost";
            }
            Random random = new Random();
            Firmware firmware = new Firmware(BoardCatalogue.Find(identity.Board), identity, new ThreadBackground(), (uint)random.Next());
            int rounds = 0;
            while (true)
            {
                firmware.Step();
                if (rounds++ % RoundsBetweenTimes == 0)
                {
                    TakeTime(firmware.Clock);
                }
                Thread.Sleep(RoundMs);
            }
        }

        // nanoFramework asks a time server by itself once the network is up; until then its clock stands near its own first year, and TLS fails on certificates
        // that are not valid yet.
        private static void TakeTime(DeviceClock clock)
        {
            long utcMs = (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMs;
            if (utcMs > SomeTimeIn2026Ms)
            {
                clock.SetUtc(utcMs);
            }
        }

        /// <summary>Reads who the device is, and the authority that it trusts.</summary>
        /// <returns>Null, or what is wrong.</returns>
        public static string ReadIdentity(DeviceIdentity identity)
        {
            byte[] content = ReadFile(IdentityPath, IdentityFile.MostBytes, 0);
            if (content == null)
            {
                return "is missing or too long";
            }
            // mbedTLS takes a certificate as text only with the 0 byte that ends it, and the client passes on what it gets.
            identity.CaCertificate = ReadFile(AuthorityPath, IdentityFile.MostAuthorityBytes, 1);
            return IdentityFile.Read(content, content.Length, identity);
        }

        private static byte[] ReadFile(string path, int mostBytes, int zerosBehind)
        {
            FileStream stream = null;
            try
            {
                if (!File.Exists(path))
                {
                    return null;
                }
                stream = new FileStream(path, FileMode.Open, FileAccess.Read);
                if (stream.Length > mostBytes)
                {
                    return null;
                }
                int length = (int)stream.Length;
                byte[] content = new byte[length + zerosBehind];
                int read = stream.Read(content, 0, length);
                return read == length ? content : null;
            }
            catch (Exception)
            {
                return null;
            }
            finally
            {
                if (stream != null)
                {
                    stream.Close();
                }
            }
        }
    }
}
