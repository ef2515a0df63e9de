using CsCheck;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Tests.Signal;

public sealed class Log2Tests
{
    [Fact]
    public void Is_within_five_quarters_of_a_sixteenth_of_the_logarithm() =>
        Gen.Int[1, int.MaxValue].Sample(value => Math.Abs(Log2.Sixteenths(value) - (16 * Math.Log2(value))) <= 1.25);

    [Fact]
    public void Never_falls_as_the_value_rises() =>
        Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Int[1, 100_000]).Sample((value, step) =>
            value > int.MaxValue - step || Log2.Sixteenths(value + step) >= Log2.Sixteenths(value));

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 16)]
    [InlineData(1024, 160)]
    [InlineData(int.MaxValue, 496)]
    public void Knows_the_powers_of_two_and_takes_any_integer(int value, int expected) => Assert.Equal(expected, Log2.Sixteenths(value));
}
