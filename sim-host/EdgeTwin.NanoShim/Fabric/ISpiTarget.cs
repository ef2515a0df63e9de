using System.Device.Spi;

namespace EdgeTwin.NanoShim.Fabric;

/// <summary>A part on an SPI bus, byte by byte while its chip select is low.</summary>
public interface ISpiTarget
{
    /// <summary>The chip select falls.</summary>
    /// <param name="mode">Clock polarity and phase in use.</param>
    /// <param name="clockHz">The clock.</param>
    void Select(SpiMode mode, int clockHz);

    /// <summary>Eight clocks.</summary>
    /// <param name="sent">What the controller sends.</param>
    /// <returns>What the part sends.</returns>
    byte Exchange(byte sent);

    /// <summary>The chip select rises.</summary>
    void Deselect();
}
