using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;
using EdgeTwin.Core.Rhythm;
using EdgeTwin.Core.Signal;
using EdgeTwin.Host.Replay;
using EdgeTwin.Recordings.Annotations;

namespace EdgeTwin.Host.Tests.Replay;

public sealed class RhythmAnnotationsTests
{
    [Fact]
    public void Runs_and_patterns_are_rhythm_changes_as_in_the_MIT_databases()
    {
        ReplayCollector collector = new();
        EcgHistory time = new(false);
        RunMonitor monitor = new(new EventOutlet(collector, time));
        long sample = 0;
        foreach (char kind in "NNNVVVVNNNNVNVNVNVNVNNNNNNVNNVNNVNNVNNNNNN")
        {
            sample += 100;
            time.Skip(sample + 1 - time.Count);
            monitor.OnBeat(sample, 400, kind == 'V' ? BeatKind.Ventricular : BeatKind.Normal, true);
        }
        monitor.Finish();
        IReadOnlyList<Annotation> changes = RhythmAnnotations.Of(collector.Events, 250);
        Assert.Equal(["(VT", "(N", "(B", "(N", "(T", "(N"], changes.Select(one => one.Aux));
        Assert.Equal([400, 700, 1200, 2000, 2700, 3600], changes.Select(one => one.Sample));
    }

    [Fact]
    public void A_summary_of_what_was_held_back_is_no_rhythm()
    {
        ReplayCollector collector = new();
        EventOutlet outlet = new(collector, new EcgHistory(false));
        outlet.Whole(EventKind.EctopySummary, 0, 1000).Add(EvidenceField.VtCount, 3);
        outlet.Send();
        Assert.Empty(RhythmAnnotations.Of(collector.Events, 250));
    }
}
