using EdgeTwin.Recordings;
using Mono.Cecil;

namespace EdgeTwin.Host.Metering;

/// <summary>The firmware's assemblies, rewritten to count, as images that a load context can take.</summary>
internal sealed class RewrittenFirmware
{
    private RewrittenFirmware(IlRewriter rewriter, IReadOnlyList<string> names, IReadOnlyList<byte[]> images, bool isDebug)
    {
        Methods = rewriter.Methods;
        AllocationPlaces = rewriter.AllocationPlaces;
        Names = names;
        Images = images;
        IsDebug = isDebug;
    }

    /// <summary>Names of the methods, by the number they count under.</summary>
    internal IReadOnlyList<string> Methods { get; }

    /// <summary>Places that make heap objects, by the number they count under.</summary>
    internal IReadOnlyList<AllocationPlace> AllocationPlaces { get; }

    /// <summary>Simple names of the assemblies, in the order they were asked for.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Their images.</summary>
    internal IReadOnlyList<byte[]> Images { get; }

    /// <summary>True when any of them was compiled without optimisation.</summary>
    internal bool IsDebug { get; }

    /// <summary>Rewrites the assemblies at <paramref name="paths"/> and gives each to <paramref name="extend"/>.</summary>
    /// <exception cref="InputException">A file cannot be read as an assembly.</exception>
    internal static RewrittenFirmware Make(IReadOnlyList<string> paths, Action<ModuleDefinition>? extend = null)
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
            return new RewrittenFirmware(rewriter, names, images, modules.Any(IsUnoptimised));
        }
        finally
        {
            Array.ForEach(modules, m => m.Dispose());
        }
    }

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
