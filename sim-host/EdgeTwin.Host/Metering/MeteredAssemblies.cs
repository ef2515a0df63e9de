using System.Reflection;
using EdgeTwin.Recordings;
using Mono.Cecil;

namespace EdgeTwin.Host.Metering;

/// <summary>Assemblies rewritten in memory, loaded, and counting.</summary>
internal sealed class MeteredAssemblies : IDisposable
{
    private readonly MeterLoadContext _context = new();

    private MeteredAssemblies(IlRewriter rewriter, IReadOnlyList<byte[]> images, IReadOnlyList<string> names, bool isDebug)
    {
        Methods = rewriter.Methods;
        AllocationPlaces = rewriter.AllocationPlaces;
        Counters = new IlCounters(Methods.Count, AllocationPlaces.Count);
        IsDebug = isDebug;
        for (int i = 0; i < images.Count; i++)
        {
            _context.Add(names[i], images[i]);
        }
        Assemblies = [.. names.Select(n => _context.LoadFromAssemblyName(new AssemblyName(n)))];
        foreach (Assembly assembly in Assemblies)
        {
            assembly.GetType(IlRewriter.HolderName, throwOnError: true)!.GetField(IlRewriter.HolderField)!.SetValue(null, Counters);
        }
    }

    /// <summary>What the code has counted.</summary>
    internal IlCounters Counters { get; }

    /// <summary>Names of the methods, by the number they count under.</summary>
    internal IReadOnlyList<string> Methods { get; }

    /// <summary>Places that make heap objects, by the number they count under.</summary>
    internal IReadOnlyList<AllocationPlace> AllocationPlaces { get; }

    /// <summary>The loaded assemblies, in the order they were asked for.</summary>
    internal IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>True when any of them was compiled without optimisation.</summary>
    internal bool IsDebug { get; }

    /// <summary>Rewrites the assemblies at <paramref name="paths"/>, gives each to <paramref name="extend"/>, and loads them.</summary>
    /// <exception cref="InputException">A file cannot be read as an assembly.</exception>
    internal static MeteredAssemblies Load(IReadOnlyList<string> paths, Action<ModuleDefinition>? extend = null)
    {
        ModuleDefinition[] modules = [.. paths.Select(Read)];
        try
        {
            string[] names = [.. modules.Select(m => m.Assembly.Name.Name)];
            IlRewriter rewriter = new(names);
            List<byte[]> images = [];
            foreach (ModuleDefinition module in modules)
            {
                rewriter.Rewrite(module);
                extend?.Invoke(module);
                using MemoryStream image = new();
                module.Write(image);
                images.Add(image.ToArray());
            }
            return new MeteredAssemblies(rewriter, images, names, modules.Any(IsUnoptimised));
        }
        finally
        {
            Array.ForEach(modules, m => m.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private static ModuleDefinition Read(string path)
    {
        try
        {
            DefaultAssemblyResolver resolver = new();
            resolver.AddSearchDirectory(Path.GetDirectoryName(path));
            resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
            return ModuleDefinition.ReadModule(path, new ReaderParameters { InMemory = true, AssemblyResolver = resolver });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            throw new InputException(Path.GetFileName(path), "", "cannot be read as a .NET assembly", "build the solution again");
        }
    }

    private static bool IsUnoptimised(ModuleDefinition module)
    {
        CustomAttribute? attribute = module.Assembly.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "DebuggableAttribute");
        const int disableOptimizations = 0x100;
        return attribute?.ConstructorArguments is [{ Value: int modes }] && (modes & disableOptimizations) != 0;
    }
}
