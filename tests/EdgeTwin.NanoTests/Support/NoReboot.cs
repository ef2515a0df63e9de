using EdgeTwin.Device.Ports;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>A supervisor that starts the device anew has found a fault, which no test here plants.</summary>
    public sealed class NoReboot : IReboot
    {
        /// <inheritdoc/>
        public void Reboot()
        {
            Assert.IsTrue(false, "the supervisor asked for a reboot");
        }
    }
}
