using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Health;

namespace EdgeTwin.Host.Campaign;

/// <summary>An ECG front end that is worn for a while only: samples cost a seed most of its time. Taken off it answers, and gives none.</summary>
internal sealed class SwitchedEcg(Max30003FrontEnd worn) : IEcgFrontEnd, ISelfTesting, IDiagnosed
{
    private long _idle;

    internal bool IsOn { get; private set; }

    /// <inheritdoc/>
    public string Name => worn.Name;

    /// <inheritdoc/>
    public FrontEndState State => IsOn ? worn.State : FrontEndState.Running;

    /// <inheritdoc/>
    public long Readings => worn.Readings + _idle;

    /// <inheritdoc/>
    public int HighPassMilliHz => worn.HighPassMilliHz;

    /// <inheritdoc/>
    public bool AllowsSt => worn.AllowsSt;

    public int LatencyMs => worn.LatencyMs;

    /// <inheritdoc/>
    public void Begin(long nowMs)
    {
        if (IsOn)
        {
            worn.Begin(nowMs);
        }
    }

    /// <inheritdoc/>
    public void Step(long nowMs, IEcgTaker taker)
    {
        if (IsOn)
        {
            worn.Step(nowMs, taker);
        }
        else
        {
            _idle++;
        }
    }

    /// <inheritdoc/>
    public SelfTestResult SelfTest => worn.SelfTest;

    /// <inheritdoc/>
    public int SelfTestValue => worn.SelfTestValue;

    /// <inheritdoc/>
    public void RequestSelfTest() => worn.RequestSelfTest();

    /// <inheritdoc/>
    public void CancelSelfTest() => worn.CancelSelfTest();

    /// <inheritdoc/>
    public bool IsAnswering() => !IsOn || worn.IsAnswering();

    /// <inheritdoc/>
    public void Diagnose(FrontEndDiary into) => worn.Diagnose(into);

    /// <summary>Puts it on or takes it off.</summary>
    internal void Switch(bool isOn, long nowMs)
    {
        IsOn = isOn;
        Begin(nowMs);
    }
}
