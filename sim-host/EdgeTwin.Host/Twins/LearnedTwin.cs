using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Replay;
using EdgeTwin.Twin;

namespace EdgeTwin.Host.Twins;

/// <summary>What the device would have learned from a signal: its own code, and the very message that it would have told.</summary>
internal static class LearnedTwin
{
    /// <summary>Learns from a signal; what it gives has no clock.</summary>
    /// <param name="source">Its samples.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static TwinSnapshot Of(ISampleSource source, CancellationToken cancellation) => Of(source, out _, cancellation);

    /// <summary>The same, with the message.</summary>
    internal static TwinSnapshot Of(ISampleSource source, out byte[] told, CancellationToken cancellation)
    {
        CardioTwin twin = new(new ReplayCollector(), new TwinSettings());
        HeartTwin heart = new(twin);
        int[] block = new int[8192];
        int missing = 0;
        for (int read = source.Read(block); read > 0; read = source.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int sample in block.AsSpan(0, read))
            {
                if (sample == ISampleSource.Missing)
                {
                    missing++;
                    continue;
                }
                if (missing > 0)
                {
                    twin.PushGap(missing);
                    missing = 0;
                }
                twin.Push(sample);
            }
        }
        return Read(heart, twin.SampleCount * Limits.MsPerSample, out told);
    }

    private static TwinSnapshot Read(HeartTwin heart, long uptimeMs, out byte[] told)
    {
        byte[] buffer = new byte[TwinReport.MostBytes];
        int length = new TwinReport(heart, new JsonWriter()).Write(buffer, false, uptimeMs, 0);
        told = buffer[..length];
        TwinReader reader = new();
        string? refused = length == 0 ? "it does not fit" : reader.Take(told, false);
        return refused is null ? reader.Snapshot! : throw new InvalidOperationException($"the twin's own message cannot be read: {refused}");
    }
}
