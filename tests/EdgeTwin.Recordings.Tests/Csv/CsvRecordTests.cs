using System.Globalization;
using System.Text;
using CsCheck;
using EdgeTwin.Recordings.Csv;

namespace EdgeTwin.Recordings.Tests.Csv;

public sealed class CsvRecordTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Columns_carry_name_and_unit(char separator)
    {
        string text = "\uFEFF# start: 2031-02-03T04:05:06Z\r\n# by hand\r\n\"time_s\",ecg_mV,ir_counts,note\r\n0.00,1.5,100,1\r\n0.01,-2e-1,,2\r\n0.02,NaN,102,3\r\n";
        using IRecording record = RecordingOpener.Open(folder.Write("c.csv", text.Replace(',', separator)));
        Assert.Equal([new("ecg", "mV", 100, 3), new("ir", "counts", 100, 3), new("note", "", 100, 3)], record.Signals);
        Assert.Equal(new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero), record.StartTime);
        Assert.Equal(["by hand"], record.Comments);
        Assert.Equal([1.5, -0.2, double.NaN], Readings.All(record, 0));
        Assert.Equal([100, double.NaN, 102], Readings.All(record, 1));
    }

    [Fact]
    public void A_jump_in_time_is_a_gap_of_missing_samples()
    {
        string path = folder.Write("c.csv", "time_s,ecg_mV\n0,1\n0.1,2\n0.2,3\n0.6,4\n0.7,5\n");
        Assert.Equal([1, 2, 3, double.NaN, double.NaN, double.NaN, 4, 5], Readings.All(path));
        using IRecording record = RecordingOpener.Open(path);
        Assert.Equal(8, record.Signals[0].SampleCount);
    }

    [Fact]
    public void Times_rounded_to_milliseconds_give_the_true_rate()
    {
        StringBuilder text = new("time_s,ecg_mV\n");
        for (int i = 0; i < 5000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i / 360.0:F3},{i}\n");
        }
        using IRecording record = RecordingOpener.Open(folder.Write("c.csv", text.ToString()));
        Assert.Equal(360, record.SamplingFrequencyHz);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (double)i), Readings.All(record, 0));
    }

    [Theory]
    [InlineData("", "no header line")]
    [InlineData("0,1\n0.1,2\n", "line 1, header: '0,1' has no column time_s")]
    [InlineData("time_s\n0\n", "has no column time_s beside")]
    [InlineData("time_s,,x\n0,1,2\n", "column 2 has no name")]
    [InlineData("time_s,ecg_mV\n0,1\n0.1,2\n0.05,3\n", "line 4, column time_s: the time does not go forward")]
    [InlineData("time_s,ecg_mV\n0,1\n0.1,2\n0.1,3\n", "line 4, column time_s: the time does not go forward")]
    [InlineData("time_s,ecg_mV\n0,1\n0.1,2\n0.2,2\n0.22,3\n", "is usual")]
    [InlineData("time_s,ecg_mV\n0,1\n", "fewer than two rows")]
    [InlineData("time_s,ecg_mV\n0,1\n0.1,x\n", "line 3, column ecg_mV: 'x' is no number")]
    [InlineData("time_s;ecg_mV\n0;1\n0.1;1,5\n", "write a decimal point")]
    [InlineData("time_s,ecg_mV\n0,1\n0.1\n", "line 3: it has 1 cells and none for column ecg_mV")]
    [InlineData("time_s,ecg_mV\n0,1\n,2\n", "line 3, column time_s: the time is missing")]
    [InlineData("time_s,ecg_mV\n0,1\n0.1,2\n9999999,3\n", "longer than a month")]
    [InlineData("time_s,ecg_mV\n0,1\n0.1,Infinity\n", "is no number")]
    public void What_is_wrong_is_told_with_line_and_column(string text, string words)
    {
        string path = folder.Write("c.csv", text);
        Readings.Refused(words, () => Readings.All(path));
    }

    [Fact]
    public void A_file_that_is_mostly_gaps_is_not_uniform()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 900).Select(i => ((i % 2) + (i / 2 * 5)).ToString(CultureInfo.InvariantCulture) + ",1");
        string path = folder.Write("c.csv", "time_s,ecg_mV\n" + string.Join('\n', rows));
        Readings.Refused("not uniform", () => Readings.All(path));
    }

    [Fact]
    public void A_file_without_line_ends_is_refused_in_bounded_memory()
    {
        string path = folder.Write("c.csv", "");
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(1L << 30);
        }
        Fuzzing.Survives(() => RecordingOpener.Open(path));
        Readings.Refused("line 1: it is longer than", () => RecordingOpener.Open(path));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Gen.Double[-1e6, 1e6].Array[2, 2].Array[2, 300].Sample(
            frames =>
            {
                using (CsvWriter writer = new(folder["w.csv"], 128, [new("ecg", "mV", 128, null), new("a,b", "", 128, null)], new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero)))
                {
                    foreach (double[] frame in frames)
                    {
                        writer.WriteFrame(frame[1] < 0 ? [frame[0], double.NaN] : frame);
                    }
                    writer.Commit();
                }
                using IRecording record = RecordingOpener.Open(folder["w.csv"]);
                Assert.Equal(128, record.SamplingFrequencyHz, 0.02);
                Assert.Equal("a-b", record.Signals[1].Name);
                Assert.Equal(frames.Select(frame => frame[0]), Readings.All(record, 0));
                Assert.Equal(frames.Select(frame => frame[1] < 0 ? double.NaN : frame[1]), Readings.All(record, 1));
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void Fuzzed_files_do_no_harm()
    {
        byte[] good = "# start: 2031-02-03\ntime_s,ecg_mV,ir_counts\n0,1,2\n0.1,2,\n0.2,NaN,3\n0.6,-4e-1,3\n0.7,5,1\n"u8.ToArray();
        Fuzzing.Damaged(good).Sample(
            bytes =>
            {
                string path = folder.Write("f.csv", bytes);
                Fuzzing.Survives(() => CsvRecord.Open(path));
            },
            iter: 2000,
            threads: 1);
    }

    public void Dispose() => folder.Dispose();
}
