namespace EdgeTwin.NanoShim.Fabric;

/// <summary>The analogue inputs of a board: 12 bits at 12 dB, uncalibrated, as nanoFramework reads them.</summary>
public sealed class AdcFabric
{
    /// <summary>Channels of ADC1 and ADC2.</summary>
    public const int Channels = 20;

    /// <summary>Highest reading.</summary>
    public const int FullScaleCode = 4095;

    private readonly Board _board;
    private readonly IAnalogLine?[] _lines = new IAnalogLine?[Channels];

    internal AdcFabric(Board board) => _board = board;

    /// <summary>The voltage that reads 4095, in microvolts.</summary>
    public int FullScaleUv { get; set; } = 3_300_000;

    /// <summary>Below this the converter clips, in microvolts: 150 000 on an ESP32, 0 on an ESP32-S3 (ESP-IDF documentation, 12 dB).</summary>
    public int LowestUv { get; set; }

    /// <summary>Above this the converter clips, in microvolts: 2 450 000 on an ESP32, 3 100 000 on an ESP32-S3 (ESP-IDF documentation, 12 dB).</summary>
    public int HighestUv { get; set; } = 3_100_000;

    /// <summary>Puts a voltage on a channel.</summary>
    /// <param name="channel">0 to 19.</param>
    /// <param name="line">What drives it.</param>
    /// <exception cref="SimulationException">No such channel, or it is driven already.</exception>
    public void Attach(int channel, IAnalogLine line)
    {
        if (channel is < 0 or >= Channels || _lines[channel] is not null)
        {
            _board.Violate($"ADC channel {channel}: no such channel, or driven by another part");
        }
        _lines[channel] = line;
    }

    internal int Convert(int channel)
    {
        long microvolts = Math.Clamp(_lines[channel]?.Microvolts ?? 0, LowestUv, HighestUv);
        return (int)Math.Clamp((microvolts * FullScaleCode + FullScaleUv / 2) / FullScaleUv, 0, FullScaleCode);
    }
}
