namespace EdgeTwin.NanoShim.Fabric;

/// <summary>
/// A board's flash file system as firmware sees it through littlefs: a file is what it was at its last Close. What was written and not closed is
/// gone after a power loss; Flush changes nothing.
/// </summary>
public sealed class FileFabric
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.OrdinalIgnoreCase);
    private int _failures;
    private bool _isPowered = true;

    /// <summary>Room, bytes; what does not fit fails at Close.</summary>
    public long CapacityBytes { get; set; } = 256 * 1024;

    /// <summary>Bytes in use.</summary>
    public long UsedBytes => _files.Values.Sum(f => (long)f.Length);

    /// <summary>Names of the files there are.</summary>
    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>Lets the next operations fail with an <see cref="IOException"/>.</summary>
    public void FailNext(int count = 1) => _failures = count;

    /// <summary>Cuts the power: what is open is lost, and nothing more is taken until <see cref="PowerUp"/>.</summary>
    public void PowerDown() => _isPowered = false;

    /// <summary>The power is back.</summary>
    public void PowerUp() => _isPowered = true;

    /// <summary>The bytes of a file; null where there is none.</summary>
    public byte[]? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Puts a file there, as a deployment tool does.</summary>
    public void Put(string path, byte[] content) => _files[path] = content;

    /// <summary>Takes part in an operation of the firmware.</summary>
    /// <exception cref="IOException">A failure was ordered, or there is no power.</exception>
    public void Touch()
    {
        if (!_isPowered || _failures > 0)
        {
            _failures = Math.Max(0, _failures - 1);
            throw new IOException("the flash does not answer");
        }
    }

    /// <summary>Makes a file's bytes durable, as Close does.</summary>
    /// <exception cref="IOException">There is no room, or see <see cref="Touch"/>.</exception>
    public void Commit(string path, ReadOnlySpan<byte> content)
    {
        Touch();
        if (UsedBytes - (Find(path)?.Length ?? 0) + content.Length > CapacityBytes)
        {
            throw new IOException("no space left");
        }
        _files[path] = content.ToArray();
    }

    /// <summary>Removes a file.</summary>
    /// <exception cref="IOException">See <see cref="Touch"/>.</exception>
    public void Remove(string path)
    {
        Touch();
        _files.Remove(path);
    }
}
