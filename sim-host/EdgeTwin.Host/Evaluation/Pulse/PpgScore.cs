using EdgeTwin.Recordings;
using EdgeTwin.Recordings.Ppg;

namespace EdgeTwin.Host.Evaluation.Pulse;

/// <summary>The score of one recording of the pulse wave.</summary>
internal sealed record PpgScore(string Name, double DurationS)
{
    private const double EndS = 2;

    // As on the device: one interval alone is no rate.
    private const int LeastIntervals = 2;

    /// <summary>Why it was not scored; null where it was.</summary>
    internal string? Problem { get; init; }

    internal PpgRun? Run { get; init; }

    /// <summary>Pulses against the reference's beats; null without any.</summary>
    internal PulseCounts? All { get; init; }

    /// <summary>The same where the device trusted the pulses.</summary>
    internal PulseCounts? Gated { get; init; }

    /// <summary>Lag of pulses behind beats, s; of no meaning where the reference's start is not known.</summary>
    internal double? LagS { get; init; }

    /// <summary>Mean rate of the device less the reference's over the same seconds, beats a minute; null where one was missing.</summary>
    internal double? RateErrorBpm { get; init; }

    /// <summary>Seconds in which the device's rate was within 2 bpm of the reference's, and seconds in which both were there.</summary>
    internal (int Within, int Of) Seconds { get; init; }

    internal double? Spo2Percent { get; init; }

    internal double? LabelBpm { get; init; }

    /// <summary>The rate of a short recording: the median of its intervals.</summary>
    internal double? MedianBpm { get; init; }

    internal static PpgScore Of(string path, PpgChoices choices, CancellationToken cancellation)
    {
        try
        {
            PpgRecording recording = PpgOpener.Open(path, choices.Wave, choices.Ecg);
            PpgRun run = PpgRun.Of(recording, cancellation);
            PpgScore score = new(recording.Name, recording.DurationS)
            {
                Run = run,
                Spo2Percent = recording.Spo2Percent,
                LabelBpm = recording.RateBpm,
                MedianBpm = Median(run),
            };
            double[]? beats = Beats(recording);
            return beats is null ? score : score.Against(beats, recording, choices);
        }
        catch (InputException bad)
        {
            return new PpgScore(Path.GetFileName(path), 0) { Problem = bad.Message };
        }
    }

    private static double? Median(PpgRun run)
    {
        int[] all = [.. run.Pulses.Select(one => one.IbiMs).Where(ibi => ibi > 0).Order()];
        return all.Length < LeastIntervals ? null : 60000.0 * 2 / (all[all.Length / 2] + all[(all.Length - 1) / 2]);
    }

    // R peaks in the ECG, or the sums of the intervals.
    private static double[]? Beats(PpgRecording recording)
    {
        if (recording.RrMs is { } intervals)
        {
            double at = 0;
            return [0, .. intervals.Select(rr => at += rr / 1000)];
        }
        return recording.EcgMicrovolts is { } ecg ? EcgReference.BeatsS(ecg) : null;
    }

    private PpgScore Against(double[] beats, PpgRecording recording, PpgChoices choices)
    {
        IReadOnlyList<FoundPulse> pulses = Run!.Pulses;
        bool isStartKnown = recording.RrMs is null;
        double[] feet = [.. pulses.Select(one => one.FootS)];
        if (PulseMatch.Lag(beats, feet, isStartKnown) is not { } lag)
        {
            return this with { All = new PulseCounts(0, beats.Length, 0), Gated = new PulseCounts(0, 0, 0) };
        }
        // Scored where both are: not while the device learns, nor where its decision would come after the end.
        double from = Math.Max(choices.LearningS, beats[0] + lag - PulseMatch.WindowS);
        double to = Math.Min(recording.DurationS - EndS, beats[^1] + lag + PulseMatch.WindowS);
        List<(int Beat, int Pulse)> pairs = PulseMatch.Pair(beats, feet, lag);
        Dictionary<int, int> ofBeat = pairs.ToDictionary(pair => pair.Beat, pair => pair.Pulse);
        HashSet<int> paired = [.. pairs.Select(pair => pair.Pulse)];
        PulseCounts all = new(0, 0, 0);
        PulseCounts gated = new(0, 0, 0);
        for (int i = 0; i < beats.Length; i++)
        {
            double at = beats[i] + lag;
            if (at < from || at > to)
            {
                continue;
            }
            bool isFound = ofBeat.TryGetValue(i, out int pulse);
            all += isFound ? new PulseCounts(1, 0, 0) : new PulseCounts(0, 1, 0);
            // A beat without a pulse counts against the gate where the pulses around it are trusted.
            bool isTrusted = isFound ? pulses[pulse].IsGood : IsTrusted(pulses, at);
            gated += !isTrusted ? new PulseCounts(0, 0, 0) : isFound ? new PulseCounts(1, 0, 0) : new PulseCounts(0, 1, 0);
        }
        for (int i = 0; i < pulses.Count; i++)
        {
            if (!paired.Contains(i) && pulses[i].FootS >= from && pulses[i].FootS <= to)
            {
                all += new PulseCounts(0, 0, 1);
                gated += new PulseCounts(0, 0, pulses[i].IsGood ? 1 : 0);
            }
        }
        return Rates([.. beats.Select(beat => beat + lag)]) with { All = all, Gated = gated, LagS = isStartKnown ? lag : null };
    }

    private static bool IsTrusted(IReadOnlyList<FoundPulse> pulses, double at)
    {
        FoundPulse? before = pulses.LastOrDefault(one => one.FootS < at);
        FoundPulse? after = pulses.FirstOrDefault(one => one.FootS >= at);
        return before is { IsGood: true } && after is { IsGood: true };
    }

    // The device's rate is the median of seven intervals; so is the reference's that it is compared with, up to the same moment.
    private PpgScore Rates(double[] beats)
    {
        const int Intervals = 7;
        List<double> device = [];
        List<double> reference = [];
        for (int i = 0; i < Run!.RatesBpm.Count; i++)
        {
            // What is told at the end of a second was decided on pulses up to about a second before.
            int last = Array.FindLastIndex(beats, beat => beat <= i);
            if (Run.RatesBpm[i] == 0 || last < Intervals || i - beats[last] > 2)
            {
                continue;
            }
            double[] rr = [.. Enumerable.Range(last - Intervals + 1, Intervals).Select(k => beats[k] - beats[k - 1]).Order()];
            device.Add(Run.RatesBpm[i]);
            reference.Add(60 / rr[Intervals / 2]);
        }
        return device.Count == 0 ? this : this with
        {
            RateErrorBpm = device.Average() - reference.Average(),
            Seconds = (device.Zip(reference).Count(pair => Math.Abs(pair.First - pair.Second) <= 2), device.Count),
        };
    }
}
