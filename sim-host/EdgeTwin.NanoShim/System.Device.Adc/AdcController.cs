using EdgeTwin.NanoShim.Fabric;

namespace System.Device.Adc;

/// <summary>The analogue-to-digital converter: 12 bits, one shot a call (System.Device.Adc, AdcController.cs; nf-interpreter for ESP32).</summary>
public class AdcController
{
    private readonly AdcFabric _fabric = Board.Current.Adc;

    /// <summary>Lowest reading.</summary>
    public int MinValue => 0;

    /// <summary>Highest reading.</summary>
    public int MaxValue => AdcFabric.FullScaleCode;

    /// <summary>Bits of a reading.</summary>
    public int ResolutionInBits => 12;

    /// <summary>Channels: ADC1_CH0 to 9 and ADC2_CH0 to 9 of ESP32.</summary>
    public int ChannelCount => AdcFabric.Channels;

    /// <summary>Opens a channel.</summary>
    /// <param name="channelNumber">0 to 9 are ADC1, 10 to 19 ADC2, which Wi-Fi occupies.</param>
    /// <returns>The channel.</returns>
    /// <exception cref="ArgumentException">No such channel.</exception>
    public AdcChannel OpenChannel(int channelNumber)
    {
        if (channelNumber is < 0 or >= AdcFabric.Channels)
        {
            throw new ArgumentException($"ADC channel {channelNumber}: there is 0 to {AdcFabric.Channels - 1}", nameof(channelNumber));
        }
        return new AdcChannel(this, _fabric, channelNumber);
    }
}
