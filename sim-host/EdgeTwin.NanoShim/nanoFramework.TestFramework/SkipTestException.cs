namespace nanoFramework.TestFramework;

/// <summary>A test that cannot say anything here (nanoFramework.TestFramework, SkipTestException.cs).</summary>
/// <param name="message">Why.</param>
public sealed class SkipTestException(string message) : Exception(message);
