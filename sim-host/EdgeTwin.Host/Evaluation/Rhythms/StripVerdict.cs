namespace EdgeTwin.Host.Evaluation.Rhythms;

/// <summary>A short strip with one label for all of it (CinC 2017's N, A, O and ~), and what the device said.</summary>
/// <param name="Label">Label in REFERENCE.csv.</param>
/// <param name="IsAf">The device told atrial fibrillation.</param>
/// <param name="IsVf">The device told ventricular fibrillation.</param>
/// <param name="IsJudged">It had beats enough, and like enough to each other, to judge the rhythm on.</param>
internal sealed record StripVerdict(string Label, bool IsAf, bool IsVf, bool IsJudged);
