namespace EdgeTwin.Simulation.Parts;

/// <summary>The DC lead-off comparators: a current through the electrode lifts it; past the threshold for long enough, a flag holds until STATUS is read.</summary>
internal sealed class Max30003LeadOff(long assertUs)
{
    private const int Any = 1 << 20;
    private const int PositiveHigh = 1 << 3;
    private const int PositiveLow = 1 << 2;
    private const int NegativeHigh = 1 << 1;
    private const int NegativeLow = 1 << 0;

    private long _positiveSinceUs = -1;
    private long _negativeSinceUs = -1;
    private int _latched;

    internal void Clear() => _latched = 0;

    internal int Flags(Max30003Registers registers, int positiveKilohms, int negativeKilohms, long nowUs)
    {
        Watch(registers, positiveKilohms, negativeKilohms, nowUs);
        return _latched;
    }

    internal void Watch(Max30003Registers registers, int positiveKilohms, int negativeKilohms, long nowUs)
    {
        _positiveSinceUs = Since(registers, positiveKilohms, nowUs, _positiveSinceUs);
        _negativeSinceUs = Since(registers, negativeKilohms, nowUs, _negativeSinceUs);
        // IPOL 0 pulls P up and N down.
        bool isSwapped = registers.PullsPositiveDown;
        if (_positiveSinceUs >= 0 && nowUs - _positiveSinceUs >= assertUs)
        {
            _latched |= Any | (isSwapped ? PositiveLow : PositiveHigh);
        }
        if (_negativeSinceUs >= 0 && nowUs - _negativeSinceUs >= assertUs)
        {
            _latched |= Any | (isSwapped ? NegativeHigh : NegativeLow);
        }
    }

    private static long Since(Max30003Registers registers, int kilohms, long nowUs, long since)
    {
        // nA x kohm = uV
        bool isOver = registers.HasLeadOff && (long)registers.LeadOffNa * kilohms > registers.LeadOffThresholdUv;
        return !isOver ? -1 : since >= 0 ? since : nowUs;
    }
}
