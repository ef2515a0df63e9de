using System.Text;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Tests.Support;

/// <summary>Keeps what the twin tells: beats as numbers, events as the bytes that the device would send.</summary>
internal sealed class RecordingSink : ITwinSink
{
    private readonly byte[] _buffer = new byte[Limits.EventJsonBytes];
    private readonly EventJson _json = new();

    internal List<HeardBeat> Beats { get; } = [];

    internal List<string> Events { get; } = [];

    public void OnBeat(Beat beat) => Beats.Add(new HeardBeat(beat.SampleIndex, beat.DelaySamples, beat.RrMs, beat.QualityPercent, beat.IsReliable));

    public void OnEvent(TwinEvent twinEvent)
    {
        int length = _json.Write(twinEvent, _buffer);
        Assert.InRange(length, 2, _buffer.Length);
        Events.Add(Encoding.ASCII.GetString(_buffer, 0, length));
    }

    internal IEnumerable<string> EventsOf(string kind) => Events.Where(e => e.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal));
}
