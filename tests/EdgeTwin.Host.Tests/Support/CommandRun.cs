using EdgeTwin.Host.Commands;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Tests.Support;

/// <summary>What a command line, run in this process, gave.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    internal static CommandRun Of(params string[] args) => Of(CancellationToken.None, args);

    internal static CommandRun Of(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = EdgeTwinCommand.Run(args, new CommandContext(output, error, false, false, cancellation));
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
