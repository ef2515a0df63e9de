using EdgeTwin.NanoTests.Golden;
using EdgeTwin.NanoTests.Support;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>Same quantities, same states, forecasts and saved bytes: on the board as on the host.</summary>
    [TestClass]
    public class HealthGoldenTests
    {
        [TestMethod]
        public static void Sixteen_hours_of_wear_give_the_bytes_of_the_host()
        {
            HealthTrace trace = new HealthTrace();
            trace.Run();
            Assert.AreEqual(GoldenHealth.Changes, trace.Changes);
            Assert.AreEqual(GoldenHealth.Forecasts, trace.Forecasts);
            Assert.AreEqual(GoldenHealth.Crc, trace.Crc);
            Assert.AreEqual(GoldenHealth.SavedCrc, trace.SavedCrc);
        }
    }
}
