using EdgeTwin.Host.Collecting;

namespace EdgeTwin.Host.Running;

/// <summary>Shows a run to a person.</summary>
internal interface IRunView
{
    /// <summary>How often <see cref="Show"/> is wanted.</summary>
    TimeSpan Every { get; }

    /// <summary>Shows what there is now.</summary>
    /// <param name="now">The device.</param>
    /// <param name="events">Events that are new since the last call.</param>
    /// <param name="remarks">Other news.</param>
    /// <param name="ackedSeq">Everything up to here went all the way.</param>
    void Show(RunSnapshot now, IReadOnlyList<CollectedEvent> events, IReadOnlyList<string> remarks, long ackedSeq);
}
