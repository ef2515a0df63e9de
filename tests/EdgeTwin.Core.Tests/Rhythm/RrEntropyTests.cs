using CsCheck;
using EdgeTwin.Core.Rhythm;

namespace EdgeTwin.Core.Tests.Rhythm;

public sealed class RrEntropyTests
{
    [Fact]
    public void Is_the_entropy_of_the_window_whatever_came_before() =>
        Gen.Select(Gen.Int[-1, 12].Array[1, 400], Gen.Int[2, 127]).Sample((words, length) =>
        {
            int[] ring = new int[RrEntropy.RingLength];
            RrEntropy entropy = new(ring);
            entropy.Clear(0);
            for (int i = 0; i < words.Length; i++)
            {
                if (i >= length)
                {
                    entropy.Leave();
                }
                ring[i % ring.Length] = words[i];
                entropy.Enter();
            }
            int[] window = [.. words.TakeLast(length).Where(word => word != RrEntropy.NoWord)];
            return Math.Abs(entropy.Permille - (1000 * Expected(window))) <= 12;
        });

    [Fact]
    public void All_alike_is_0_and_all_different_is_1000()
    {
        int[] ring = new int[RrEntropy.RingLength];
        RrEntropy entropy = new(ring);
        entropy.Clear(0);
        for (int i = 0; i < 100; i++)
        {
            entropy.Enter();
        }
        Assert.Equal(0, entropy.Permille);
        for (int i = 0; i < ring.Length; i++)
        {
            ring[i] = i;
        }
        entropy.Clear(0);
        for (int i = 0; i < 100; i++)
        {
            entropy.Enter();
        }
        Assert.Equal(1000, entropy.Permille);
    }

    private static double Expected(int[] words)
    {
        if (words.Length < 2)
        {
            return 0;
        }
        double[] shares = [.. words.GroupBy(word => word).Select(group => (double)group.Count() / words.Length)];
        return shares.Length / (double)words.Length * -shares.Sum(p => p * Math.Log2(p)) / Math.Log2(words.Length);
    }
}
