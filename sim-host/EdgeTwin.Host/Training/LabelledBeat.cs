using EdgeTwin.Core;
using EdgeTwin.Recordings.Annotations;
using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Training;

/// <summary>A beat of a record with the class that the reference gives it.</summary>
/// <param name="Record">Name of the record.</param>
/// <param name="Beat">The beat.</param>
/// <param name="Class">Its class by the reference; <see cref="BeatClass.None"/> where the reference has no beat.</param>
internal sealed record LabelledBeat(string Record, SeenBeat Beat, BeatClass Class)
{
    private const double WindowS = 0.15;

    /// <summary>Each beat with the class of the nearest beat of the reference within 150 ms; a beat of the reference labels one.</summary>
    internal static IEnumerable<LabelledBeat> Of(DesignRecord record, IReadOnlyList<SeenBeat> beats)
    {
        BeatClass[] classes = new BeatClass[beats.Count];
        Array.Fill(classes, BeatClass.None);
        double window = WindowS * Limits.SampleRateHz;
        int first = 0;
        foreach (Annotation one in record.Reference)
        {
            if (BeatComparison.ClassOf(one.Code) is not { } kind)
            {
                continue;
            }
            double at = one.Sample * Limits.SampleRateHz / record.FrequencyHz;
            while (first < beats.Count && beats[first].Sample < at - window)
            {
                first++;
            }
            int nearest = -1;
            for (int i = first; i < beats.Count && beats[i].Sample <= at + window; i++)
            {
                if (nearest < 0 || Math.Abs(beats[i].Sample - at) < Math.Abs(beats[nearest].Sample - at))
                {
                    nearest = i;
                }
            }
            if (nearest >= 0 && classes[nearest] == BeatClass.None)
            {
                classes[nearest] = kind;
            }
        }
        return beats.Select((beat, i) => new LabelledBeat(record.Name, beat, classes[i]));
    }
}
