using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Twin;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>A twin that learns ten minutes of <see cref="IntegerHeart"/>: what it tells each minute and what it saves at the end, summed up into a CRC-16 each.</summary>
    public sealed class TwinTrace
    {
        private const int Minutes = 10;
        private const int SamplesPerMinute = 60 * Core.Limits.SampleRateHz;

        /// <summary>Beats that were learned.</summary>
        public int LearnedBeats { get; private set; }

        /// <summary>Number of the last edition.</summary>
        public int Version { get; private set; }

        /// <summary>CRC-16 over the editions' JSON: deltas, and the whole at the end.</summary>
        public int Crc { get; private set; }

        /// <summary>CRC-16 over what is saved at the end.</summary>
        public int SavedCrc { get; private set; }

        /// <summary>True where what was saved came back as it was.</summary>
        public bool IsSameAfterRestore { get; private set; }

        /// <summary>Runs it all.</summary>
        public void Run()
        {
            CardioTwin twin = new CardioTwin(new TraceSink(), new TwinSettings());
            HeartTwin heart = new HeartTwin(twin);
            heart.HourUtc = 9;
            TwinReport report = new TwinReport(heart, new JsonWriter());
            byte[] buffer = new byte[TwinReport.MostBytes];
            IntegerHeart source = new IntegerHeart();
            for (int minute = 1; minute <= Minutes; minute++)
            {
                for (int i = 0; i < SamplesPerMinute; i++)
                {
                    twin.Push(source.Next());
                }
                Add(buffer, report.Write(buffer, minute < Minutes, minute * 60000L, 0));
            }
            LearnedBeats = heart.LearnedBeats;
            Version = heart.Version;
            while (heart.IsBusy)
            {
                twin.Push(source.Next());
            }
            int length = heart.Save(buffer, 0);
            SavedCrc = Crc16.Of(buffer, 0, length);
            HeartTwin again = new HeartTwin(new CardioTwin(new TraceSink(), new TwinSettings()));
            byte[] back = new byte[HeartTwin.SaveBytes];
            IsSameAfterRestore = again.Restore(buffer, 0, length) && again.Save(back, 0) == length && IsSame(buffer, back);
        }

        private void Add(byte[] json, int length)
        {
            Crc = Crc16.Of(json, 0, length) ^ ((Crc << 1) & 0xFFFF);
        }

        // All but the version of the save, the number of the edition and the sum at the end: a start has editions of its own.
        private static bool IsSame(byte[] one, byte[] two)
        {
            for (int i = 8; i < HeartTwin.SaveBytes - 4; i++)
            {
                if (one[i] != two[i])
                {
                    return false;
                }
            }
            return true;
        }
    }
}
