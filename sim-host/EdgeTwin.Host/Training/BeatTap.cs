using EdgeTwin.Core;
using EdgeTwin.Core.Beats;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Events;

namespace EdgeTwin.Host.Training;

/// <summary>Runs a record through the firmware itself and keeps what its classifier saw of each beat.</summary>
internal sealed class BeatTap : ITwinSink
{
    private readonly List<SeenBeat> _beats = [];
    private readonly CardioTwin _twin;

    private BeatTap(int leads) => _twin = new CardioTwin(this, new TwinSettings(), leads);

    /// <summary>The beats of <paramref name="record"/>, classified with <paramref name="tables"/>, or with those of the firmware.</summary>
    internal static IReadOnlyList<SeenBeat> Run(DesignRecord record, int leads, BeatTables? tables)
    {
        BeatTap tap = new(leads);
        CardioTwin twin = tap._twin;
        if (tables is not null)
        {
            twin.Classifier.UseTables(tables);
        }
        for (int i = 0; i < record.First.Length; i++)
        {
            twin.Push(record.First[i], record.Second[i]);
        }
        twin.Finish();
        return tap._beats;
    }

    /// <inheritdoc/>
    public void OnBeat(Beat beat)
    {
        BeatClassifier classifier = _twin.Classifier;
        sbyte[]? features = classifier.IsJudged ? [.. classifier.Features] : null;
        _beats.Add(new SeenBeat(beat.SampleIndex, beat.Kind, features, classifier.IsSupraventricularJudged));
    }

    /// <inheritdoc/>
    public void OnEvent(TwinEvent twinEvent)
    {
    }
}
