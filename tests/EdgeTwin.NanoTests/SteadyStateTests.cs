using System;
using EdgeTwin.Core;
using EdgeTwin.Device;
using EdgeTwin.NanoTests.Support;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>What an hour costs: memory, which must not grow, and time, as a ratio to an empty loop of the same runtime.</summary>
    [TestClass]
    public class SteadyStateTests
    {
        private const int HourMs = 3600 * 1000;
        private const int StepMs = 20;
        private const int CostSamples = 5 * 60 * 250;
        private const int EmptyIterations = 4000000;
        private const string DeviceId = "w-1";

        [TestMethod]
        public static void An_hour_of_the_whole_wearable_leaves_the_heap_as_it_was()
        {
            ManualClock clock = new ManualClock();
            AckingUplink uplink = new AckingUplink(DeviceId);
            WearableParts parts = new WearableParts();
            parts.DeviceId = DeviceId;
            parts.Seed = 77;
            parts.LogSegments = EdgeTwin.Device.Limits.MinSegments;
            parts.Clock = clock;
            parts.LogStore = new MemoryStore(EdgeTwin.Device.Limits.MinSegments + 1, EdgeTwin.Device.Limits.SegmentBytes);
            parts.ConfigStore = new MemoryStore(2, EdgeTwin.Device.Limits.ConfigBytes);
            parts.Uplink = uplink;
            parts.Ecg = new HeartFrontEnd();
            parts.Reboot = new NoReboot();
            Wearable wearable = new Wearable(parts);
            wearable.Start();
            Run(wearable, clock, HourMs / 6);
            Assert.IsTrue(uplink.Events > 0);
            uint before = nanoFramework.Runtime.Native.GC.Run(true);
            if (before == 0)
            {
                Assert.SkipTest("this runtime does not tell its free memory");
            }
            int events = uplink.Events;
            Run(wearable, clock, HourMs);
            uint after = nanoFramework.Runtime.Native.GC.Run(true);
            OutputHelper.WriteLine("heap free with the wearable running: " + after + " bytes; grown over an hour: " + ((int)before - (int)after) + " bytes; events " + (uplink.Events - events));
            Assert.IsTrue(uplink.Events > events);
            Assert.IsTrue(after >= before, "the heap grew by " + (before - after) + " bytes");
        }

        [TestMethod]
        public static void What_a_sample_costs_is_told_as_empty_iterations()
        {
            CardioTwin twin = new CardioTwin(new TraceSink(), new TwinSettings());
            IntegerHeart heart = new IntegerHeart();
            for (int i = 0; i < CostSamples; i++)
            {
                twin.Push(heart.Next());
            }
            long start = DateTime.UtcNow.Ticks;
            for (int i = 0; i < CostSamples; i++)
            {
                twin.Push(heart.Next());
            }
            long withTwin = DateTime.UtcNow.Ticks - start;
            start = DateTime.UtcNow.Ticks;
            for (int i = 0; i < CostSamples; i++)
            {
                heart.Next();
            }
            long samples = withTwin - (DateTime.UtcNow.Ticks - start);
            start = DateTime.UtcNow.Ticks;
            for (int i = 0; i < EmptyIterations; i++)
            {
            }
            long empty = DateTime.UtcNow.Ticks - start;
            if (empty <= 0)
            {
                Assert.SkipTest("this runtime's clock is too coarse");
            }
            OutputHelper.WriteLine("a sample of the twin costs " + (samples * EmptyIterations / CostSamples / empty) + " empty iterations");
            Assert.AreEqual(2L * CostSamples, twin.SampleCount);
        }

        private static void Run(Wearable wearable, ManualClock clock, int ms)
        {
            for (long end = clock.UptimeMs + ms; clock.UptimeMs < end;)
            {
                clock.UptimeMs += StepMs;
                wearable.Step();
            }
        }
    }
}
