namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>
/// Pulses against beats of an ECG. A pulse comes later than its beat by the time that blood takes: one lag a record, the median, is taken off, and what then is within
/// 150 ms of a beat (EC57's window) is that beat's pulse. Where the reference's start is not known either, the lag is the one that pairs most.
/// </summary>
internal static class PulseMatch
{
    internal const double WindowS = 0.15;
    private const double LargestPulseDelayS = 0.8;
    private const double SearchStepS = 0.02;
    private const int Refinements = 3;

    /// <summary>Lag of the pulses behind the beats, s; null where none pair.</summary>
    /// <param name="beatsS">Beats, s.</param>
    /// <param name="pulsesS">Pulses, s.</param>
    /// <param name="isStartKnown">False for intervals whose start is not known.</param>
    internal static double? Lag(IReadOnlyList<double> beatsS, IReadOnlyList<double> pulsesS, bool isStartKnown)
    {
        if (beatsS.Count == 0 || pulsesS.Count == 0)
        {
            return null;
        }
        double from = isStartKnown ? -0.2 : pulsesS[0] - beatsS[^1];
        double to = isStartKnown ? LargestPulseDelayS : pulsesS[^1] - beatsS[0];
        double best = from;
        double most = -1;
        for (double lag = from; lag <= to; lag += SearchStepS)
        {
            // Closeness, not a count: of many lags that pair all, the middle one.
            double paired = Pair(beatsS, pulsesS, lag).Sum(pair => WindowS - Math.Abs(pulsesS[pair.Pulse] - lag - beatsS[pair.Beat]));
            if (paired > most)
            {
                most = paired;
                best = lag;
            }
        }
        for (int i = 0; i < Refinements; i++)
        {
            double[] delays = [.. Pair(beatsS, pulsesS, best).Select(pair => pulsesS[pair.Pulse] - beatsS[pair.Beat]).Order()];
            best = delays.Length > 0 ? delays[delays.Length / 2] : best;
        }
        return best;
    }

    /// <summary>Pairs of a beat and the pulse nearest to it, each in one pair at most, in the order of time.</summary>
    internal static List<(int Beat, int Pulse)> Pair(IReadOnlyList<double> beatsS, IReadOnlyList<double> pulsesS, double lagS)
    {
        List<(int Beat, int Pulse)> pairs = [];
        int pulse = 0;
        for (int beat = 0; beat < beatsS.Count; beat++)
        {
            double at = beatsS[beat] + lagS;
            while (pulse < pulsesS.Count && pulsesS[pulse] < at - WindowS)
            {
                pulse++;
            }
            // The next pulse is taken instead where it is nearer, and no beat after this one is nearer to it.
            while (pulse + 1 < pulsesS.Count && Math.Abs(pulsesS[pulse + 1] - at) < Math.Abs(pulsesS[pulse] - at)
                && (beat + 1 >= beatsS.Count || Math.Abs(pulsesS[pulse + 1] - at) < Math.Abs(pulsesS[pulse + 1] - beatsS[beat + 1] - lagS)))
            {
                pulse++;
            }
            if (pulse < pulsesS.Count && Math.Abs(pulsesS[pulse] - at) <= WindowS)
            {
                pairs.Add((beat, pulse));
                pulse++;
            }
        }
        return pairs;
    }
}
