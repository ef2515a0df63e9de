using Mono.Cecil;
using Mono.Cecil.Cil;
using MethodAttributes = Mono.Cecil.MethodAttributes;

namespace EdgeTwin.Host.Metering;

/// <summary>
/// Writes a class into the rewritten firmware that takes what the twin tells and only counts it. It has to be written there: the rewritten
/// interface is another type than the one that this program was compiled against. It is not metered, for it is no part of the firmware.
/// </summary>
internal static class SilentSink
{
    /// <summary>Full name of the class.</summary>
    internal const string TypeName = "<EdgeTwinMeterSink>";

    /// <summary>Adds the class to the module that defines <paramref name="interfaceName"/>; other modules are left alone.</summary>
    internal static void AddTo(ModuleDefinition module, string interfaceName)
    {
        TypeDefinition? contract = module.GetType(interfaceName);
        if (contract is null)
        {
            return;
        }
        TypeDefinition sink = new("", TypeName, TypeAttributes.Public | TypeAttributes.Sealed, module.TypeSystem.Object);
        sink.Interfaces.Add(new InterfaceImplementation(contract));
        sink.Methods.Add(Constructor(module));
        foreach (MethodDefinition method in contract.Methods)
        {
            FieldDefinition calls = new(method.Name, FieldAttributes.Public, module.TypeSystem.Int64);
            sink.Fields.Add(calls);
            sink.Methods.Add(Counting(method, calls));
        }
        module.Types.Add(sink);
    }

    private static MethodDefinition Constructor(ModuleDefinition module)
    {
        const MethodAttributes attributes = MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName;
        MethodDefinition constructor = new(".ctor", attributes, module.TypeSystem.Void);
        ILProcessor il = constructor.Body.GetILProcessor();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, new MethodReference(".ctor", module.TypeSystem.Void, module.TypeSystem.Object) { HasThis = true });
        il.Emit(OpCodes.Ret);
        return constructor;
    }

    private static MethodDefinition Counting(MethodDefinition contract, FieldDefinition calls)
    {
        const MethodAttributes attributes = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot;
        MethodDefinition method = new(contract.Name, attributes, contract.ReturnType);
        foreach (ParameterDefinition parameter in contract.Parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter.Name, parameter.Attributes, parameter.ParameterType));
        }
        ILProcessor il = method.Body.GetILProcessor();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldfld, calls);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stfld, calls);
        il.Emit(OpCodes.Ret);
        return method;
    }
}
