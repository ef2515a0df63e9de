using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Host.Tests.Campaign;

/// <summary>The few cuts that bugs are planted with. Each fails where the firmware has no such place any more.</summary>
internal static class Surgery
{
    /// <summary>The method does nothing but give a number, or a truth.</summary>
    internal static void Give(MethodDefinition method, int value)
    {
        Clear(method).Emit(OpCodes.Ldc_I4, value);
        method.Body.GetILProcessor().Emit(OpCodes.Ret);
    }

    /// <summary>The method does nothing.</summary>
    internal static void Silence(MethodDefinition method) => Clear(method).Emit(OpCodes.Ret);

    /// <summary>The method throws.</summary>
    internal static void Throw(MethodDefinition method)
    {
        ILProcessor il = Clear(method);
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Throw);
    }

    /// <summary>The method lets every exception through.</summary>
    internal static void LetThrough(MethodDefinition method)
    {
        Assert.NotEmpty(method.Body.ExceptionHandlers);
        method.Body.ExceptionHandlers.Clear();
    }

    /// <summary>A parameter is 0 whatever the caller gives.</summary>
    internal static void Zero(MethodDefinition method, string parameter)
    {
        Instruction first = method.Body.Instructions[0];
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertBefore(first, il.Create(OpCodes.Ldc_I4_0));
        il.InsertBefore(first, il.Create(OpCodes.Starg, method.Parameters.Single(p => p.Name == parameter)));
    }

    /// <summary>Calls of a method that gives nothing are left out.</summary>
    internal static void Skip(MethodDefinition method, string called)
    {
        foreach (Instruction call in Calls(method, called))
        {
            MethodReference target = Assert.IsAssignableFrom<MethodReference>(call.Operand);
            Assert.Equal("Void", target.ReturnType.Name);
            ILProcessor il = method.Body.GetILProcessor();
            for (int i = 0; i < target.Parameters.Count; i++)
            {
                il.InsertBefore(call, il.Create(OpCodes.Pop));
            }
            call.OpCode = OpCodes.Pop;
            call.Operand = null;
        }
    }

    /// <summary>Another method of the same shape is called instead.</summary>
    internal static void Redirect(MethodDefinition method, string called, string instead)
    {
        foreach (Instruction call in Calls(method, called))
        {
            MethodDefinition target = Assert.IsType<MethodDefinition>(call.Operand);
            call.Operand = target.DeclaringType.Methods.Single(m => m.Name == instead);
        }
    }

    /// <summary>The method begins by calling <paramref name="target"/> of a field with its first argument.</summary>
    internal static void CallFirst(MethodDefinition method, string field, MethodDefinition target)
    {
        Instruction first = method.Body.Instructions[0];
        ILProcessor il = method.Body.GetILProcessor();
        il.InsertBefore(first, il.Create(OpCodes.Ldarg_0));
        il.InsertBefore(first, il.Create(OpCodes.Ldfld, method.DeclaringType.Fields.Single(f => f.Name == field)));
        il.InsertBefore(first, il.Create(OpCodes.Ldarg_1));
        il.InsertBefore(first, il.Create(OpCodes.Callvirt, target));
    }

    private static Instruction[] Calls(MethodDefinition method, string called)
    {
        Instruction[] found = [.. method.Body.Instructions.Where(i => i.Operand is MethodReference target && target.Name == called)];
        Assert.NotEmpty(found);
        return found;
    }

    private static ILProcessor Clear(MethodDefinition method)
    {
        method.Body = new MethodBody(method);
        return method.Body.GetILProcessor();
    }
}
