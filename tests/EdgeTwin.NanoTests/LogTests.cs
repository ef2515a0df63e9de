using EdgeTwin.Device.Log;
using EdgeTwin.NanoTests.Support;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>The event log on the board's runtime: order, acknowledgement, and a cut in every byte of a write.</summary>
    [TestClass]
    public class LogTests
    {
        private const int Segments = 3;

        // Less than a segment: all of a test's records fit, and a board's heap is small.
        private const int SlotBytes = 2048;

        private static readonly byte[] Payload = { (byte)'{', (byte)'}', 3, 4, 5, 6, 7, 8 };

        [TestMethod]
        public static void Records_come_out_in_order_and_leave_when_acknowledged()
        {
            EventLog log = Open(new MemoryStore(Segments + 1, SlotBytes));
            for (int i = 1; i <= 50; i++)
            {
                Assert.AreEqual((uint)i, log.Append(RecordType.Boot, Payload, Payload.Length));
            }
            Assert.AreEqual(50, CountInOrder(log, 1));
            log.Acknowledge(50);
            Assert.AreEqual(50u, log.AckedSeq);
            Assert.AreEqual(50u, log.LastSeq);
        }

        [TestMethod]
        public static void A_cut_in_any_byte_loses_only_what_was_not_accepted()
        {
            for (int cut = 0; cut < Payload.Length + RecordCodec.OverheadBytes; cut++)
            {
                MemoryStore store = new MemoryStore(Segments + 1, SlotBytes);
                EventLog log = Open(store);
                log.Append(RecordType.Boot, Payload, Payload.Length);
                log.Append(RecordType.Boot, Payload, Payload.Length);
                store.CutAfterBytes = cut;
                // Whatever this says is forgotten: the power is gone.
                log.Append(RecordType.Boot, Payload, Payload.Length);
                store.IsOff = false;
                EventLog after = Open(store);
                Assert.IsTrue(after.LastSeq >= 2u);
                uint next = after.Append(RecordType.Boot, Payload, Payload.Length);
                Assert.AreEqual(after.LastSeq, next);
                Check(after, next);
            }
        }

        private static EventLog Open(MemoryStore store)
        {
            EventLog log = new EventLog(store, new ManualClock(), Segments, 42);
            log.Open();
            return log;
        }

        // The number of a record that was cut is never used again: the next one may be 4.
        private static void Check(EventLog log, uint last)
        {
            LogCursor cursor = new LogCursor();
            LogRecord record = new LogRecord();
            uint seq = 0;
            int count = 0;
            while (log.Read(cursor, record))
            {
                Assert.IsTrue(record.Seq > seq);
                seq = record.Seq;
                count++;
                Assert.IsTrue(count > 2 || seq == (uint)count, "an accepted record was lost");
            }
            Assert.AreEqual(last, seq);
            Assert.IsTrue(count == 3 || count == 4);
        }

        private static int CountInOrder(EventLog log, uint first)
        {
            LogCursor cursor = new LogCursor();
            LogRecord record = new LogRecord();
            int count = 0;
            while (log.Read(cursor, record))
            {
                Assert.AreEqual(first, record.Seq);
                first++;
                count++;
            }
            return count;
        }
    }
}
