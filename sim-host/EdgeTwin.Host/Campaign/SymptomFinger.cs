using EdgeTwin.Device.Ports;

namespace EdgeTwin.Host.Campaign;

/// <summary>The wearer's finger on the button: a press that was held while the device lived is in the log, or the log refused it and said so.</summary>
internal sealed class SymptomFinger(SeedBench bench) : IButton
{
    private const int HeldMs = 700;
    private const int QuietMs = 3200;

    // A release that is shorter than the campaign's rounds is one that the firmware cannot see.
    private const int LeastReleaseMs = 400;

    // A round that stands still for so long may hold the whole press but for one look, and a press counts from the second look on.
    private const int LongestRoundMs = 400;

    private long _pressedMs;
    private long _releasedMs;
    private long _symptomMs = long.MinValue / 2;
    private int _symptomsBefore;
    private int _symptomsSeen;
    private int _refusedBefore;
    private bool _isJudged;
    private long _stepMs;

    /// <inheritdoc/>
    public bool IsPressed { get; private set; }

    internal void Press(Device.Wearable wearable)
    {
        _pressedMs = bench.Clock.NowMs;
        _symptomsBefore = bench.Ledger.Symptoms;
        _refusedBefore = wearable.Log.Counters.Refused;
        _isJudged = _pressedMs - _symptomMs >= QuietMs && _pressedMs - _releasedMs >= LeastReleaseMs;
        IsPressed = true;
        bench.Trace.Add(_pressedMs, "press");
    }

    /// <summary>The device started anew or stood still: whoever pressed then has to press again.</summary>
    internal void Excuse() => _isJudged = false;

    internal void Step(Device.Wearable wearable)
    {
        long nowMs = bench.Clock.NowMs;
        if (bench.Ledger.Symptoms != _symptomsSeen)
        {
            _symptomsSeen = bench.Ledger.Symptoms;
            _symptomMs = nowMs;
        }
        _isJudged &= nowMs - _stepMs <= LongestRoundMs;
        _stepMs = nowMs;
        if (!IsPressed || nowMs - _pressedMs < HeldMs)
        {
            return;
        }
        IsPressed = false;
        _releasedMs = nowMs;
        if (_isJudged && bench.Ledger.Symptoms == _symptomsBefore && wearable.Log.Counters.Refused == _refusedBefore)
        {
            bench.Tell("a press is recorded", $"the button was held for {nowMs - _pressedMs} ms, and the log holds nothing of it");
        }
    }
}
