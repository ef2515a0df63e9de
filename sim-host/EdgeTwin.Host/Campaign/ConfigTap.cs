using EdgeTwin.Device.Ports;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;

namespace EdgeTwin.Host.Campaign;

/// <summary>Stands between the settings and their flash: the power goes for both stores at once.</summary>
internal sealed class ConfigTap(FlashModel flash, Supply supply) : ISegmentStore
{
    /// <inheritdoc/>
    public int SlotCount => flash.SlotCount;

    /// <inheritdoc/>
    public int LengthOf(int slot)
    {
        supply.Need();
        return flash.LengthOf(slot);
    }

    /// <inheritdoc/>
    public int Read(int slot, int position, byte[] buffer, int offset, int length)
    {
        supply.Need();
        return flash.Read(slot, position, buffer, offset, length);
    }

    /// <inheritdoc/>
    public StoreStatus Append(int slot, byte[] buffer, int offset, int length)
    {
        supply.Need();
        try
        {
            return flash.Append(slot, buffer, offset, length);
        }
        catch (PowerCutException)
        {
            throw supply.Cut();
        }
    }

    /// <inheritdoc/>
    public StoreStatus Delete(int slot)
    {
        supply.Need();
        try
        {
            return flash.Delete(slot);
        }
        catch (PowerCutException)
        {
            throw supply.Cut();
        }
    }
}
