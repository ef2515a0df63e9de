using System.Reflection;
using System.Runtime.Loader;

namespace EdgeTwin.Host.Metering;

/// <summary>Holds rewritten assemblies beside the ordinary ones of the same names, and lets go of them when unloaded.</summary>
internal sealed class MeterLoadContext() : AssemblyLoadContext("metered firmware", isCollectible: true)
{
    private readonly Dictionary<string, byte[]> _images = new(StringComparer.Ordinal);

    /// <summary>Makes <paramref name="image"/> the assembly that is found under <paramref name="simpleName"/>.</summary>
    internal void Add(string simpleName, byte[] image) => _images[simpleName] = image;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Null: shared with the host (the core library, the counters).
        return _images.TryGetValue(assemblyName.Name ?? "", out byte[]? image) ? LoadFromStream(new MemoryStream(image, writable: false)) : null;
    }
}
