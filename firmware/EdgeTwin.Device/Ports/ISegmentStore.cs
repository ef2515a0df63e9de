namespace EdgeTwin.Device.Ports
{
    /// <summary>
    /// A fixed number of small append-only files in flash, named by slot, so that no name is made at run time. An adapter on littlefs opens,
    /// appends, writes and closes in one call: there only Close is durable. No member throws.
    /// </summary>
    public interface ISegmentStore
    {
        /// <summary>Slots there are, numbered from 0.</summary>
        int SlotCount { get; }

        /// <summary>Bytes in a slot; 0 where it is empty or absent; -1 where that cannot be told.</summary>
        int LengthOf(int slot);

        /// <summary>Adds bytes at the end of a slot, creating it where it is absent. <see cref="StoreStatus.Ok"/> means durable.</summary>
        StoreStatus Append(int slot, byte[] buffer, int offset, int length);

        /// <summary>Reads bytes from <paramref name="position"/> of a slot.</summary>
        /// <returns>Bytes read, fewer at the end of the slot; -1 where reading failed.</returns>
        int Read(int slot, int position, byte[] buffer, int offset, int length);

        /// <summary>Removes a slot's file; <see cref="StoreStatus.Ok"/> also where there is none.</summary>
        StoreStatus Delete(int slot);
    }
}
