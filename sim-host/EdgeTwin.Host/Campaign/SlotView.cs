using EdgeTwin.Device.Ports;

namespace EdgeTwin.Host.Campaign;

/// <summary>Some slots of a store as a store of their own: several users of one flash.</summary>
internal sealed class SlotView(ISegmentStore store, int first, int count) : ISegmentStore
{
    /// <inheritdoc/>
    public int SlotCount => count;

    /// <inheritdoc/>
    public int LengthOf(int slot) => store.LengthOf(first + slot);

    /// <inheritdoc/>
    public StoreStatus Append(int slot, byte[] buffer, int offset, int length) => store.Append(first + slot, buffer, offset, length);

    /// <inheritdoc/>
    public int Read(int slot, int position, byte[] buffer, int offset, int length) => store.Read(first + slot, position, buffer, offset, length);

    /// <inheritdoc/>
    public StoreStatus Delete(int slot) => store.Delete(first + slot);
}
