using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Resampling;

namespace EdgeTwin.Core.Tests.Robustness;

/// <summary>A recording as whole microvolts at 250 Hz.</summary>
internal static class TraceSignals
{
    internal static int[] Read(string path, int signal = 0)
    {
        using IRecording recording = RecordingOpener.Open(path);
        return Read(recording, path, signal);
    }

    internal static int[] Read(IRecording recording, string path, int signal)
    {
        using ISignalReader reader = recording.OpenSignal(signal);
        EcgResampler resampler = new(reader, UnitConversion.RequireMicrovoltsPer(path, reader.Signal));
        List<int> samples = [];
        int[] block = new int[4096];
        for (ResampledBlock read = resampler.Read(block); !read.IsEnd; read = resampler.Read(block))
        {
            samples.AddRange(block.AsSpan(0, read.Samples));
        }
        return [.. samples];
    }
}
