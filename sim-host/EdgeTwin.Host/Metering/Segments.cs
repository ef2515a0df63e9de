using Mono.Cecil.Cil;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// Cuts a method into runs of instructions that are executed whole or not at all, so that adding a run's length when it is entered is exact.
/// A run ends at branches and before their targets, at the edges of try blocks and handlers, and after every instruction that can throw:
/// an exception then leaves nothing counted that was not executed. The instruction that throws is counted; it was executed.
/// </summary>
internal static class Segments
{
    /// <summary>The first instruction of each run with the run's length, in the order of the code.</summary>
    internal static IReadOnlyList<(Instruction First, int Length)> Of(MethodBody body)
    {
        HashSet<Instruction> starts = Starts(body);
        List<(Instruction First, int Length)> segments = [];
        foreach (Instruction instruction in body.Instructions)
        {
            if (starts.Contains(instruction))
            {
                segments.Add((instruction, 1));
            }
            else
            {
                segments[^1] = (segments[^1].First, segments[^1].Length + 1);
            }
        }
        return segments;
    }

    private static HashSet<Instruction> Starts(MethodBody body)
    {
        HashSet<Instruction> starts = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                starts.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                starts.UnionWith(targets);
            }
            if (EndsSegment(instruction) && instruction.Next is not null)
            {
                starts.Add(instruction.Next);
            }
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            Instruction?[] edges = [handler.TryStart, handler.TryEnd, handler.FilterStart, handler.HandlerStart, handler.HandlerEnd];
            starts.UnionWith(edges.OfType<Instruction>());
        }
        return starts;
    }

    // A prefix (constrained., readonly., …) belongs to the instruction after it: nothing may come between.
    private static bool EndsSegment(Instruction instruction) =>
        instruction.OpCode.OpCodeType != OpCodeType.Prefix && !NeverThrows(instruction.OpCode.Code);

    // Everything not listed is taken to throw. That costs only speed.
    private static bool NeverThrows(Code code) => code switch
    {
        Code.Nop or Code.Dup or Code.Pop or Code.Ldnull or Code.Ldstr => true,
        >= Code.Ldarg_0 and <= Code.Ldc_R8 => true,
        >= Code.Ldarg and <= Code.Stloc => true,
        Code.Add or Code.Sub or Code.Mul or Code.And or Code.Or or Code.Xor or Code.Shl or Code.Shr or Code.Shr_Un or Code.Neg or Code.Not => true,
        Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un => true,
        >= Code.Conv_I1 and <= Code.Conv_U8 => true,
        Code.Conv_U2 or Code.Conv_U1 or Code.Conv_I or Code.Conv_U => true,
        _ => false,
    };
}
