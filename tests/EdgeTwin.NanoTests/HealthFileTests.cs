using EdgeTwin.Core.Health;
using EdgeTwin.Device.Health;
using EdgeTwin.Device.Log;
using EdgeTwin.NanoTests.Support;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>Trends and maintenance in flash are the same bytes on every runtime, and come back.</summary>
    [TestClass]
    public class HealthFileTests
    {
        [TestMethod]
        public static void What_was_replaced_comes_back_after_a_start()
        {
            ManualClock clock = new ManualClock();
            EventLog log = new EventLog(new MemoryStore(4, 4096), clock, 3, 1);
            log.Open();
            MemoryStore store = new MemoryStore(EdgeTwin.Device.Limits.HealthSlots, EdgeTwin.Device.Limits.HealthFileBytes);
            Maintenance maintenance = new Maintenance();
            maintenance.Note(HealthItem.Electrode, 7, 1700000000000);
            HealthFile file = new HealthFile(store, log, clock);
            Assert.IsTrue(file.Save(new HealthMonitor(), maintenance));
            // Power goes in the write of the next copy: the first stays.
            maintenance.Note(HealthItem.Electrode, 8, 1700000000000);
            store.CutAfterBytes = 50;
            Assert.IsFalse(file.Save(new HealthMonitor(), maintenance));
            store.CutAfterBytes = -1;
            store.IsOff = false;
            Maintenance found = new Maintenance();
            HealthFile again = new HealthFile(store, log, clock);
            again.Load(new HealthMonitor(), found);
            Assert.AreEqual(1, found.TimesOf(HealthItem.Electrode));
            Assert.IsTrue(found.Knows(HealthItem.Electrode, 7));
            Assert.AreEqual(1, again.Damaged);
        }

        [TestMethod]
        public static void A_command_names_a_part_and_a_number()
        {
            HealthCommand command = new HealthCommand();
            byte[] payload = { (byte)'l', (byte)'e', (byte)'d', (byte)' ', (byte)'4', (byte)'2' };
            Assert.IsTrue(command.TryParseReplaced(payload, payload.Length));
            Assert.AreEqual(42, command.Number);
            Assert.IsTrue(command.Item == HealthItem.Led);
            Assert.IsFalse(command.TryParseReplaced(payload, 4));
        }
    }
}
