namespace EdgeTwin.NanoShim.Fabric;

/// <summary>
/// A board's Wi-Fi station. As on a board with stored credentials, the runtime joins by itself at the start, and joins again whenever the access point is back, until
/// the firmware leaves. Joining takes no time.
/// </summary>
public sealed class WifiFabric
{
    private bool _isInReach = true;

    /// <summary>True while there is an access point that lets the board in.</summary>
    public bool IsInReach
    {
        get => _isInReach;
        set
        {
            bool wasJoined = IsJoined;
            _isInReach = value;
            Tell(wasJoined);
        }
    }

    /// <summary>True while the station joins or is joined; false once the firmware has left.</summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>True while packets pass.</summary>
    public bool IsJoined => IsOn && IsInReach;

    /// <summary>Times that it came to be joined, the start included.</summary>
    public int Joins { get; private set; } = 1;

    /// <summary>Hears when it is joined no more: what connections there are die.</summary>
    public Action? Lost { get; set; }

    internal bool Join()
    {
        bool wasJoined = IsJoined;
        IsOn = true;
        Tell(wasJoined);
        return IsJoined;
    }

    internal void Leave()
    {
        bool wasJoined = IsJoined;
        IsOn = false;
        Tell(wasJoined);
    }

    private void Tell(bool wasJoined)
    {
        if (IsJoined && !wasJoined)
        {
            Joins++;
        }
        else if (wasJoined && !IsJoined)
        {
            Lost?.Invoke();
        }
    }
}
