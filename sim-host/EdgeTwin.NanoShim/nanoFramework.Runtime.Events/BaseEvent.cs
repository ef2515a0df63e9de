namespace nanoFramework.Runtime.Events;

/// <summary>What events of the device derive from (nanoFramework.Runtime.Events, BaseEvent.cs).</summary>
public class BaseEvent
{
    /// <summary>Where it came from.</summary>
    public ushort Source;

    /// <summary>What it says.</summary>
    public byte Message;
}
