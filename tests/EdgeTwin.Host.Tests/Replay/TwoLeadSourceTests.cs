using EdgeTwin.Host.Replay;

namespace EdgeTwin.Host.Tests.Replay;

public sealed class TwoLeadSourceTests
{
    private const int Missing = ISampleSource.Missing;

    [Fact]
    public void The_leads_stay_in_step_whatever_blocks_they_come_in()
    {
        using TwoLeadSource source = new(new Pieces([1, 2, 3], [4, 5], [6]), new Pieces([10], [20, 30, 40, 50], [60]));
        Assert.Equal([(1, 10), (2, 20), (3, 30), (4, 40), (5, 50), (6, 60)], ReadAll(source));
    }

    [Fact]
    public void A_second_lead_that_is_missing_or_ends_keeps_its_last_sample()
    {
        using TwoLeadSource source = new(new Pieces([1, Missing, 3, 4]), new Pieces([10, Missing, 30]));
        Assert.Equal([(1, 10), (Missing, 10), (3, 30), (4, 30)], ReadAll(source));
    }

    private static List<(int First, int Second)> ReadAll(TwoLeadSource source)
    {
        List<(int, int)> all = [];
        int[] first = new int[4];
        int[] second = new int[4];
        for (int read = source.Read(first, second); read > 0; read = source.Read(first, second))
        {
            for (int i = 0; i < read; i++)
            {
                all.Add((first[i], second[i]));
            }
        }
        return all;
    }

    private sealed class Pieces(params int[][] pieces) : ISampleSource
    {
        private readonly Queue<int> _samples = new(pieces.SelectMany(piece => piece));
        private readonly Queue<int> _lengths = new(pieces.Select(piece => piece.Length));

        public long? SampleCount => null;

        public int Read(Span<int> microvolts)
        {
            int read = 0;
            int most = _lengths.Count > 0 ? _lengths.Dequeue() : 4;
            while (read < most && read < microvolts.Length && _samples.Count > 0)
            {
                microvolts[read++] = _samples.Dequeue();
            }
            return read;
        }

        public void Dispose()
        {
        }
    }
}
