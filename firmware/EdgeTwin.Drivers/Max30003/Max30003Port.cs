using System.Device.Spi;

namespace Iot.Device.Max30003
{
    /// <summary>Frames on the bus: register and direction, then 24 bits, highest first; a burst repeats the 24 bits under one chip select.</summary>
    internal sealed class Max30003Port
    {
        /// <summary>Words of one burst.</summary>
        internal const int BurstWords = 8;

        private readonly SpiDevice _device;
        private readonly byte[] _send = new byte[4];
        private readonly byte[] _receive = new byte[4];
        private readonly byte[] _burstSend = new byte[1 + 3 * BurstWords];
        private readonly byte[] _burst = new byte[1 + 3 * BurstWords];

        /// <summary>Where the first word of a burst begins.</summary>
        internal const int FirstWord = 1;

        /// <summary>Bytes of a word.</summary>
        internal const int WordBytes = 3;

        internal Max30003Port(SpiDevice device)
        {
            _device = device;
            _burstSend[0] = ((byte)Register.FifoBurst << 1) | 1;
        }

        internal int Read(Register register)
        {
            _send[0] = (byte)(((byte)register << 1) | 1);
            _send[1] = 0;
            _send[2] = 0;
            _send[3] = 0;
            _device.TransferFullDuplex(_send, _receive);
            return (_receive[1] << 16) | (_receive[2] << 8) | _receive[3];
        }

        internal void Write(Register register, int value)
        {
            _send[0] = (byte)((byte)register << 1);
            _send[1] = (byte)(value >> 16);
            _send[2] = (byte)(value >> 8);
            _send[3] = (byte)value;
            _device.TransferFullDuplex(_send, _receive);
        }

        /// <summary>The last burst.</summary>
        internal byte[] Burst
        {
            get { return _burst; }
        }

        internal void ReadBurst()
        {
            _device.TransferFullDuplex(_burstSend, _burst);
        }

        internal void Close()
        {
            _device.Dispose();
        }
    }
}
