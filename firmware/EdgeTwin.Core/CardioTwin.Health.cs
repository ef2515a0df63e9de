using EdgeTwin.Core.Health;

namespace EdgeTwin.Core
{
    // What the signals tell of the sensors that they come from.
    public sealed partial class CardioTwin
    {
        private readonly HealthMonitor _health = new HealthMonitor();

        /// <summary>How the sensors are, and how long they last.</summary>
        public HealthMonitor Health
        {
            get { return _health; }
        }

        /// <summary>The currents through the pulse sensor's LEDs from the next pulse sample on, microamperes; 0 where they are not known.</summary>
        public void SetLedCurrents(int redMicroamps, int infraredMicroamps)
        {
        }
    }
}
