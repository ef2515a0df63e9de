using EdgeTwin.Device.Acquisition;
using EdgeTwin.Device.Health;

namespace EdgeTwin.Host.Campaign;

/// <summary>A pulse front end that is worn for a while only: samples cost a seed most of its time. Taken off it answers, and gives none.</summary>
internal sealed class SwitchedPpg(Max30102FrontEnd worn) : IPpgFrontEnd, ISelfTesting, IDiagnosed
{
    private long _idle;

    internal bool IsOn { get; private set; }

    /// <summary>True where it does not answer though it should: what a loose plug does.</summary>
    internal bool IsMute { get; set; }

    /// <inheritdoc/>
    public string Name => worn.Name;

    /// <inheritdoc/>
    public FrontEndState State => IsOn ? worn.State : FrontEndState.Running;

    /// <inheritdoc/>
    public long Readings => worn.Readings + _idle;

    /// <inheritdoc/>
    public int LedChanges => worn.LedChanges;

    /// <inheritdoc/>
    public int RedMicroamps => worn.RedMicroamps;

    /// <inheritdoc/>
    public int InfraredMicroamps => worn.InfraredMicroamps;

    /// <inheritdoc/>
    public void Begin(long nowMs)
    {
        if (IsOn)
        {
            worn.Begin(nowMs);
        }
    }

    /// <inheritdoc/>
    public void Step(long nowMs, IPpgTaker taker)
    {
        if (IsOn)
        {
            worn.Step(nowMs, taker);
        }
        else if (!IsMute)
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
