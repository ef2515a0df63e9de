using EdgeTwin.Gates.Tests.Api;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Gates.Tests.Il;

/// <summary>Finds what nanoFramework lacks, refuses or breaks on in a compiled firmware assembly.</summary>
/// <param name="api">What may be named of the device's libraries.</param>
/// <param name="isFirmware">True for the simple names of firmware's own assemblies.</param>
/// <param name="allowFloat">False for Core, which is integer only.</param>
internal sealed class IlGate(NanoApi api, Predicate<string> isFirmware, bool allowFloat)
{
    private readonly List<Violation> _found = [];
    private readonly TypeRules _types = new(api, isFirmware, allowFloat);

    internal IReadOnlyList<Violation> Check(ModuleDefinition module)
    {
        // The compiler's holder of array initialisers becomes data; the embedded attributes are dropped by the metadata processor.
        foreach (TypeDefinition type in module.GetTypes().Where(t => !IsCompilersOwn(t)))
        {
            CheckType(type);
        }
        return _found;
    }

    private static bool IsCompilersOwn(TypeDefinition type) =>
        (type.DeclaringType ?? type).FullName is "<Module>" or "<PrivateImplementationDetails>"
        || type.Namespace is "System.Runtime.CompilerServices" or "Microsoft.CodeAnalysis"
        || IsHostsOwn(type);

    // nanoFramework's File, FileStream, NetworkInterface and Timer, which the host compiles into the firmware: no part of what a board runs.
    private static bool IsHostsOwn(TypeDefinition type) => (type.DeclaringType ?? type).Namespace is "System.IO" or "System.Net.NetworkInformation" or "System.Threading";

    private void CheckType(TypeDefinition type)
    {
        if (type.HasGenericParameters)
        {
            Add(type.FullName, "a generic type of our own breaks at run time", "write it for the one type it is needed for");
        }
        Name(type.FullName, type.BaseType);
        foreach (InterfaceImplementation implemented in type.Interfaces)
        {
            Name(type.FullName, implemented.InterfaceType);
        }
        foreach (FieldDefinition field in type.Fields.Where(f => !(type.IsEnum && f.Name == "value__")))
        {
            Name(field.FullName, field.FieldType);
        }
        foreach (MethodDefinition method in type.Methods)
        {
            CheckMethod(type, method);
        }
    }

    private void CheckMethod(TypeDefinition type, MethodDefinition method)
    {
        string where = Short(method);
        if (method.HasGenericParameters)
        {
            Add(where, "a generic method of our own breaks at run time", "write it for the one type it is needed for");
        }
        if (type.IsInterface && method.HasBody && !method.IsStatic)
        {
            Add(where, "a default interface method breaks at run time", "implement it in each class, or use an abstract class");
        }
        Name(where, method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            Name(where, parameter.ParameterType);
        }
        if (!method.HasBody)
        {
            return;
        }
        foreach (VariableDefinition variable in method.Body.Variables)
        {
            Name(where, variable.VariableType);
        }
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            Name(where, handler.CatchType);
        }
        foreach (Instruction instruction in method.Body.Instructions)
        {
            CheckInstruction(method, instruction);
        }
    }

    private void CheckInstruction(MethodDefinition method, Instruction instruction)
    {
        string where = $"{Place(method, instruction)}{Short(method)} IL_{instruction.Offset:x4}";
        if (OpCodeRules.Find(instruction, allowFloat) is { } banned)
        {
            Add(where, banned.What, banned.Instead);
        }
        switch (instruction.Operand)
        {
            case TypeReference type:
                Name(where, type);
                break;
            case FieldReference field:
                NameMember(where, field.DeclaringType, Signature.Of(field));
                Name(where, field.FieldType);
                break;
            // The accessors of an event: against nanoFramework, which has no such generic, the compiler writes them with a lock.
            case GenericInstanceMethod { DeclaringType.FullName: "System.Threading.Interlocked" } when method.IsAddOn || method.IsRemoveOn:
                break;
            case MethodReference called:
                CheckCall(where, called);
                break;
        }
    }

    private void CheckCall(string where, MethodReference called)
    {
        if (called is GenericInstanceMethod)
        {
            Add(where, $"{Short(called)} is generic", "nanoFramework 1.x has no generics: write a loop over arrays");
        }
        NameMember(where, called.DeclaringType, Signature.Of(called));
        Name(where, called.ReturnType is GenericParameter ? null : called.ReturnType);
    }

    private void NameMember(string where, TypeReference owner, string signature)
    {
        if (_types.Find(owner) is { } banned)
        {
            Add(where, banned.What, banned.Instead);
        }
        else if (owner is not ArrayType && !_types.IsOurs(owner) && !api.HasMember(owner.FullName, signature))
        {
            Add(where, $"{owner.FullName}.{signature} is not in nano-api.txt", "use what nanoFramework has, or list it with the repository file that shows it");
        }
    }

    private void Name(string where, TypeReference? type)
    {
        if (type is not null && _types.Find(type) is { } banned)
        {
            Add(where, banned.What, banned.Instead);
        }
    }

    private void Add(string where, string what, string instead)
    {
        Violation violation = new(where, what, instead);
        if (!_found.Contains(violation))
        {
            _found.Add(violation);
        }
    }

    private static string Place(MethodDefinition method, Instruction instruction)
    {
        SequencePoint? point = method.DebugInformation.SequencePoints.LastOrDefault(p => p.Offset <= instruction.Offset && !p.IsHidden);
        return point is null ? "" : $"{Path.GetFileName(point.Document.Url)}:{point.StartLine} ";
    }

    private static string Short(MethodReference method) => $"{method.DeclaringType.FullName}.{method.Name}";
}
