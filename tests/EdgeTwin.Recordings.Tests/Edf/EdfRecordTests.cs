using System.Text;
using CsCheck;
using EdgeTwin.Recordings.Edf;

namespace EdgeTwin.Recordings.Tests.Edf;

/// <summary>Files written byte by byte from the description of EDF (1992) and EDF+ (2003).</summary>
public sealed class EdfRecordTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    [Fact]
    public void Plain_edf_is_scaled_from_its_header()
    {
        // Two records of 1 s: 2 samples of ECG (-1..1 mV over -100..100), 1 of SpO2.
        string path = folder.Write("p.edf", [.. Header("", "2", "1"), .. Int16(0, 100, 95, -100, 50, 96)]);
        using IRecording record = RecordingOpener.Open(path);
        Assert.Equal(new SignalInfo("ECG", "mV", 2, 4), record.Signals[0]);
        Assert.Equal(new SignalInfo("SpO2", "%", 1, 2), record.Signals[1]);
        Assert.Equal(2, record.SamplingFrequencyHz);
        Assert.Equal(new DateTimeOffset(1999, 12, 31, 23, 59, 58, TimeSpan.Zero), record.StartTime);
        Assert.Equal([0, 1, -1, 0.5], Readings.All(record, 0), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([95, 96], Readings.All(record, 1), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_running_recorders_file_is_read_as_far_as_it_goes()
    {
        string path = folder.Write("p.edf", [.. Header("", "-1", "1"), .. Int16(0, 100, 95, -100)]);
        Assert.Equal(2, Readings.All(path).Length);
    }

    [Fact]
    public void Holes_of_edf_d_are_missing_samples_and_annotations_are_found()
    {
        byte[] first = Record("+10\u0014\u0014\0+10.5\u00152\u0014lead off\u0014\0", 1, 2);
        byte[] second = Record("+12.5\u0014\u0014\0", 3, 4);
        string path = folder.Write("d.edf", [.. HeaderWithAnnotations("EDF+D"), .. first, .. second]);
        using EdfRecord record = EdfRecord.Open(path);
        Assert.Equal([1, 2, double.NaN, double.NaN, double.NaN, 3, 4], Readings.All(record, 0));
        Assert.Equal([new EdfAnnotation(0.5, 2, "lead off")], record.ReadAnnotations());
    }

    [Theory]
    [InlineData("3", "announces 3 of 6 bytes but the file holds 12 bytes")]
    [InlineData("1", "correct the record count")]
    [InlineData("-2", "number of data records: '-2' is no whole number")]
    [InlineData("many", "number of data records")]
    [InlineData("20000000", "get the whole file again")]
    public void A_broken_record_count_is_refused(string count, string words)
    {
        string path = folder.Write("p.edf", [.. Header("", count, "1"), .. Int16(1, 2, 3, 4, 5, 6)]);
        Readings.Refused(words, () => RecordingOpener.Open(path));
    }

    [Fact]
    public void Other_formats_are_refused()
    {
        byte[] bdf = [0xFF, .. Encoding.ASCII.GetBytes("BIOSEMI"), .. new byte[600]];
        Readings.Refused("BDF", () => RecordingOpener.Open(folder.Write("p.edf", bdf)));
        Readings.Refused("BDF", () => RecordingOpener.Open(folder.Write("p.bdf", bdf)));
        Readings.Refused("no EDF file", () => RecordingOpener.Open(folder.Write("q.edf", new string('x', 600))));
        Readings.Refused("shorter than a header", () => RecordingOpener.Open(folder.Write("q.edf", "0")));
        Readings.Refused("is not above 0", () => RecordingOpener.Open(folder.Write("q.edf", [.. Header("", "0", "0")])));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        Gen.Select(Gen.Double[-5, 5].Array[2, 2].Array[1, 700], Gen.Int[0, 1]).Sample(
            (frames, annotated) =>
            {
                EdfAnnotation[] annotations = annotated == 0 ? [] : [new(0, null, "start é"), new((frames.Length - 1) / 250.0, 1.5, "(AFIB")];
                using (EdfWriter writer = new(folder["w.edf"], 250, [new("ECG I", "mV", -5, 5), new("ECG II", "uV", -5.25, 5.125)], new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero), annotations))
                {
                    foreach (double[] frame in frames)
                    {
                        writer.WriteFrame(frame[0] > 4.9 ? [double.NaN, frame[1]] : frame);
                    }
                    writer.Commit();
                }
                using EdfRecord record = EdfRecord.Open(folder["w.edf"]);
                double[] first = Readings.All(record, 0);
                for (int i = 0; i < first.Length; i++)
                {
                    bool isMissing = i >= frames.Length || frames[i][0] > 4.9;
                    Assert.True(isMissing ? double.IsNaN(first[i]) : Math.Abs(first[i] - frames[i][0]) <= 10 / 65534.0);
                }
                Assert.Equal((frames.Length + 249) / 250 * 250, first.Length);
                Assert.Equal(new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero), record.StartTime);
                Assert.Equal(annotations.Select(a => a.Text), record.ReadAnnotations().Select(a => a.Text));
                Assert.Equal(annotations.Select(a => a.OnsetSeconds), record.ReadAnnotations().Select(a => a.OnsetSeconds), (a, b) => Math.Abs(a - b) < 1e-6);
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void Fuzzed_files_do_no_harm()
    {
        byte[] good = [.. HeaderWithAnnotations("EDF+D"), .. Record("+10\u0014\u0014\0+10.5\u00152\u0014lead off\u0014\0", 1, 2), .. Record("+12.5\u0014\u0014\0", 3, 4)];
        Fuzzing.Damaged(good).Sample(
            bytes =>
            {
                string path = folder.Write("f.edf", bytes);
                Fuzzing.Survives(() =>
                {
                    EdfRecord record = EdfRecord.Open(path);
                    Assert.InRange(record.ReadAnnotations().Count(), 0, bytes.Length);
                    return record;
                });
            },
            iter: 5000,
            threads: 1);
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Int16(params short[] samples) => [.. samples.SelectMany(sample => new[] { (byte)sample, (byte)(sample >> 8) })];

    private static byte[] Record(string lists, params short[] samples)
    {
        byte[] text = new byte[40];
        Encoding.UTF8.GetBytes(lists).CopyTo(text, 0);
        return [.. Int16(samples), .. text];
    }

    private static byte[] Header(string reserved, string records, string seconds) =>
        Fields(reserved, records, seconds, ["ECG", "SpO2"], ["mV", "%"], ["-1", "0"], ["1", "100"], ["-100", "0"], ["100", "100"], ["2", "1"]);

    private static byte[] HeaderWithAnnotations(string reserved) =>
        Fields(reserved, "2", "1", ["ECG", "EDF Annotations"], ["mV", ""], ["-100", "-1"], ["100", "1"], ["-100", "-32768"], ["100", "32767"], ["2", "20"]);

    private static byte[] Fields(string reserved, string records, string seconds, params string[][] columns)
    {
        int[] widths = [16, 8, 8, 8, 8, 8, 8];
        StringBuilder text = new();
        text.Append("0".PadRight(8)).Append("X".PadRight(80)).Append("X".PadRight(80)).Append("31.12.9923.59.58").Append("768".PadRight(8));
        text.Append(reserved.PadRight(44)).Append(records.PadRight(8)[..8]).Append(seconds.PadRight(8)).Append("2   ");
        for (int column = 0; column < columns.Length; column++)
        {
            foreach (string value in columns[column])
            {
                text.Append(value.PadRight(widths[column]));
            }
            // The transducers stand after the labels, the filters after the digital maxima.
            text.Append(column is 0 or 5 ? new string(' ', 160) : "");
        }
        text.Append(' ', 64);
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
