using CsCheck;
using EdgeTwin.Recordings.Wfdb;

namespace EdgeTwin.Recordings.Tests.Wfdb;

public sealed class WfdbWriterTests : IDisposable
{
    private static readonly int[] Formats = [16, 24, 32, 212];

    private readonly ScratchFolder folder = new();

    [Fact]
    public void What_is_written_is_read_back()
    {
        Gen<int[]> units = Gen.Int[-2047, 2047].Array[2, 2];
        Gen.Select(Gen.Int[0, 3].Select(i => Formats[i]), units.Array[1, 50], Gen.Int[-5, 5]).Sample(
            (format, frames, baseline) =>
            {
                WfdbOutputSignal[] signals = [new("MLII", "mV", 200, baseline, format), new("V 5", "uV", 0.5, 0, format)];
                using (WfdbWriter writer = new(folder["w"], 360, signals, comments: ["69 M"]))
                {
                    foreach (int[] frame in frames)
                    {
                        writer.WriteFrame([(Math.Clamp(frame[0], -2040, 2040) - baseline) / 200.0, frame[1] == 0 ? double.NaN : frame[1] * 2.0]);
                    }
                    writer.Commit();
                }
                using IRecording record = RecordingOpener.Open(folder["w"]);
                Assert.Equal(["69 M"], record.Comments);
                Assert.Equal(frames.Select(frame => (Math.Clamp(frame[0], -2040, 2040) - baseline) / 200.0), Readings.All(record, 0));
                Assert.Equal(frames.Select(frame => frame[1] == 0 ? double.NaN : frame[1] * 2.0), Readings.All(record, 1));
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void A_record_that_is_not_committed_leaves_nothing()
    {
        using (WfdbWriter writer = new(folder["w"], 360, [new("I", "mV", 200)]))
        {
            writer.WriteFrame([1]);
        }
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Values_out_of_range_are_held_at_its_ends()
    {
        using (WfdbWriter writer = new(folder["w"], 360, [new("I", "mV", 200, 0, 212)]))
        {
            writer.WriteFrame([1e9]);
            writer.WriteFrame([-1e9]);
            writer.Commit();
        }
        Assert.Equal([2047 / 200.0, -2047 / 200.0], Readings.All(folder["w"]));
    }

    public void Dispose() => folder.Dispose();
}
