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

        internal void ReadBurst()
        {
            _device.TransferFullDuplex(_burstSend, _burst);
        }

        /// <summary>A word of the last burst, in the upper 24 bits, so that a shift brings its sign along.</summary>
        internal int Word(int index)
        {
            int at = 1 + index * 3;
            return (_burst[at] << 24) | (_burst[at + 1] << 16) | (_burst[at + 2] << 8);
        }

        internal void Close()
        {
            _device.Dispose();
        }
    }
}
