using CsCheck;
using EdgeTwin.Core.Rhythm;

namespace EdgeTwin.Core.Tests.Rhythm;

public sealed class RrEntropyTests
{
    [Fact]
    public void Is_the_entropy_of_the_window_whatever_came_before() =>
        Gen.Select(Gen.Byte[10, 12].Array[1, 400], Gen.Int[2, 127]).Sample((rates, length) =>
        {
            byte[] ring = new byte[RrEntropy.RingLength];
            RrEntropy entropy = new(ring);
            entropy.Clear(0);
            for (int i = 0; i < rates.Length; i++)
            {
                if (i >= length)
                {
                    entropy.Leave();
                }
                ring[i % ring.Length] = rates[i];
                entropy.Enter();
            }
            int[] words = [.. rates.Select((rate, i) => i < 2 ? -1 : (rate << 12) | (rates[i - 1] << 6) | rates[i - 2])];
            int[] window = [.. words.TakeLast(length).Where(word => word >= 0)];
            return Math.Abs(entropy.Permille - (1000 * Expected(window))) <= 12;
        });

    [Fact]
    public void All_alike_is_0_and_all_different_is_1000()
    {
        byte[] ring = new byte[RrEntropy.RingLength];
        RrEntropy entropy = new(ring);
        entropy.Clear(0);
        for (int i = 0; i < 102; i++)
        {
            entropy.Enter();
        }
        Assert.Equal(0, entropy.Permille);
        for (int i = 0; i < ring.Length; i++)
        {
            ring[i] = (byte)i;
        }
        entropy.Clear(0);
        for (int i = 0; i < 102; i++)
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
