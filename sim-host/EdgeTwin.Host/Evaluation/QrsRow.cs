using EdgeTwin.Recordings.Ec57;

namespace EdgeTwin.Host.Evaluation;

/// <summary>One record's line of the QRS table.</summary>
internal sealed record QrsRow(string Name, BeatMatrix Matrix)
{
    /// <summary>Beats of the reference.</summary>
    internal long Beats => Matrix.QrsSensitivity.Of;

    /// <summary>Beats found.</summary>
    internal long Found => Matrix.QrsSensitivity.Hits;

    /// <summary>Beats missed.</summary>
    internal long Missed => Beats - Found;

    /// <summary>Beats found where there is none.</summary>
    internal long False => Matrix.QrsPositivePredictivity.Of - Matrix.QrsPositivePredictivity.Hits;
}
