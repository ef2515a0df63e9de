using EdgeTwin.Device.Ports;
using nanoFramework.Runtime.Native;

namespace EdgeTwin.App.Adapters
{
    /// <summary>Starts the board anew.</summary>
    public sealed class Rebooter : IReboot
    {
        /// <inheritdoc/>
        public void Reboot()
        {
            Power.RebootDevice();
        }
    }
}
