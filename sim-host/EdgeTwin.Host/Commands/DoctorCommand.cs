using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Commands;

/// <summary><c>edgetwin doctor</c>: advice, never a failure.</summary>
internal static class DoctorCommand
{
    internal static Command Build(CommandContext context)
    {
        Command command = new("doctor", Help.Doctor);
        command.SetAction(_ =>
        {
            Write(context);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CommandContext context)
    {
        int advice = 0;
        Line(true, $".NET runtime {Environment.Version} on {System.Runtime.InteropServices.RuntimeInformation.OSDescription.Trim()}, {Say.Count(Environment.ProcessorCount, "processor")}", "");
        Line(Recordings() is not null, Recordings() is { } folder ? $"recordings in {folder}" : "no recordings beside the checkout",
            "you can replay your own files; tests that need public recordings are skipped (EDGETWIN_TRACES names their folder)");
        Line(CanWrite(Directory.GetCurrentDirectory()), $"writing into this folder, {Directory.GetCurrentDirectory()}", "give --out and --html a folder that you may write to");
        Line(CanWrite(Path.GetTempPath()), "writing temporary files", "set TMPDIR (or TEMP) to a folder that you may write to");
        Line(true, context.IsOutTerminal ? "the output is a terminal" : "the output is a file or a pipe: nothing is paced or coloured", "");
        Line(HasPort(), HasPort() ? "a network port can be opened" : "no network port can be opened", "replay, evaluate and convert need none; a live page will");
        context.Out.WriteLine();
        context.Out.WriteLine(advice == 0 ? "Nothing is missing." : $"{Say.Count(advice, "piece")} of advice; nothing here stops replay or evaluate from working, unless a folder cannot be written.");

        void Line(bool isGood, string what, string then)
        {
            advice += isGood ? 0 : 1;
            context.Out.WriteLine($"  {(isGood ? "ok    " : "advice")}  {what}{(isGood ? "" : ": " + then)}");
        }
    }

    private static string? Recordings()
    {
        string? named = Environment.GetEnvironmentVariable("EDGETWIN_TRACES");
        string folder = string.IsNullOrEmpty(named) ? Path.Combine("..", "shared", "traces") : named;
        return Directory.Exists(folder) ? folder : null;
    }

    private static bool CanWrite(string folder)
    {
        string probe = Path.Combine(folder, $".edgetwin-{Guid.NewGuid():N}");
        try
        {
            using FileStream stream = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool HasPort()
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
