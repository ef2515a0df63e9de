using System.Threading.Channels;

namespace EdgeTwin.Host.Page;

/// <summary>
/// One browser that watches a device. Its queue is bounded: of samples it misses what it is too slow for; one that is too slow for news as well is let go, and its browser comes again
/// and gets everything anew.
/// </summary>
internal sealed class Viewer(string device)
{
    /// <summary>Most frames that wait.</summary>
    internal const int MostWaiting = 128;

    /// <summary>From so many on, samples are dropped: two seconds of them.</summary>
    internal const int MostSamples = 50;

    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>The device that is watched.</summary>
    internal string Device => device;

    /// <summary>What is to be sent; ends where the viewer is let go.</summary>
    internal ChannelReader<byte[]> Frames => _queue.Reader;

    /// <summary>Frames of samples that it was too slow for.</summary>
    internal long Dropped { get; private set; }

    /// <summary>Gives it samples, or drops them.</summary>
    internal void GiveSamples(byte[] frame)
    {
        if (_queue.Reader.Count >= MostSamples || !_queue.Writer.TryWrite(frame))
        {
            Dropped++;
        }
    }

    /// <summary>Gives it news.</summary>
    internal void Give(byte[] frame)
    {
        if (!_queue.Writer.TryWrite(frame))
        {
            End();
        }
    }

    /// <summary>Lets it go.</summary>
    internal void End() => _queue.Writer.TryComplete();
}
