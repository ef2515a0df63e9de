using EdgeTwin.Gates.Tests.Api;
using Mono.Cecil;

namespace EdgeTwin.Gates.Tests.Il;

/// <summary>Which types firmware may name.</summary>
internal sealed class TypeRules(NanoApi api, Predicate<string> isFirmware, bool allowFloat)
{
    /// <summary>Why <paramref name="type"/> may not be named, or null.</summary>
    internal (string What, string Instead)? Find(TypeReference type) => type switch
    {
        GenericInstanceType generic => FindGeneric(generic),
        GenericParameter => ("a generic parameter breaks at run time", "write it for the one type it is needed for"),
        FunctionPointerType => ("a function pointer breaks at run time", "use an interface"),
        PointerType => ("a pointer is refused by nanoFramework's metadata processor", "index an array"),
        ArrayType { Rank: > 1 } array => ($"{array.Name} is refused by nanoFramework's metadata processor", "use one array and compute the index"),
        RequiredModifierType { ModifierType.Name: "IsVolatile" } => ("volatile does not compile for nanoFramework", "use Interlocked or lock"),
        TypeSpecification wrapped => Find(wrapped.ElementType),
        { FullName: "System.Decimal" } => ("decimal does not compile for nanoFramework", "use a scaled long"),
        { FullName: "System.Single" or "System.Double" } when !allowFloat => ("Core is integer only: floating point differs between the runtimes", "use fixed point"),
        { Name: "DefaultInterpolatedStringHandler" } => ("interpolation is compiled to a type that nanoFramework has not, and is slow where it has another", "join with +"),
        _ when IsOurs(type) || api.HasType(type.FullName) => null,
        _ => ($"{type.FullName} is not in nano-api.txt", "use what nanoFramework has, or list it with the repository file that shows it"),
    };

    /// <summary>True for types of firmware's own assemblies.</summary>
    internal bool IsOurs(TypeReference type)
    {
        TypeReference element = type.GetElementType();
        return element.Scope is AssemblyNameReference name ? isFirmware(name.Name) : element.Scope is ModuleDefinition;
    }

    private static (string What, string Instead) FindGeneric(GenericInstanceType generic) => generic.ElementType.FullName switch
    {
        "System.Nullable`1" => ("T? does not compile for nanoFramework", "use a sentinel value or a bool beside it"),
        "System.Span`1" or "System.ReadOnlySpan`1" => ("Span does not exist in nanoFramework 1.x", "pass an array, an offset and a count"),
        var name when name.StartsWith("System.Func", StringComparison.Ordinal) || name.StartsWith("System.Action", StringComparison.Ordinal)
            => ($"{generic.Name} breaks at run time", "declare an interface"),
        var name when name.StartsWith("System.ValueTuple", StringComparison.Ordinal) => ("tuples do not compile for nanoFramework", "use out parameters or a class"),
        var name => ($"{name} is generic, which nanoFramework 1.x has not", "use a fixed-size array, ArrayList or Queue"),
    };
}
