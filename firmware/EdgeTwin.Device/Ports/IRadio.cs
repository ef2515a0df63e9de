namespace EdgeTwin.Device.Ports
{
    /// <summary>The way into the network, which can be left so that it costs nothing. No member throws or blocks: joining goes on in the background.</summary>
    public interface IRadio
    {
        /// <summary>True once messages can pass: joined, and with an address.</summary>
        bool IsUp { get; }

        /// <summary>Joins the network; again and again until <see cref="Off"/> where it is not there.</summary>
        void On();

        /// <summary>Leaves it. Connections over it are closed first.</summary>
        void Off();
    }
}
