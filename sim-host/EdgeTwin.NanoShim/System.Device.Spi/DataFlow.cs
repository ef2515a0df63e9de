namespace System.Device.Spi;

/// <summary>Which bit goes first (System.Device.Spi, DataFlow.cs).</summary>
public enum DataFlow
{
    /// <summary>The highest.</summary>
    MsbFirst,

    /// <summary>The lowest.</summary>
    LsbFirst,
}
