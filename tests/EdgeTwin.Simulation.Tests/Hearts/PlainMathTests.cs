using CsCheck;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Tests.Hearts;

public class PlainMathTests
{
    [Fact]
    public void Sine_agrees_with_the_library() =>
        Gen.Double[-1000, 1000].Sample(turns => Assert.Equal(Math.Sin(2 * Math.PI * turns), PlainMath.Sin(turns), 1e-5));

    [Fact]
    public void Gaussian_agrees_with_the_library() =>
        Gen.Double[-5, 5].Sample(z => Assert.Equal(Math.Exp(-z * z / 2), PlainMath.Gaussian(z), 1e-6));

    [Fact]
    public void Normal_numbers_have_mean_0_and_deviation_1()
    {
        SplitMix64 random = new(9);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Assert.Equal(0, draws.Average(), 0.02);
        Assert.Equal(1, Math.Sqrt(draws.Average(x => x * x)), 0.02);
    }

    [Fact]
    public void The_generator_is_splitmix64()
    {
        // First three outputs for seed 1234567, as published with the algorithm.
        SplitMix64 random = new(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }
}
