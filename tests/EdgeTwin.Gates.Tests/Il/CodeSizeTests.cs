using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Gates.Tests.Il;

/// <summary>
/// nanoFramework's assembly format finds a method's code by 16 bits: the metadata processor refuses an assembly of more ("Byte code table overflow"). Tokens are two bytes
/// there and four here.
/// </summary>
public sealed class CodeSizeTests(ITestOutputHelper output)
{
    private const int MostBytes = 65_535;
    private const int HandlerBytes = 8;

    [Fact]
    public void An_assemblys_code_can_be_addressed()
    {
        foreach (string project in Checkout.FirmwareProjects)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, project + ".dll"));
            Assert.SkipWhen(IsDebug(module), "the board's build is optimised, this one is not");
            int bytes = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).Sum(method => Bytes(method.Body));
            output.WriteLine($"{project}: {bytes} of {MostBytes} bytes");
            Assert.True(bytes <= MostBytes, $"{project} has {bytes} bytes of code where {MostBytes} can be addressed: move a folder to an assembly of its own");
        }
    }

    private static bool IsDebug(ModuleDefinition module) => module.Assembly.CustomAttributes.Any(one =>
        one.AttributeType.Name == nameof(System.Diagnostics.DebuggableAttribute) && one.ConstructorArguments.Any(argument => argument.Value is int modes && (modes & 256) != 0));

    private static int Bytes(MethodBody body) => body.Instructions.Sum(Bytes) + (HandlerBytes * body.ExceptionHandlers.Count);

    private static int Bytes(Instruction one) => one.OpCode.OperandType switch
    {
        OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString or OperandType.InlineSig or OperandType.InlineBrTarget => one.OpCode.Size + 2,
        OperandType.InlineSwitch => one.OpCode.Size + 1 + (2 * ((Instruction[])one.Operand).Length),
        _ => one.GetSize(),
    };
}
