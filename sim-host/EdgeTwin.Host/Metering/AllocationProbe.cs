using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// Tells which instructions make heap objects on a board. nanoFramework has no stack for structs: a struct local is a heap object that each
/// call makes anew (CLR_RT_ExecutionEngine::InitializeLocals in nanoframework/nf-interpreter, src/CLR/Core/Execution.cpp), and so is <c>newobj</c> of a struct.
/// </summary>
internal static class AllocationProbe
{
    /// <summary>What <paramref name="instruction"/> makes, in words, or null where it makes nothing.</summary>
    /// <param name="instruction">Any instruction.</param>
    /// <param name="isMetered">True for assemblies that count for themselves: a call into them makes nothing by itself.</param>
    internal static string? Describe(Instruction instruction, Predicate<string> isMetered) => instruction.OpCode.Code switch
    {
        Code.Newobj => "new " + ((MethodReference)instruction.Operand).DeclaringType.Name,
        Code.Newarr => $"new {((TypeReference)instruction.Operand).Name}[]",
        Code.Box => "box " + ((TypeReference)instruction.Operand).Name,
        Code.Call or Code.Callvirt => DescribeCall((MethodReference)instruction.Operand, isMetered),
        _ => null,
    };

    /// <summary>Struct locals of <paramref name="body"/>: heap objects made whenever the method is entered.</summary>
    internal static IEnumerable<string> StructLocals(MethodBody body) =>
        body.Variables.Where(v => IsStruct(v.VariableType)).Select(v => "struct local " + v.VariableType.Name);

    // A library's method that returns a reference (string.Concat, ToString, ToArray …) is taken to make it: that can only accuse too many.
    private static string? DescribeCall(MethodReference method, Predicate<string> isMetered)
    {
        TypeReference owner = method.DeclaringType.GetElementType();
        bool isLibrary = !isMetered(AssemblyName(owner));
        TypeReference returned = method.ReturnType;
        bool isReference = returned is ArrayType || (!returned.IsValueType && !returned.IsPrimitive && !returned.IsByReference
            && returned.MetadataType is not (MetadataType.Void or MetadataType.Pointer));
        return isLibrary && isReference ? $"{returned.Name} from {owner.Name}.{method.Name}" : null;
    }

    private static bool IsStruct(TypeReference type) =>
        type is not (ByReferenceType or ArrayType or PointerType) && type.IsValueType && !type.IsPrimitive
            // These two are 64-bit words to nanoFramework, not structs.
            && type.FullName is not ("System.DateTime" or "System.TimeSpan")
            && type.Resolve() is { IsEnum: false };

    private static string AssemblyName(TypeReference type) =>
        type.Scope is AssemblyNameReference name ? name.Name : type.Module.Assembly.Name.Name;
}
