namespace nanoFramework.TestFramework;

/// <summary>What a test says beside passing (nanoFramework.TestFramework, OutputHelper.cs).</summary>
public static class OutputHelper
{
    /// <summary>Writes a line.</summary>
    public static void WriteLine(string message) => Console.WriteLine(message);
}
