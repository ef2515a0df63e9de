using System.Threading;

namespace EdgeTwin.App.Adapters
{
    /// <summary>A thread for each piece of work: a connection is tried rarely, and its memory is free again afterwards.</summary>
    public sealed class ThreadBackground : IBackground
    {
        /// <inheritdoc/>
        public void Run(ThreadStart work)
        {
            new Thread(work).Start();
        }
    }
}
