using System.Runtime.CompilerServices;

namespace nanoFramework.TestFramework;

/// <summary>What the tests of the board ask for (nanoFramework.TestFramework, Assert*.cs): the members that they use.</summary>
public static class Assert
{
    /// <summary>Fails unless both are equal.</summary>
    public static void AreEqual(int expected, int actual, [CallerArgumentExpression(nameof(actual))] string message = "") => Check(expected == actual, expected, actual, message);

    /// <inheritdoc cref="AreEqual(int, int, string)"/>
    public static void AreEqual(long expected, long actual, [CallerArgumentExpression(nameof(actual))] string message = "") => Check(expected == actual, expected, actual, message);

    /// <inheritdoc cref="AreEqual(int, int, string)"/>
    public static void AreEqual(uint expected, uint actual, [CallerArgumentExpression(nameof(actual))] string message = "") => Check(expected == actual, expected, actual, message);

    /// <inheritdoc cref="AreEqual(int, int, string)"/>
    public static void AreEqual(string expected, string actual, [CallerArgumentExpression(nameof(actual))] string message = "") => Check(expected == actual, expected, actual, message);

    /// <summary>Fails unless the condition holds.</summary>
    public static void IsTrue(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "") => Check(condition, true, condition, message);

    /// <summary>Fails where the condition holds.</summary>
    public static void IsFalse(bool condition, [CallerArgumentExpression(nameof(condition))] string message = "") => Check(!condition, false, condition, message);

    /// <summary>Ends the test as skipped.</summary>
    public static void SkipTest(string message) => throw new SkipTestException(message);

    private static void Check(bool isRight, object expected, object actual, string message)
    {
        if (!isRight)
        {
            throw new AssertFailedException($"{message}: expected {expected}, came {actual}");
        }
    }
}
