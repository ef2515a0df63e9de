namespace EdgeTwin.Host.Training;

/// <summary>Candidates with their class and weight, out of any number of records.</summary>
internal sealed class QrsRows
{
    // A beat is taken as far as EC57's 150 ms from its mark.
    private const int MatchSamples = 37;
    private const int SettlingSamples = 1000;
    private const int FlutterMarginSamples = 100;

    // A second candidate beside a beat does little harm where it is taken in the first's place.
    private const double BesideBeat = 0.2;

    // What is plain to see is many times as much as what is not: one row in ten stands for the others, and one in two of those with noise.
    private const int PlainThinning = 10;
    private const int NoiseThinning = 2;

    private readonly List<sbyte[]> _features = [];
    private readonly List<bool> _isBeat = [];
    private readonly List<float> _weights = [];
    private int _noisy;
    private int _plain;

    /// <summary>Takes what a detector with <paramref name="trees"/> (null: its rules alone) weighs in <paramref name="record"/>.</summary>
    internal void Add(QrsTrainingRecord record, TreeTable? trees)
    {
        foreach ((double weight, int[] microvolts) in record.Variants)
        {
            IReadOnlyList<(int RPeak, sbyte[] Features)> candidates = QrsCandidateTap.Run(microvolts, trees);
            int[] beatOf = [.. candidates.Select(one => Nearest(record.Beats, one.RPeak))];
            for (int i = 0; i < beatOf.Length; i++)
            {
                int rPeak = candidates[i].RPeak;
                if (rPeak < SettlingSamples || record.IsInFlutter(rPeak, FlutterMarginSamples))
                {
                    continue;
                }
                int distance = beatOf[i] < 0 ? int.MaxValue : Math.Abs(record.Beats[beatOf[i]] - rPeak);
                bool isBeside = beatOf[i] >= 0 && (IsNearer(i - 1, distance + 1) || IsNearer(i + 1, distance));
                Add(candidates[i].Features, beatOf[i] >= 0 && !isBeside, isBeside ? weight * BesideBeat : weight, weight < 1);

                bool IsNearer(int other, int than) => other >= 0 && other < beatOf.Length && beatOf[other] == beatOf[i]
                    && Math.Abs(record.Beats[beatOf[i]] - candidates[other].RPeak) < than;
            }
        }
    }

    /// <summary>Grows trees from all rows.</summary>
    internal sbyte[] Fit(TreeOptions options, Action<double>? progress) => TreeTrainer.Fit([.. _features], [.. _isBeat], [.. _weights], options, progress);

    private void Add(sbyte[] features, bool isBeat, double weight, bool isNoisy)
    {
        if (isNoisy && _noisy++ % NoiseThinning != 0)
        {
            return;
        }
        weight *= isNoisy ? NoiseThinning : 1;
        if (IsPlain(features, isBeat))
        {
            if (_plain++ % PlainThinning != 0)
            {
                return;
            }
            weight *= PlainThinning;
        }
        _features.Add(features);
        _isBeat.Add(isBeat);
        _weights.Add((float)weight);
    }

    // A beat of about the usual size after a usual interval in a smooth signal; or what has less than a seventh of a beat's energy.
    private static bool IsPlain(sbyte[] features, bool isBeat) => isBeat ? features[0] > -10 && features[12] < 40 && features[4] > 70 : features[0] < -45;

    private static int Nearest(int[] beats, int sample)
    {
        int at = Array.BinarySearch(beats, sample);
        at = at >= 0 ? at : ~at;
        int before = at > 0 ? sample - beats[at - 1] : int.MaxValue;
        int after = at < beats.Length ? beats[at] - sample : int.MaxValue;
        return Math.Min(before, after) > MatchSamples ? -1 : before < after ? at - 1 : at;
    }
}
