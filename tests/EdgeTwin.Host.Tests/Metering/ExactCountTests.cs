namespace EdgeTwin.Host.Tests.Metering;

public sealed class ExactCountTests : IDisposable
{
    private readonly HandWrittenIl _hand = new();

    public void Dispose() => _hand.Dispose();

    [Theory]
    [InlineData("Loop", 0, 0, 8)]
    [InlineData("Loop", 10, 10, 78)]
    [InlineData("Switch", 0, 7, 4)]
    [InlineData("Switch", 1, 8, 5)]
    [InlineData("Switch", 5, -1, 4)]
    [InlineData("Divide", 5, 2, 7)]
    [InlineData("Divide", 0, -1, 9)]
    [InlineData("CallTwice", 10, 20, 6 + 78 + 78)]
    public void A_method_counts_what_it_executes_and_does_what_it_did(string method, int argument, int result, long instructions)
    {
        Assert.Equal((result, instructions, 0L), _hand.Run(method, argument));
        Assert.Equal(1, _hand.CallsOf(method));
    }

    [Fact]
    public void Calls_are_counted_on_the_method_called()
    {
        _hand.Run("CallTwice", 3);
        Assert.Equal(2, _hand.CallsOf("Loop"));
    }

    [Fact]
    public void An_array_and_a_box_are_two_allocations() => Assert.Equal((3, 8L, 2L), _hand.Run("Allocate", 3));
}
