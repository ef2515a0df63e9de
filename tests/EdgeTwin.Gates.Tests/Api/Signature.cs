using Mono.Cecil;

namespace EdgeTwin.Gates.Tests.Api;

/// <summary>Writes members of IL as nano-api.txt writes them.</summary>
internal static class Signature
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Char"] = "char",
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
    };

    internal static string Of(FieldReference field) => field.Name;

    internal static string Of(MethodReference method)
    {
        string[] parameters = [.. method.Parameters.Select(p => Of(p.ParameterType))];
        string[] parts = method.Name.Split('_', 2);
        bool isAccessor = parts is ["get" or "set" or "add" or "remove", _];
        if (!isAccessor)
        {
            return $"{(method.Name == ".ctor" ? "new" : method.Name)}({string.Join(", ", parameters)})";
        }
        // An indexer's accessors are named after Item, a string's after Chars; the value that a setter takes is no index.
        string[] indices = parts[0] == "get" ? parameters : parameters[..^1];
        return indices.Length == 0 ? $"{parts[1]} {parts[0]}" : $"this({string.Join(", ", indices)}) {parts[0]}";
    }

    internal static string Of(TypeReference type) => type switch
    {
        ByReferenceType reference => "ref " + Of(reference.ElementType),
        ArrayType array => Of(array.ElementType) + "[]",
        IModifierType modified => Of(modified.ElementType),
        _ => Keywords.GetValueOrDefault(type.FullName, type.Name),
    };
}
