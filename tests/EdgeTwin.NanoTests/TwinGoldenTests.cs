using EdgeTwin.NanoTests.Golden;
using EdgeTwin.NanoTests.Support;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>Same samples, same twin: what the board learns, tells and saves is what the host does.</summary>
    [TestClass]
    public class TwinGoldenTests
    {
        [TestMethod]
        public static void Ten_minutes_of_the_integer_heart_are_learned_to_the_bytes_of_the_host()
        {
            TwinTrace trace = new TwinTrace();
            trace.Run();
            Assert.AreEqual(GoldenTwin.LearnedBeats, trace.LearnedBeats);
            Assert.AreEqual(GoldenTwin.Version, trace.Version);
            Assert.AreEqual(GoldenTwin.Crc, trace.Crc);
            Assert.AreEqual(GoldenTwin.SavedCrc, trace.SavedCrc);
            Assert.IsTrue(trace.IsSameAfterRestore);
        }
    }
}
