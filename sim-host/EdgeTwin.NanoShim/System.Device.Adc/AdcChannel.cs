using EdgeTwin.NanoShim.Fabric;

namespace System.Device.Adc;

/// <summary>One analogue input (System.Device.Adc, AdcChannel.cs).</summary>
public class AdcChannel : IDisposable
{
    private readonly AdcFabric _fabric;
    private readonly int _number;
    private bool _disposed;

    internal AdcChannel(AdcController controller, AdcFabric fabric, int number)
    {
        Controller = controller;
        _fabric = fabric;
        _number = number;
    }

    /// <summary>The converter.</summary>
    public AdcController Controller { get; }

    /// <summary>Converts once.</summary>
    /// <returns>0 to 4095.</returns>
    /// <exception cref="ObjectDisposedException">The channel was closed.</exception>
    public int ReadValue()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _fabric.Convert(_number);
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        _disposed = true;
        GC.SuppressFinalize(this);
    }
}
