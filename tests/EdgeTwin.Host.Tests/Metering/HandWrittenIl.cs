using EdgeTwin.Host.Metering;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Host.Tests.Metering;

/// <summary>An assembly of small methods in IL written by hand, so that what they execute can be counted by reading.</summary>
internal sealed class HandWrittenIl : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"hand-{Guid.NewGuid():N}.dll");
    private readonly MeteredAssemblies _code;

    internal HandWrittenIl()
    {
        using (AssemblyDefinition assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Hand", new Version(1, 0)), "Hand", ModuleKind.Dll))
        {
            ModuleDefinition module = assembly.MainModule;
            TypeDefinition type = new("", "Hand", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
            module.Types.Add(type);
            MethodDefinition loop = Loop(module);
            MethodDefinition[] methods = [loop, Switch(module), Divide(module), CallTwice(module, loop), Allocate(module)];
            Array.ForEach(methods, type.Methods.Add);
            assembly.Write(_path);
        }
        _code = MeteredAssemblies.Load([_path]);
    }

    /// <summary>Calls a method and gives its result with the instructions and allocations that it took.</summary>
    internal (int Result, long Instructions, long Allocations) Run(string method, int argument)
    {
        _code.Counters.Clear();
        int result = (int)_code.Assemblies[0].GetType("Hand")!.GetMethod(method)!.Invoke(null, [argument])!;
        return (result, _code.Counters.Total, _code.Counters.Allocations);
    }

    internal long CallsOf(string method) => _code.Counters.CallsOf(_code.Methods.ToList().IndexOf("Hand." + method));

    public void Dispose()
    {
        _code.Dispose();
        File.Delete(_path);
    }

    // 3 before the loop, 4 each time round, 3 for each of the n + 1 checks, 2 after: 7 n + 8.
    private static MethodDefinition Loop(ModuleDefinition module) => Method(module, "Loop", il =>
    {
        Instruction check = il.Create(OpCodes.Ldloc_0);
        Instruction body = il.Create(OpCodes.Ldloc_0);
        Append(il, il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Br_S, check));
        Append(il, body, il.Create(OpCodes.Ldc_I4_1), il.Create(OpCodes.Add), il.Create(OpCodes.Stloc_0));
        Append(il, check, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Blt_S, body));
        Append(il, il.Create(OpCodes.Ldloc_0), il.Create(OpCodes.Ret));
    });

    // 4 for 0 and for the default, 5 for 1.
    private static MethodDefinition Switch(ModuleDefinition module) => Method(module, "Switch", il =>
    {
        Instruction zero = il.Create(OpCodes.Ldc_I4_7);
        Instruction one = il.Create(OpCodes.Nop);
        Append(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Switch, [zero, one]), il.Create(OpCodes.Ldc_I4_M1), il.Create(OpCodes.Ret));
        Append(il, zero, il.Create(OpCodes.Ret), one, il.Create(OpCodes.Ldc_I4_8), il.Create(OpCodes.Ret));
    });

    // 5 in the try, or 3 of them up to the division that throws and 4 in the handler; then 2.
    private static MethodDefinition Divide(ModuleDefinition module) => Method(module, "Divide", il =>
    {
        Instruction start = il.Create(OpCodes.Ldc_I4, 10);
        Instruction handler = il.Create(OpCodes.Pop);
        Instruction end = il.Create(OpCodes.Ldloc_0);
        Append(il, start, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Div), il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Leave_S, end));
        Append(il, handler, il.Create(OpCodes.Ldc_I4_M1), il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Leave_S, end));
        Append(il, end, il.Create(OpCodes.Ret));
        il.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
        {
            TryStart = start,
            TryEnd = handler,
            HandlerStart = handler,
            HandlerEnd = end,
            CatchType = module.ImportReference(typeof(DivideByZeroException)),
        });
    });

    // 6 of its own.
    private static MethodDefinition CallTwice(ModuleDefinition module, MethodDefinition loop) => Method(module, "CallTwice", il =>
    {
        Append(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Call, loop), il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Call, loop));
        Append(il, il.Create(OpCodes.Add), il.Create(OpCodes.Ret));
    });

    // 8 instructions that make an array and a box.
    private static MethodDefinition Allocate(ModuleDefinition module) => Method(module, "Allocate", il =>
    {
        Append(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Newarr, module.TypeSystem.Int32), il.Create(OpCodes.Pop));
        Append(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Box, module.TypeSystem.Int32), il.Create(OpCodes.Pop));
        Append(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Ret));
    });

    private static MethodDefinition Method(ModuleDefinition module, string name, Action<ILProcessor> write)
    {
        MethodDefinition method = new(name, MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Int32);
        method.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        method.Body.Variables.Add(new VariableDefinition(module.TypeSystem.Int32));
        method.Body.InitLocals = true;
        write(method.Body.GetILProcessor());
        return method;
    }

    private static void Append(ILProcessor il, params Instruction[] instructions) => Array.ForEach(instructions, il.Append);
}
