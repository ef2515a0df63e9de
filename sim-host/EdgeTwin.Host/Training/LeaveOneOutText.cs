using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Training;

/// <summary>The table of a leave-one-patient-out test as text: gross and average, then each record, worst first.</summary>
internal static class LeaveOneOutText
{
    internal static void Write(TextWriter writer, ITrainedTable table, IReadOnlyList<LeftOutScore> scores)
    {
        BeatMatrix[] matrices = [.. scores.Select(one => one.Matrix)];
        writer.WriteLine($"{table.Title}: each record scored by tables trained without its patient ({scores.Count} records, EC57, end to end)");
        if (!table.TellsClasses)
        {
            WriteQrs(writer, scores, matrices);
            return;
        }
        Figures(writer, "VEB", GrossAverage.VebSensitivity(matrices), GrossAverage.VebPositivePredictivity(matrices));
        Figures(writer, "SVEB", GrossAverage.SvebSensitivity(matrices), GrossAverage.SvebPositivePredictivity(matrices));
        writer.WriteLine("  record   V beats  missed   false   S beats  missed   false   false ones are");
        foreach (LeftOutScore one in scores.OrderByDescending(one => one.Errors).ThenBy(one => one.Record, StringComparer.Ordinal))
        {
            BeatMatrix m = one.Matrix;
            writer.WriteLine($"  {one.Record,-6} {m.VebSensitivity.Of,9} {Missed(m.VebSensitivity),7} {Missed(m.VebPositivePredictivity),7}"
                + $" {m.SvebSensitivity.Of,9} {Missed(m.SvebSensitivity),7} {Missed(m.SvebPositivePredictivity),7}   {Causes(m)}");
        }
    }

    private static void WriteQrs(TextWriter writer, IReadOnlyList<LeftOutScore> scores, BeatMatrix[] matrices)
    {
        Figures(writer, "QRS", GrossAverage.QrsSensitivity(matrices), GrossAverage.QrsPositivePredictivity(matrices));
        writer.WriteLine("  record     beats  missed   false");
        foreach (LeftOutScore one in scores.OrderByDescending(one => one.QrsErrors).ThenBy(one => one.Record, StringComparer.Ordinal))
        {
            writer.WriteLine($"  {one.Record,-6} {one.Matrix.QrsSensitivity.Of,9} {Missed(one.Matrix.QrsSensitivity),7} {Missed(one.Matrix.QrsPositivePredictivity),7}");
        }
    }

    private static void Figures(TextWriter writer, string name, GrossAverage sensitivity, GrossAverage predictivity)
        => writer.WriteLine(FormattableString.Invariant(
            $"  {name,-5} gross Se {sensitivity.Gross} / +P {predictivity.Gross}   average Se {sensitivity.AveragePercent:F2} / +P {predictivity.AveragePercent:F2}"));

    private static long Missed(Ratio ratio) => ratio.Of - ratio.Hits;

    // Which confusion it was, by the reference's class: N>V 12 are 12 normal beats called V.
    private static string Causes(BeatMatrix m)
    {
        (string Name, long Count)[] causes =
        [
            ("N>V", m[BeatClass.Normal, BeatClass.Ventricular]), ("S>V", m[BeatClass.Supraventricular, BeatClass.Ventricular]), ("none>V", m[BeatClass.None, BeatClass.Ventricular]),
            ("N>S", m[BeatClass.Normal, BeatClass.Supraventricular]), ("V>S", m[BeatClass.Ventricular, BeatClass.Supraventricular]), ("F>S", m[BeatClass.Fusion, BeatClass.Supraventricular]),
            ("none>S", m[BeatClass.None, BeatClass.Supraventricular]),
        ];
        return string.Join(", ", causes.Where(one => one.Count > 0).OrderByDescending(one => one.Count).Select(one => $"{one.Name} {one.Count}"));
    }
}
