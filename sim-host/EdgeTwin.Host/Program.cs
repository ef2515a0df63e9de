using System.Runtime.InteropServices;
using System.Text;
using EdgeTwin.Host.Commands;
using EdgeTwin.Host.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using CancellationTokenSource interrupt = new();
Console.CancelKeyPress += (_, pressed) =>
{
    // The command stops at its next block and cleans up; a second Ctrl-C ends the process at once.
    pressed.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
};
// A supervisor's way of saying Ctrl-C.
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
});
CommandContext context = new(Console.Out, Console.Error, !Console.IsErrorRedirected, !Console.IsOutputRedirected, interrupt.Token);
return EdgeTwinCommand.Run(args, context);
