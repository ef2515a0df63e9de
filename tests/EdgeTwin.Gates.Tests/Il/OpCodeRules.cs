using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Gates.Tests.Il;

/// <summary>Which instructions firmware may hold.</summary>
internal static class OpCodeRules
{
    internal static (string What, string Instead)? Find(Instruction instruction, bool allowFloat) => instruction.OpCode.Code switch
    {
        Code.Localloc => ("stackalloc is refused by nanoFramework's metadata processor", "allocate an array at start"),
        Code.Calli => ("a call through a function pointer breaks at run time", "use an interface"),
        Code.Volatile => ("volatile does not compile for nanoFramework", "use Interlocked or lock"),
        Code.Box or Code.Constrained when IsEnum(instruction.Operand) =>
            ("an enum is boxed, for ToString or formatting: nanoFramework prints its number, and it allocates", "write the name with a switch"),
        Code.Ldc_R4 or Code.Ldc_R8 or Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un or Code.Ldind_R4 or Code.Ldind_R8
            or Code.Stind_R4 or Code.Stind_R8 or Code.Ldelem_R4 or Code.Ldelem_R8 or Code.Stelem_R4 or Code.Stelem_R8 when !allowFloat =>
            ("Core is integer only: floating point differs between the runtimes", "use fixed point"),
        _ => null,
    };

    private static bool IsEnum(object operand) => operand is TypeReference type && type is not GenericParameter && type.IsValueType && type.Resolve() is { IsEnum: true };
}
