using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Recordings.Tests.Wfdb;

public sealed class WfdbRecordTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Fact]
    public void Every_field_of_the_header_is_taken()
    {
        folder.Write("r.dat", Format16(5, 100, 101, 7, 102, 103));
        folder.Write("r.hea", "# made by hand\r\nr 2 125.5/60.2(7.5) 2 13:5:7.25 25/4/1989\r\nr.dat 16 10(3)/mmHg 12 0 5 12 0 ABP of the left arm\r\nr.dat 16x2 200 11 100 100 406 0\r\n# info\r\n");
        using IRecording record = RecordingOpener.Open(folder["r.hea"]);
        Assert.Equal("r", record.Name);
        Assert.Equal(125.5, record.SamplingFrequencyHz);
        Assert.Equal(new DateTimeOffset(1989, 4, 25, 13, 5, 7, 250, TimeSpan.Zero), record.StartTime);
        Assert.Equal(new SignalInfo("ABP of the left arm", "mmHg", 125.5, 2), record.Signals[0]);
        Assert.Equal(new SignalInfo("signal 1", "mV", 251, 4), record.Signals[1]);
        Assert.Equal([0.2, 0.4], Readings.All(record, 0));
        Assert.Equal([0, 1 / 200.0, 2 / 200.0, 3 / 200.0], Readings.All(record, 1));
        Assert.Contains(" info", record.Comments);
    }

    [Fact]
    public void Skew_and_byte_offset_are_applied()
    {
        folder.Write("r.dat", [9, 9, 9, .. Format16(1, 10, 2, 20, 3, 30)]);
        folder.Write("r.hea", "r 2 100 3\nr.dat 16+3 1\nr.dat 16:1+3 1\n");
        Assert.Equal([1, 2, 3], Readings.All(folder["r"], 0));
        Assert.Equal([20, 30, double.NaN], Readings.All(folder["r"], 1));
    }

    [Fact]
    public void Without_a_sample_count_the_file_tells_the_length()
    {
        folder.Write("r.dat", Format16(1, 2, 3, 4, 5));
        folder.Write("r.hea", "r 2\nr.dat 16 1\nr.dat 16 1\n");
        Assert.Equal([2, 4], Readings.All(folder["r"], 1));
    }

    [Fact]
    public void A_wrong_checksum_is_refused_unless_turned_off()
    {
        folder.Write("r.dat", Format16(1, 2, 4));
        folder.Write("r.hea", "r 1 100 3\nr.dat 16 1 16 0 1 8 0 ECG\n");
        Readings.Refused("sum to 7", () => Readings.All(folder["r"]));
        Assert.Equal([1, 2, 4], Readings.All(folder["r"], 0, new RecordingOptions(VerifyChecksums: false)));
    }

    [Theory]
    [InlineData("r 1 100 4\nr.dat 16 1\n", "the header announces 4 samples")]
    [InlineData("r 1 100 1152921504606846976\nr.dat 16 1\n", "the header announces")]
    [InlineData("r 1000000 100 3\nr.dat 16 1\n", "announces 1000000 but the header describes 1")]
    [InlineData("r 1 100 3\nr.dat 16+99 1\n", "preamble of 99 bytes")]
    [InlineData("r 1 100 3\nother.dat 16 1\n", "no such file")]
    [InlineData("r 1 100 3\n../r.dat 16 1\n", "not a file in the header's folder")]
    [InlineData("r 1 100 3\n/etc/hostname 16 1\n", "not a file in the header's folder")]
    [InlineData("r 1 0 3\nr.dat 16 1\n", "sampling frequency")]
    [InlineData("r 1 100 3\nr.dat 16x65537 1\n", "samples per frame")]
    [InlineData("r 2 100 1\nr.dat 16 1\nr.dat 61 1\n", "differs from the other signals")]
    [InlineData("r 1 100 3 25:00:00\nr.dat 16 1\n", "base time")]
    [InlineData("r one\n", "line 1, number of signals: 'one' is no whole number")]
    [InlineData("# nothing\n", "there is no record line")]
    public void What_does_not_fit_is_refused_with_its_field(string header, string words)
    {
        folder.Write("r.dat", Format16(1, 2, 3));
        folder.Write("r.hea", header);
        Readings.Refused(words, () => Readings.All(folder["r"]));
    }

    [Fact]
    public void Fixed_segments_follow_one_another()
    {
        Segment("s1", "s1 1 100 2", 1, 2);
        Segment("s2", "s2 1 100 1", 3);
        folder.Write("r.hea", "r/3 1 100 6\ns1 2\n~ 3\ns2 1\n");
        Assert.Equal([1, 2, double.NaN, double.NaN, double.NaN, 3], Readings.All(folder["r"]));
    }

    [Fact]
    public void A_layout_segment_arranges_the_signals_by_name()
    {
        folder.Write("lay.hea", "lay 2 100 0\n~ 0 1/mV 16 0 0 0 0 I\n~ 0 1/mV 16 0 0 0 0 V\n");
        folder.Write("s1.dat", Format16(1, 2));
        folder.Write("s1.hea", "s1 1 100 2\ns1.dat 16 1/mV 16 0 0 0 0 V\n");
        folder.Write("s2.dat", Format16(10, 40));
        folder.Write("s2.hea", "s2 2 100 1\ns2.dat 16 1/mV 16 0 0 0 0 V\ns2.dat 16 2/mV 16 0 0 0 0 I\n");
        folder.Write("r.hea", "r/3 2 100 3\nlay 0\ns1 2\ns2 1\n");
        Assert.Equal([double.NaN, double.NaN, 20], Readings.All(folder["r"], 0));
        Assert.Equal([1, 2, 10], Readings.All(folder["r"], 1));
    }

    [Theory]
    [InlineData("r/2 1 100 3\ns1 2\nr 1\n", "may not itself have segments")]
    [InlineData("r/2 1 100 9\ns1 2\n~ 3\n", "add up to 5")]
    [InlineData("r/2 1 200 4\ns1 2\n~ 2\n", "differs from the record's 200 Hz")]
    [InlineData("r/1 1 100 3\ns1 3\n", "differs from the 3")]
    [InlineData("r/2 1 100\ns1 2\n~ 1152921504606846976\n", "more than a month")]
    [InlineData("r/2 1 100\ns1 2\n../s1 2\n", "not in the header's folder")]
    public void Segments_that_do_not_fit_are_refused(string header, string words)
    {
        Segment("s1", "s1 1 100 2", 1, 2);
        folder.Write("r.hea", header);
        Readings.Refused(words, () => Readings.All(folder["r"]));
    }

    [Fact]
    public void A_day_is_read_in_bounded_memory()
    {
        // 24 hours at 100 Hz. What the reader allocates must not grow with the record.
        const int Count = 24 * 3600 * 100;
        folder.Write("r.dat", new byte[2 * Count]);
        folder.Write("r.hea", $"r 1 100 {Count}\nr.dat 16 1\n");
        using IRecording record = RecordingOpener.Open(folder["r"]);
        double[] block = new double[4096];
        long before = GC.GetAllocatedBytesForCurrentThread();
        using ISignalReader reader = record.OpenSignal(0);
        long total = 0;
        for (int count = reader.Read(block); count > 0; count = reader.Read(block))
        {
            total += count;
        }
        Assert.Equal(Count, total);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1 << 20);
    }

    [Theory]
    [InlineData("mitdb/208", 650000, 2)]
    [InlineData("wfdb_samples/binformats", 499, 10)]
    [InlineData("wfdb_samples/03700181", 300000, 1)]
    [InlineData("wfdb_samples/311derive_3", 1019, 1)]
    public void Published_records_match_their_checksums(string name, int samples, int signals)
    {
        string path = Traces.Require(name);
        for (int signal = 0; signal < signals; signal++)
        {
            Assert.Equal(samples, Readings.All(path, signal).Length);
        }
    }

    public void Dispose() => folder.Dispose();

    internal static byte[] Format16(params short[] samples) => [.. samples.SelectMany(sample => new[] { (byte)sample, (byte)(sample >> 8) })];

    private void Segment(string name, string recordLine, params short[] samples)
    {
        folder.Write(name + ".dat", Format16(samples));
        folder.Write(name + ".hea", $"{recordLine}\n{name}.dat 16 1/mV 16 0 0 0 0 ECG\n");
    }
}
