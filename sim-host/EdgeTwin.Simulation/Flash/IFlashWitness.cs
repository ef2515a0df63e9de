using EdgeTwin.Device.Ports;

namespace EdgeTwin.Simulation.Flash;

/// <summary>Sees what really happens to the flash, which the device cannot.</summary>
public interface IFlashWitness
{
    /// <summary>A write ended, or the power went in it (status Failed).</summary>
    /// <param name="file">Number of the file; a slot that is deleted and written again is another file.</param>
    /// <param name="wasDamaged">True where the file ended in something torn before.</param>
    /// <param name="status">What the device is told, if it still lives.</param>
    /// <param name="length">Length of the file now.</param>
    void Appended(long file, bool wasDamaged, StoreStatus status, int length);

    /// <summary>A file is about to go.</summary>
    void Deleting(long file);

    /// <summary>Bytes of a file that were durable have changed.</summary>
    void Damaged(long file);
}
