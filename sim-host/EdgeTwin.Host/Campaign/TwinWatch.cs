using EdgeTwin.Device;
using EdgeTwin.Device.Twins;
using EdgeTwin.Host.Twins;

namespace EdgeTwin.Host.Campaign;

/// <summary>Holds the device to its twin's rules: every edition that the link took can be read and follows from the one before, few writes, and what was saved outlives a start.</summary>
internal sealed class TwinWatch(SeedBench bench)
{
    private TwinReader _reader = new();
    private int _saves;
    private int _savedBeats;
    private bool _hasSaved;

    internal void OnBoot(TwinDesk desk)
    {
        if (_hasSaved && (!desk.Heart.IsRestored || desk.Heart.LearnedBeats < _savedBeats))
        {
            bench.Tell("the twin outlives a start", $"{_savedBeats} beats were saved, and {desk.Heart.LearnedBeats} are known");
        }
        _saves = 0;
        // The device does not know what went out before: its first edition must be a whole one.
        _reader = new TwinReader();
    }

    internal void Step(TwinDesk desk)
    {
        if (desk.File.Saves == _saves)
        {
            return;
        }
        _saves = desk.File.Saves;
        _savedBeats = desk.Heart.LearnedBeats;
        _hasSaved = true;
        if (_saves > bench.Clock.UptimeMs / Limits.TwinSaveEveryMs)
        {
            bench.Tell("the twin is written seldom", $"{_saves} times in {bench.Clock.UptimeMs / 60_000} min");
        }
    }

    internal void OnEdition(ReadOnlyMemory<byte> message, bool isDelta, bool isRetained)
    {
        bench.Trace.Add(bench.Clock.NowMs, isDelta ? "delta" : "twin", message.Length);
        if (_reader.Take(message.Span, isDelta) is { } refused)
        {
            bench.Tell("an edition of the twin can be read", refused);
        }
        if (isRetained == isDelta)
        {
            bench.Tell("the broker keeps whole editions alone", isDelta ? "a delta was retained" : "a whole one was not");
        }
    }
}
