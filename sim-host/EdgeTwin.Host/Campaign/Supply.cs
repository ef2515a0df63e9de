using EdgeTwin.Simulation.Faults;

namespace EdgeTwin.Host.Campaign;

/// <summary>
/// The device's power. The firmware's stages keep exceptions to themselves, so a cut that was only thrown would be survived: once it is cut,
/// everything that the device can reach throws until it is started anew.
/// </summary>
internal sealed class Supply
{
    internal bool IsCut { get; private set; }

    /// <summary>The power goes.</summary>
    internal PowerCutException Cut()
    {
        IsCut = true;
        return new PowerCutException();
    }

    /// <summary>The power is back.</summary>
    internal void Restore() => IsCut = false;

    /// <summary>What every port does first.</summary>
    internal void Need()
    {
        if (IsCut)
        {
            throw new PowerCutException();
        }
    }
}
