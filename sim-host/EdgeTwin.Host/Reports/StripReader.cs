using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Reports;

/// <summary>Fetches the samples of a few strips in one pass over the trace, so that a day of it need not be kept.</summary>
internal static class StripReader
{
    /// <summary>Samples of each of <paramref name="windows"/>, uV or <see cref="ISampleSource.Missing"/>.</summary>
    internal static IReadOnlyList<int[]> Read(ISampleSource source, IReadOnlyList<StripWindow> windows, CancellationToken cancellation)
    {
        int[][] strips = [.. windows.Select(_ => NewStrip())];
        long last = windows.Max(window => window.EndSample);
        int[] block = new int[8192];
        long at = 0;
        for (int read = source.Read(block); read > 0 && at < last; read = source.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < strips.Length; i++)
            {
                long from = Math.Max(at, windows[i].StartSample);
                long to = Math.Min(at + read, windows[i].EndSample);
                if (from < to)
                {
                    block.AsSpan((int)(from - at), (int)(to - from)).CopyTo(strips[i].AsSpan((int)(from - windows[i].StartSample)));
                }
            }
            at += read;
        }
        return strips;
    }

    private static int[] NewStrip()
    {
        int[] strip = new int[StripWindow.Samples];
        Array.Fill(strip, ISampleSource.Missing);
        return strip;
    }
}
