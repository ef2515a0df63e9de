namespace EdgeTwin.App.Identity
{
    /// <summary>Who a device is and where it sends: what provisioning writes.</summary>
    public sealed class DeviceIdentity
    {
        /// <summary>1 to 32 of a-z, A-Z, 0-9, '-' and '_': the name that the broker's access list knows, and the certificate bears.</summary>
        public string DeviceId = string.Empty;

        /// <summary>Name or address of the broker.</summary>
        public string BrokerHost = string.Empty;

        /// <summary>Its port.</summary>
        public int BrokerPort = 8883;

        /// <summary>True for TLS, with the device certificate that is stored on the board.</summary>
        public bool IsTls = true;

        /// <summary>Name of the board, as its <see cref="Boards.BoardProfile"/> has it.</summary>
        public string Board = "esp32-devkitc";

        /// <summary>The authority that signed the broker's certificate, PEM; null where the one stored on the board is meant.</summary>
        public byte[] CaCertificate;
    }
}
