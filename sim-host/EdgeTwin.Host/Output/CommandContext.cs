using Spectre.Console;

namespace EdgeTwin.Host.Output;

/// <summary>
/// What a command talks to: results go to <see cref="Out"/>, everything else to <see cref="Error"/>. Tests give their own writers.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="isErrorTerminal">True when a person watches standard error: progress is shown.</param>
/// <param name="isOutTerminal">True when a person watches standard output: text may be paced and coloured.</param>
/// <param name="cancellation">Cancelled by Ctrl-C.</param>
public sealed class CommandContext(TextWriter output, TextWriter error, bool isErrorTerminal, bool isOutTerminal, CancellationToken cancellation)
{
    /// <summary>Results.</summary>
    public TextWriter Out { get; } = output;

    /// <summary>Messages and progress.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>True when a person watches standard output.</summary>
    public bool IsOutTerminal { get; } = isOutTerminal;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Runs <paramref name="work"/> with a progress bar on standard error, or without one where nobody watches.</summary>
    /// <param name="label">What is being done.</param>
    /// <param name="work">The work; it tells how far it is, 0..1, from any thread.</param>
    /// <returns>What the work returns.</returns>
    public T WithProgress<T>(string label, Func<Action<double>, T> work)
    {
        if (!isErrorTerminal)
        {
            return work(static _ => { });
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) });
        return console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(bars =>
            {
                ProgressTask bar = bars.AddTask(Markup.Escape(label));
                return work(done => bar.Value = 100 * done);
            });
    }
}
