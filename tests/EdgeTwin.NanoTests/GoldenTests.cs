using EdgeTwin.Core;
using EdgeTwin.NanoTests.Golden;
using EdgeTwin.NanoTests.Support;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>Same samples, same bytes: what the board tells of the host's golden traces is what the host told.</summary>
    [TestClass]
    public class GoldenTests
    {
        private const int HeartMinutes = 20;

        [TestMethod]
        public static void Bigeminy_gives_the_bytes_of_the_host()
        {
            Check(0);
        }

        [TestMethod]
        public static void Fibrillation_gives_the_bytes_of_the_host()
        {
            Check(1);
        }

        [TestMethod]
        public static void Noise_gives_the_bytes_of_the_host()
        {
            Check(2);
        }

        [TestMethod]
        public static void Twenty_minutes_of_the_integer_heart_give_the_bytes_of_the_host()
        {
            TraceSink sink = new TraceSink();
            CardioTwin twin = new CardioTwin(sink, new TwinSettings());
            IntegerHeart heart = new IntegerHeart();
            for (int i = 0; i < HeartMinutes * 60 * 250; i++)
            {
                twin.Push(heart.Next());
            }
            twin.Finish();
            Assert.AreEqual(GoldenHeart.Beats, sink.Beats);
            Assert.AreEqual(GoldenHeart.BeatCrc, sink.BeatCrc);
            Assert.AreEqual(GoldenHeart.Events, sink.Events);
            Assert.AreEqual(GoldenHeart.EventCrc, sink.EventCrc);
        }

        [TestMethod]
        public static void Ten_minutes_of_its_pulses_give_the_bytes_of_the_host()
        {
            TraceSink sink = new TraceSink();
            GoldenWearer.Wear(sink);
            Assert.AreEqual(GoldenPulse.Events, sink.Events);
            Assert.AreEqual(GoldenPulse.EventCrc, sink.EventCrc);
            Assert.AreEqual(GoldenPulse.BeatCrc, sink.BeatCrc);
        }

        private static void Check(int trace)
        {
            ExpectingSink sink = new ExpectingSink(GoldenEvents.Of(trace));
            CardioTwin twin = new CardioTwin(sink, new TwinSettings());
            DeltaReader samples = new DeltaReader();
            for (int chunk = 0; ; chunk++)
            {
                byte[] bytes = GoldenSamples.Chunk(trace, chunk);
                if (bytes == null)
                {
                    break;
                }
                for (samples.Open(bytes); samples.HasNext;)
                {
                    twin.Push(samples.Next());
                }
            }
            twin.Finish();
            Assert.AreEqual(GoldenEvents.Of(trace).Length, sink.Events);
            Assert.AreEqual(GoldenEvents.BeatsOf(trace), sink.Beats);
            Assert.AreEqual(GoldenEvents.BeatCrcOf(trace), sink.BeatCrc);
        }
    }
}
