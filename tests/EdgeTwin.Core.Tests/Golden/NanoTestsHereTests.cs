using System.Reflection;
using EdgeTwin.NanoTests;
using Nano = nanoFramework.TestFramework;

namespace EdgeTwin.Core.Tests.Golden;

/// <summary>The tests of the board, run here: what they hold on nanoFramework's runtime they hold on the host's too.</summary>
public sealed class NanoTestsHereTests
{
    public static TheoryData<string, string> Methods => [.. typeof(CodecTests).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<Nano.TestClassAttribute>() is not null)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.GetCustomAttribute<Nano.TestMethodAttribute>() is not null))
        .Select(method => (method.DeclaringType!.Name, method.Name))];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Passes_on_the_host(string type, string method)
    {
        try
        {
            typeof(CodecTests).Assembly.GetType($"EdgeTwin.NanoTests.{type}")!.GetMethod(method)!.Invoke(null, null);
        }
        catch (TargetInvocationException failed) when (failed.InnerException is Nano.SkipTestException skip)
        {
            // The board's runtime alone can say this; here it is enough that it ran.
            Assert.NotEmpty(skip.Message);
        }
    }
}
