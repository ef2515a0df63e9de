using EdgeTwin.Device.Log;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Log;

public sealed class EventLogTests
{
    [Fact]
    public void What_was_appended_is_read_in_order_also_after_a_reboot()
    {
        Bench bench = new();
        EventLog log = bench.Boot();
        List<(uint, string)> told = [.. Enumerable.Range(1, 50).Select(i => (Bench.Append(log, Text(i)), Text(i)))];
        Assert.Equal(told, Bench.ReadAll(log));
        EventLog again = bench.Boot();
        Assert.Equal(log.LogId, again.LogId);
        Assert.Equal(told, Bench.ReadAll(again));
        Assert.Equal(51u, Bench.Append(again, "next"));
    }

    /// <summary>Power lost at every byte of each of forty writes, at segment borders too.</summary>
    [Fact]
    public void A_power_cut_at_any_byte_of_any_write_loses_nothing_that_was_acknowledged()
    {
        const int Writes = 40;
        int cuts = 0;
        for (int write = 1; write <= Writes; write++)
        {
            bool wasCutInside = true;
            for (int at = 0; wasCutInside; at++)
            {
                cuts++;
                wasCutInside = CutAt(write, at);
            }
        }
        Assert.True(cuts > 10_000, $"{cuts} cuts");
    }

    /// <summary>Any mix of power cuts and failing operations; bits do not flip here.</summary>
    [Fact]
    public void Faulty_flash_loses_nothing_silently_and_never_uses_a_seq_twice()
    {
        FaultTally all = new();
        for (ulong seed = 1; seed <= 300; seed++)
        {
            all.Add(RunFaulty(seed));
        }
        foreach (Fault fault in new[] { Fault.TornWrite, Fault.GarbageTail, Fault.LostWrite, Fault.CutAfterWrite, Fault.CutInDelete, Fault.FailedWrite, Fault.FullWrite, Fault.FailedDelete })
        {
            Assert.True(all[fault] > 20, $"{fault} struck {all[fault]} times: the run shows nothing of it");
        }
    }

    [Fact]
    public void Bit_flips_never_change_a_payload()
    {
        for (ulong seed = 1; seed <= 200; seed++)
        {
            Bench bench = new(seed);
            EventLog log = bench.Boot();
            Dictionary<uint, string> told = Enumerable.Range(1, 60).ToDictionary(i => Bench.Append(log, Text(i)), Text);
            for (int i = 0; i < 20; i++)
            {
                bench.Flash.FlipBit();
            }
            EventLog again = bench.Boot();
            foreach ((uint seq, string text) in Bench.ReadAll(again))
            {
                Assert.Equal(told[seq], text);
            }
            Assert.DoesNotContain(Bench.Append(again, "new"), told.Keys);
        }
    }

    [Fact]
    public void A_partition_of_noise_is_healed()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            Bench bench = new(seed);
            bench.Flash.FillWithNoise();
            EventLog log = bench.Boot();
            Assert.Empty(Bench.ReadAll(log));
            Assert.True(log.Counters.UnreadableSegments > 0);
            uint seq = Bench.Append(log, "first");
            Assert.NotEqual(0u, seq);
            Assert.Equal([(seq, "first")], Bench.ReadAll(bench.Boot()));
        }
    }

    [Fact]
    public void A_full_log_drops_the_oldest_without_alarms_first_and_counts_it()
    {
        Bench bench = new();
        EventLog log = bench.Boot();
        string filler = new('x', 900);
        uint alarm = Bench.Append(log, "alarm", RecordType.Alarm);
        for (int i = 0; i < 60; i++)
        {
            Assert.NotEqual(0u, Bench.Append(log, filler));
        }
        List<(uint Seq, string Text)> left = Bench.ReadAll(log);
        Assert.Contains((alarm, "alarm"), left);
        Assert.Equal(61, left.Count + log.Counters.Dropped);
        Assert.Equal(0, log.Counters.DroppedAlarmSegments);
        Assert.True(log.SegmentCount <= Bench.Segments);
        Assert.Equal(61u, left[^1].Seq);
    }

    [Fact]
    public void An_acknowledgement_frees_whole_segments_but_never_the_newest()
    {
        Bench bench = new();
        EventLog log = bench.Boot();
        for (int i = 0; i < 20; i++)
        {
            Bench.Append(log, new string('y', 800));
        }
        log.Acknowledge(20);
        Assert.Equal(1, log.SegmentCount);
        EventLog again = bench.Boot();
        Assert.Equal(21u, Bench.Append(again, "after"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Limits.PayloadBytes + 1)]
    public void A_payload_out_of_bounds_is_refused(int length)
    {
        EventLog log = new Bench().Boot();
        Assert.Equal(0u, log.Append(RecordType.Event, new byte[Limits.PayloadBytes + 1], length));
        Assert.Equal(1, log.Counters.Refused);
    }

    [Fact]
    public void Nothing_is_allocated_once_it_is_open()
    {
        EventLog log = new Bench().Boot();
        byte[] payload = new byte[200];
        LogCursor cursor = new();
        LogRecord record = new();
        Work(400);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Work(4000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Work(int times)
        {
            for (int i = 0; i < times; i++)
            {
                uint seq = log.Append(RecordType.Event, payload, payload.Length);
                log.Read(cursor, record);
                log.Acknowledge(i % 7 == 0 ? seq : 0);
            }
        }
    }

    private static string Text(int i) => $"{{\"n\":{i},\"fill\":\"{new string('z', i * 37 % 400)}\"}}";

    // True while the cut was inside the write; false once the byte lies past its end.
    private static bool CutAt(int write, int at)
    {
        Bench bench = new();
        EventLog log = bench.Boot();
        Dictionary<uint, string> told = [];
        bench.Flash.CutInWrite = write;
        bench.Flash.CutAtByte = at;
        string underWay = "";
        try
        {
            for (int i = 1; ; i++)
            {
                underWay = Text(i);
                told.Add(Bench.Append(log, underWay), underWay);
            }
        }
        catch (PowerCutException)
        {
        }
        int lengthBefore = underWay.Length + RecordCodec.OverheadBytes + SegmentHeader.SizeBytes;
        EventLog again = bench.Boot();
        uint last = again.LastSeq;
        uint next = Bench.Append(again, "next");
        Assert.True(next > last && next > told.Keys.DefaultIfEmpty().Max(), $"write {write} byte {at}: seq {next} again");
        List<(uint Seq, string Text)> found = Bench.ReadAll(bench.Boot());
        Assert.Equal(found.Select(f => f.Seq).Distinct().Order(), found.Select(f => f.Seq));
        Assert.Contains((next, "next"), found);
        foreach ((uint seq, string text) in told)
        {
            Assert.Contains((seq, text), found);
        }
        Assert.All(found.Where(f => f.Seq != next && !told.ContainsKey(f.Seq)), f => Assert.Equal(underWay, f.Text));
        return at < lengthBefore;
    }

    private static FaultTally RunFaulty(ulong seed)
    {
        Bench bench = new(seed);
        SplitMix64 random = new(seed * 7919);
        Dictionary<uint, string> told = [];
        HashSet<uint> acknowledged = [];
        EventLog log = bench.Boot();
        bench.Flash.Mix = FaultMix.Draw(random);
        int number = 0;
        for (int step = 0; step < 150; step++)
        {
            try
            {
                string text = Text(++number);
                uint seq = Bench.Append(log, text, number % 9 == 0 ? RecordType.Alarm : RecordType.Event);
                if (seq != 0)
                {
                    Assert.True(told.TryAdd(seq, text), $"seed {seed}: seq {seq} twice");
                }
                if (random.Next() % 10 == 0 && log.LastSeq > 2)
                {
                    uint ack = log.LastSeq - 2;
                    acknowledged.UnionWith(told.Keys.Where(s => s <= ack));
                    log.Acknowledge(ack);
                }
            }
            catch (PowerCutException)
            {
                log = Reboot(bench);
            }
        }
        bench.Flash.Mix = FaultMix.None;
        List<(uint Seq, string Text)> found = Bench.ReadAll(bench.Boot());
        Assert.Equal(found.Select(f => f.Seq).Distinct().Order(), found.Select(f => f.Seq));
        foreach ((uint seq, string text) in found.Where(f => told.ContainsKey(f.Seq)))
        {
            Assert.Equal(told[seq], text);
        }
        // A log that never filled up has no excuse for a hole.
        bool hadRoom = bench.Tally[Fault.FullWrite] == 0 && told.Count * 250 < Bench.Segments * Limits.SegmentBytes / 2;
        if (hadRoom)
        {
            Assert.Superset(told.Keys.Except(acknowledged).ToHashSet(), found.Select(f => f.Seq).ToHashSet());
        }
        return bench.Tally;
    }

    private static EventLog Reboot(Bench bench)
    {
        while (true)
        {
            try
            {
                return bench.Boot();
            }
            catch (PowerCutException)
            {
                // The power went again while it healed.
            }
        }
    }
}
