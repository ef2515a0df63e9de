using System.Threading;

namespace EdgeTwin.App.Adapters
{
    /// <summary>Where work goes that blocks, such as connecting.</summary>
    public interface IBackground
    {
        /// <summary>Begins a piece of work; the caller goes on.</summary>
        void Run(ThreadStart work);
    }
}
