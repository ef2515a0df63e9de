using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Host.Metering;

/// <summary>The instructions that call <see cref="IlCounters"/> from a rewritten module. They leave the stack below them as it is.</summary>
internal sealed class CounterCalls
{
    private readonly FieldReference _counters;
    private readonly MethodReference _enter;
    private readonly MethodReference _execute;
    private readonly MethodReference _allocate;

    internal CounterCalls(ModuleDefinition module, FieldReference counters)
    {
        _counters = counters;
        _enter = Import(module, nameof(IlCounters.Enter));
        _execute = Import(module, nameof(IlCounters.Execute));
        _allocate = Import(module, nameof(IlCounters.Allocate));
    }

    internal IEnumerable<Instruction> Enter(int method) => Call(_enter, method);

    internal IEnumerable<Instruction> Execute(int method, int instructions) => Call(_execute, method, instructions);

    internal IEnumerable<Instruction> Allocate(int site) => Call(_allocate, site);

    private static MethodReference Import(ModuleDefinition module, string name) =>
        module.ImportReference(typeof(IlCounters).GetMethod(name));

    private Instruction[] Call(MethodReference method, params int[] arguments) =>
    [
        Instruction.Create(OpCodes.Ldsfld, _counters),
        .. arguments.Select(a => Instruction.Create(OpCodes.Ldc_I4, a)),
        Instruction.Create(OpCodes.Call, method),
    ];
}
