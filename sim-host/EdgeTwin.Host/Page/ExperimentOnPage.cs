namespace EdgeTwin.Host.Page;

/// <summary>One experiment, running or done. Written by its thread, read by any.</summary>
internal sealed class ExperimentOnPage(int number)
{
    private volatile object? _answer;
    private volatile string? _why;
    private double _progress;

    /// <summary>Which it is.</summary>
    public int Number => number;

    /// <summary>True once there is an answer or a reason for none.</summary>
    public bool IsDone => _answer is not null || _why is not null;

    /// <summary>How far it is, 0..1.</summary>
    public double Progress
    {
        get => Volatile.Read(ref _progress);
        internal set => Volatile.Write(ref _progress, value);
    }

    /// <summary>What came out; null for nothing yet, or nothing at all.</summary>
    public object? Answer => _answer;

    /// <summary>Why nothing came out; null where something did.</summary>
    public string? Why => _why;

    /// <summary>True where somebody ended it.</summary>
    internal bool IsCancelled { get; set; }

    internal void Finish(object answer) => _answer = answer;

    internal void Fail(string why) => _why = why;
}
