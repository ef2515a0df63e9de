using System.Reflection;
using EdgeTwin.Recordings;
using Mono.Cecil;

namespace EdgeTwin.Host.Metering;

/// <summary>Assemblies rewritten in memory, loaded, and counting.</summary>
internal sealed class MeteredAssemblies : IDisposable
{
    private readonly MeterLoadContext _context = new();

    private MeteredAssemblies(RewrittenFirmware code)
    {
        Code = code;
        Counters = new IlCounters(code.Methods.Count, code.AllocationPlaces.Count);
        for (int i = 0; i < code.Images.Count; i++)
        {
            _context.Add(code.Names[i], code.Images[i]);
        }
        Assemblies = [.. code.Names.Select(n => _context.LoadFromAssemblyName(new AssemblyName(n)))];
        foreach (Assembly assembly in Assemblies)
        {
            assembly.GetType(IlRewriter.HolderName, throwOnError: true)!.GetField(IlRewriter.HolderField)!.SetValue(null, Counters);
        }
    }

    /// <summary>What was loaded.</summary>
    internal RewrittenFirmware Code { get; }

    /// <summary>What the code has counted.</summary>
    internal IlCounters Counters { get; }

    /// <summary>Names of the methods, by the number they count under.</summary>
    internal IReadOnlyList<string> Methods => Code.Methods;

    /// <summary>Places that make heap objects, by the number they count under.</summary>
    internal IReadOnlyList<AllocationPlace> AllocationPlaces => Code.AllocationPlaces;

    /// <summary>The loaded assemblies, in the order they were asked for.</summary>
    internal IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>True when any of them was compiled without optimisation.</summary>
    internal bool IsDebug => Code.IsDebug;

    /// <summary>Rewrites the assemblies at <paramref name="paths"/>, gives each to <paramref name="extend"/>, and loads them.</summary>
    /// <exception cref="InputException">A file cannot be read as an assembly.</exception>
    internal static MeteredAssemblies Load(IReadOnlyList<string> paths, Action<ModuleDefinition>? extend = null) =>
        new(RewrittenFirmware.Make(paths, extend));

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();
}
