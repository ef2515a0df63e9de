using System.Text;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Provisioning;

/// <summary>Asks a person for a secret without showing what is typed.</summary>
internal static class TerminalSecret
{
    private const int LookEveryMs = 50;

    /// <summary>Asks for <paramref name="what"/> on standard error, so that the answer to a pipe stays clean.</summary>
    /// <returns>What was typed, or null where nobody can type.</returns>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    internal static string? Ask(CommandContext context, string what)
    {
        if (!context.IsOutTerminal || Console.IsInputRedirected)
        {
            return null;
        }
        context.Error.Write($"{what}: ");
        StringBuilder typed = new();
        while (true)
        {
            // ReadKey alone would not hear Ctrl-C, which the host turns into a cancellation.
            while (!Console.KeyAvailable)
            {
                if (context.Cancellation.WaitHandle.WaitOne(LookEveryMs))
                {
                    context.Error.WriteLine();
                    throw new OperationCanceledException(context.Cancellation);
                }
            }
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                context.Error.WriteLine();
                return typed.ToString();
            }
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }
    }
}
