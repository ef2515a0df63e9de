namespace EdgeTwin.Host.Output;

/// <summary>The command line asks for something that does not fit, which only shows once the input is open. Ends with <see cref="ExitCode.Usage"/>.</summary>
/// <param name="message">One sentence: what is wrong, and what would be right.</param>
public sealed class UsageException(string message) : Exception(message);
