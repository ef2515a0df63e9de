namespace System.Device.I2c;

/// <summary>What a transfer came to; the only place where a NACK or a time-out is told (System.Device.I2c, I2cTransferResult.cs).</summary>
public readonly struct I2cTransferResult
{
    private readonly uint _bytesTransferred;
    private readonly I2cTransferStatus _status;

    internal I2cTransferResult(I2cTransferStatus status, uint bytesTransferred)
    {
        _status = status;
        _bytesTransferred = bytesTransferred;
    }

    /// <summary>Bytes written and read; 0 unless the transfer was whole, as the ESP32's native code sets it.</summary>
    public uint BytesTransferred => _bytesTransferred;

    /// <summary>How it ended.</summary>
    public I2cTransferStatus Status => _status;
}
