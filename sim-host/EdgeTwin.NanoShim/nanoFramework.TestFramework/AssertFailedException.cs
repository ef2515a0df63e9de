namespace nanoFramework.TestFramework;

/// <summary>A test that failed (nanoFramework.TestFramework, AssertFailedException.cs).</summary>
/// <param name="message">What was expected, and what came.</param>
public sealed class AssertFailedException(string message) : Exception(message);
