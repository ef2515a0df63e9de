namespace EdgeTwin.Host.Training;

/// <summary>How an ensemble is grown.</summary>
internal sealed record TreeOptions
{
    /// <summary>Trees, 1..127.</summary>
    internal int Trees { get; init; } = 40;

    /// <summary>Depth of each, 1..4.</summary>
    internal int Depth { get; init; } = 3;

    /// <summary>Share of a leaf's best value that is taken, 0..1.</summary>
    internal double LearningRate { get; init; } = 0.25;

    /// <summary>Least weight of rows in a leaf.</summary>
    internal double MinLeafWeight { get; init; } = 20;

    /// <summary>Added to a leaf's curvature: pulls thin leaves to 0.</summary>
    internal double L2 { get; init; } = 5;
}
