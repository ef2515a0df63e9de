namespace EdgeTwin.NanoShim.Fabric;

/// <summary>A part on an I2C bus, byte by byte as the wire has it.</summary>
public interface II2cTarget
{
    /// <summary>A start, or a repeated start, with this part's address.</summary>
    /// <param name="isRead">True where the part is to send.</param>
    /// <returns>False leaves the address unanswered.</returns>
    bool Start(bool isRead);

    /// <summary>Takes a byte.</summary>
    /// <param name="value">The byte.</param>
    /// <returns>False refuses it.</returns>
    bool Take(byte value);

    /// <summary>Sends a byte.</summary>
    /// <returns>The byte.</returns>
    byte Send();

    /// <summary>The stop that ends a transaction; with isWhole false it was cut short.</summary>
    /// <param name="isWhole">True where every byte passed.</param>
    void Stop(bool isWhole);
}
