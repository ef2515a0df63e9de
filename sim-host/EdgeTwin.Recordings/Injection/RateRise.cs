namespace EdgeTwin.Recordings.Injection;

/// <summary>
/// Raises a real signal's heart rate for a while by shortening diastole: the stretch between the T wave and the next P wave is squeezed, the QRS complex and
/// the ST segment stay as they are.
/// </summary>
internal static class RateRise
{
    private const double LeastRise = 10;
    private const double HighestBpm = 140;
    private const double From = 0.42;
    private const double To = 0.85;

    // More of the stretch than this is never taken out.
    private const double MostSqueeze = 0.75;

    /// <summary>A rate-related item with a rise that the record's own rate has room for; an ischaemic one where it has none.</summary>
    internal static StItem Feasible(StItem item, IReadOnlyList<long> beats)
    {
        if (item.Kind != StItemKind.RateRelated)
        {
            return item;
        }
        long from = (long)(item.StartS * StInjection.RateHz);
        long to = (long)(item.EndS * StInjection.RateHz);
        int inside = beats.Count(beat => beat >= from && beat < to);
        double bpm = 60 * inside / (item.EndS - item.StartS);
        // What squeezing diastole can give at this rate.
        double most = Math.Min(HighestBpm - bpm, bpm * ((1 / (1 - (MostSqueeze * (To - From)))) - 1));
        return most >= LeastRise ? item with { RiseBpm = Math.Min(item.RiseBpm, most) } : item with { Kind = StItemKind.Ischaemic, LagS = 0 };
    }

    internal static (int[] Signal, long[] Beats) Apply(int[] microvolts, IReadOnlyList<long> beats, IReadOnlyList<StItem> items)
    {
        StItem[] rises = [.. items.Where(item => item.Kind == StItemKind.RateRelated)];
        long[] moved = [.. beats];
        if (rises.Length == 0)
        {
            return ([.. microvolts], moved);
        }
        List<int> signal = new(microvolts.Length);
        long done = 0;
        int rise = 0;
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = signal.Count + (beats[i] - done);
            long rr = i + 1 < moved.Length ? beats[i + 1] - beats[i] : 0;
            double seconds = (double)beats[i] / StInjection.RateHz;
            while (rise < rises.Length && rises[rise].EndS < seconds)
            {
                rise++;
            }
            double bpm = rise < rises.Length ? rises[rise].RiseBpm * rises[rise].At(seconds) : 0;
            if (bpm <= 0 || rr < StInjection.RateHz / 4 || rr > 2 * StInjection.RateHz)
            {
                continue;
            }
            long from = beats[i] + (long)(From * rr);
            long length = (long)((To - From) * rr);
            double wanted = rr - (60.0 * StInjection.RateHz / ((60.0 * StInjection.RateHz / rr) + bpm));
            int kept = (int)(length - Math.Min(wanted, MostSqueeze * length));
            signal.AddRange(microvolts.AsSpan((int)done, (int)(from - done)));
            Squeeze(microvolts.AsSpan((int)from, (int)length), signal, kept);
            done = from + length;
        }
        signal.AddRange(microvolts.AsSpan((int)done));
        return ([.. signal], moved);
    }

    // Linear interpolation: what is squeezed is slow.
    private static void Squeeze(ReadOnlySpan<int> stretch, List<int> signal, int kept)
    {
        for (int i = 0; i < kept; i++)
        {
            double at = (double)i * stretch.Length / kept;
            int low = (int)at;
            int a = stretch[low];
            int b = low + 1 < stretch.Length ? stretch[low + 1] : a;
            signal.Add(a == StInjection.Missing || b == StInjection.Missing ? StInjection.Missing : (int)Math.Round(a + ((b - a) * (at - low))));
        }
    }
}
