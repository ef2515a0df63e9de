using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EdgeTwin.Core.Tests.Support;
using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Resampling;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Core.Tests.Golden;

/// <summary>
/// Same samples, same bytes, on real recordings. The recordings stay out of the project, so only a digest of what was heard stands here
/// (recordings.txt; written anew with EDGETWIN_GOLDEN=write).
/// </summary>
public sealed class RecordingTests
{
    private static readonly string Path = System.IO.Path.Combine(Traces.Checkout, "tests", "EdgeTwin.Core.Tests", "Golden", "recordings.txt");

    [Theory]
    [InlineData("mitdb/108")]
    [InlineData("mitdb/203")]
    [InlineData("mitdb/208")]
    [InlineData("cudb/cu03")]
    [InlineData("cinc2017/A00001")]
    public void Beats_and_events_have_the_digest_of_the_file(string record)
    {
        string now = $"{record} {Digest(Replay(Traces.Require(record)))}";
        string[] lines = File.ReadAllLines(Path);
        if (Environment.GetEnvironmentVariable("EDGETWIN_GOLDEN") == "write")
        {
            lines = [.. lines.Where(l => !l.StartsWith(record + " ", StringComparison.Ordinal)).Append(now).Order(StringComparer.Ordinal)];
            File.WriteAllLines(Path, lines);
        }
        Assert.Contains(now, lines);
    }

    internal static RecordingSink Replay(string path)
    {
        using IRecording recording = RecordingOpener.Open(path);
        using ISignalReader reader = recording.OpenSignal(0);
        EcgResampler resampler = new(reader, UnitConversion.RequireMicrovoltsPer(path, reader.Signal));
        RecordingSink heard = new();
        CardioTwin twin = new(heard, new TwinSettings());
        int[] block = new int[4096];
        for (ResampledBlock read = resampler.Read(block); !read.IsEnd; read = resampler.Read(block))
        {
            for (int i = 0; i < read.Samples; i++)
            {
                twin.Push(block[i]);
            }
            twin.PushGap(read.GapSamples);
        }
        twin.Finish();
        return heard;
    }

    private static string Digest(RecordingSink heard)
    {
        StringBuilder text = new();
        foreach (HeardBeat beat in heard.Beats)
        {
            text.Append(CultureInfo.InvariantCulture, $"{beat.Sample} {beat.DelaySamples} {beat.RrMs} {beat.QualityPercent} {beat.IsReliable}\n");
        }
        text.AppendJoin('\n', heard.Events);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())));
        return $"{heard.Beats.Count} beats {heard.Events.Count} events {digest}";
    }
}
