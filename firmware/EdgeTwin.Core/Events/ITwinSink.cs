using EdgeTwin.Core.Ecg;

namespace EdgeTwin.Core.Events
{
    /// <summary>Receives what the twin finds, in the order it is decided, on the thread that pushes samples.</summary>
    public interface ITwinSink
    {
        /// <summary>A confirmed beat. The object is reused: valid during the call only.</summary>
        void OnBeat(Beat beat);

        /// <summary>An event. The object is reused: valid during the call only.</summary>
        void OnEvent(TwinEvent twinEvent);
    }
}
