using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// Makes an assembly count what it executes: every method tells <see cref="IlCounters"/> that it was entered, every run of instructions
/// (<see cref="Segments"/>) adds its length, every instruction that makes a heap object says so. What the code does is left as it was.
/// </summary>
internal sealed class IlRewriter
{
    /// <summary>The type put into each rewritten assembly; its one static field holds the counters.</summary>
    internal const string HolderName = "<EdgeTwinMeter>";

    /// <summary>That field.</summary>
    internal const string HolderField = "Counters";

    private readonly List<string> _methods = [];
    private readonly List<AllocationPlace> _places = [];
    private readonly Predicate<string> _isMetered;

    /// <summary>A rewriter for a set of assemblies that call each other.</summary>
    /// <param name="meteredAssemblies">The simple names of the whole set.</param>
    internal IlRewriter(IReadOnlyCollection<string> meteredAssemblies)
    {
        _isMetered = meteredAssemblies.Contains;
    }

    /// <summary>Names of the methods rewritten so far; the index is the number that they count under.</summary>
    internal IReadOnlyList<string> Methods => _methods;

    /// <summary>The places that make heap objects; the index is the number that they count under.</summary>
    internal IReadOnlyList<AllocationPlace> AllocationPlaces => _places;

    /// <summary>Rewrites every method of <paramref name="module"/>.</summary>
    internal void Rewrite(ModuleDefinition module)
    {
        TypeDefinition[] types = [.. module.GetTypes()];
        CounterCalls calls = new(module, AddHolder(module));
        foreach (MethodDefinition method in types.SelectMany(t => t.Methods).Where(m => m.HasBody))
        {
            Rewrite(method, calls);
        }
    }

    private static FieldDefinition AddHolder(ModuleDefinition module)
    {
        TypeDefinition holder = new("", HolderName, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        FieldDefinition field = new(HolderField, FieldAttributes.Public | FieldAttributes.Static, module.ImportReference(typeof(IlCounters)));
        holder.Fields.Add(field);
        module.Types.Add(holder);
        return field;
    }

    private void Rewrite(MethodDefinition method, CounterCalls calls)
    {
        MethodBody body = method.Body;
        int number = _methods.Count;
        string name = $"{method.DeclaringType.FullName.Replace('/', '.')}.{method.Name}";
        _methods.Add(name);
        Dictionary<Instruction, string> makers = Makers(body);
        Dictionary<Instruction, int> lengths = Segments.Of(body).ToDictionary(s => s.First, s => s.Length);
        Instruction entry = body.Instructions[0];
        // Offsets are kept before the code moves; long branches, since the code grows.
        Dictionary<Instruction, int> offsets = body.Instructions.ToDictionary(i => i, i => i.Offset);
        body.SimplifyMacros();

        Dictionary<Instruction, Instruction> moved = [];
        List<Instruction> code = [];
        foreach (Instruction original in body.Instructions)
        {
            int first = code.Count;
            if (original == entry)
            {
                code.AddRange(calls.Enter(number));
                foreach (string local in AllocationProbe.StructLocals(body))
                {
                    code.AddRange(calls.Allocate(PlaceOf(name, 0, local)));
                }
                // A loop may lead back to the first instruction: that is no second call.
                first = code.Count;
            }
            if (lengths.TryGetValue(original, out int length))
            {
                code.AddRange(calls.Execute(number, length));
            }
            if (makers.TryGetValue(original, out string? what))
            {
                // Before a prefix would be the place for a prefixed call; none of the makers but calls take one.
                InsertBeforePrefixes(code, calls.Allocate(PlaceOf(name, offsets[original], what)));
            }
            code.Add(original);
            moved[original] = code[first];
        }
        Replace(body, code, moved);
    }

    private Dictionary<Instruction, string> Makers(MethodBody body)
    {
        Dictionary<Instruction, string> makers = [];
        foreach (Instruction instruction in body.Instructions)
        {
            string? what = AllocationProbe.Describe(instruction, _isMetered);
            if (what is not null)
            {
                makers[instruction] = what;
            }
        }
        return makers;
    }

    private int PlaceOf(string method, int offset, string what)
    {
        _places.Add(new AllocationPlace(method, offset, what));
        return _places.Count - 1;
    }

    private static void InsertBeforePrefixes(List<Instruction> code, IEnumerable<Instruction> inserted)
    {
        int at = code.Count;
        while (at > 0 && code[at - 1].OpCode.OpCodeType == OpCodeType.Prefix)
        {
            at--;
        }
        code.InsertRange(at, inserted);
    }

    private static void Replace(MethodBody body, List<Instruction> code, Dictionary<Instruction, Instruction> moved)
    {
        foreach (Instruction instruction in code)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => moved.GetValueOrDefault(target, target),
                Instruction[] targets => targets.Select(t => moved[t]).ToArray(),
                _ => instruction.Operand,
            };
        }
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = At(handler.TryStart);
            handler.TryEnd = At(handler.TryEnd);
            handler.FilterStart = At(handler.FilterStart);
            handler.HandlerStart = At(handler.HandlerStart);
            handler.HandlerEnd = At(handler.HandlerEnd);
        }
        // Sequence points name offsets of the old code, and nobody debugs the new one.
        body.Method.DebugInformation = null;
        body.Instructions.Clear();
        foreach (Instruction instruction in code)
        {
            body.Instructions.Add(instruction);
        }

        Instruction? At(Instruction? edge) => edge is null ? null : moved[edge];
    }
}
