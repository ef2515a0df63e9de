using EdgeTwin.Device.Acquisition;

namespace EdgeTwin.Host.Campaign;

/// <summary>A pulse front end that is worn for a while only: samples cost a seed most of its time. Taken off it answers, and gives none.</summary>
internal sealed class SwitchedPpg(IPpgFrontEnd worn) : IPpgFrontEnd
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

    /// <summary>Puts it on or takes it off.</summary>
    internal void Switch(bool isOn, long nowMs)
    {
        IsOn = isOn;
        Begin(nowMs);
    }
}
