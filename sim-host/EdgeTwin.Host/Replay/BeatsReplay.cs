using EdgeTwin.Core;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Rr;

namespace EdgeTwin.Host.Replay;

/// <summary>Replays RR intervals: its beats as they are, and the device's own detector of atrial fibrillation on them, without a signal to see P waves in.</summary>
internal static class BeatsReplay
{
    internal static ReplayResult Run(RrRecord record)
    {
        ReplayCollector collector = new();
        EcgHistory time = new(false);
        EventOutlet outlet = new(collector, time) { QualityPercent = 100 };
        AfMonitor fibrillation = new(outlet, null!);
        Beat told = new() { QualityPercent = 100, IsReliable = true, Kind = BeatKind.Normal };
        long before = -1;
        foreach (Annotation beat in record.Beats)
        {
            long sample = (long)Math.Round(beat.Sample * Limits.SampleRateHz / record.SamplingFrequencyHz);
            told.SampleIndex = sample;
            told.RrMs = before < 0 ? 0 : (int)Math.Min(int.MaxValue, (sample - before) * Limits.MsPerSample);
            told.Kind = KindOf(beat.Code);
            before = sample;
            time.Skip(sample + 1 - time.Count);
            collector.OnBeat(told);
            fibrillation.OnBeat(sample, told.RrMs, told.Kind, 100, true);
            while (fibrillation.IsBusy)
            {
                fibrillation.Step();
            }
        }
        fibrillation.Finish();
        return new ReplayResult(collector.Beats, collector.Events, Math.Max(0, before), 0, TimeSpan.Zero, TimeSpan.Zero) { JudgedIntervals = fibrillation.JudgedIntervals };
    }

    // MIT codes: V and E; A, a, J, S, and the escapes e, j, n, as EC57 counts them.
    private static BeatKind KindOf(int code) => code switch
    {
        AnnotationCode.Ventricular or 10 => BeatKind.Ventricular,
        4 or 7 or 8 or 9 or 11 or 34 or 35 => BeatKind.Supraventricular,
        _ => BeatKind.Normal,
    };
}
