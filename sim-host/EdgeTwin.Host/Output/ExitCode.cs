namespace EdgeTwin.Host.Output;

/// <summary>What the command's exit code says. A contract with scripts.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and a threshold that was asked for is missed.</summary>
    public const int ThresholdMissed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>An input is missing or bad, or an output cannot be written.</summary>
    public const int Input = 3;

    /// <summary>A defect in edgetwin.</summary>
    public const int Internal = 4;

    /// <summary>Interrupted, with Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}
