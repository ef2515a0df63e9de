using System.Device.I2c;

namespace Iot.Device.Max30102
{
    /// <summary>
    /// Register access without allocation of our own. The status is looked at within the call: on nanoFramework a struct local costs an
    /// object at every call of the method that holds it, and here that is one a transfer and none in the code around it.
    /// </summary>
    internal sealed class Max30102Port
    {
        private const int BytesPerSample = 6;
        private const int LargestBurst = 16;
        private const int Mask18Bits = 0x3FFFF;

        private readonly I2cDevice _device;
        private readonly byte[] _address = new byte[1];
        private readonly byte[] _value = new byte[2];
        private readonly byte[] _values = new byte[4];

        // One buffer a burst length, since a part of an array cannot be passed without naming SpanByte: 1, 2, 4, 8 and 16 samples.
        private readonly byte[][] _bursts = new byte[5][];

        internal Max30102Port(I2cDevice device)
        {
            _device = device;
            for (int i = 0; i < _bursts.Length; i++)
            {
                _bursts[i] = new byte[BytesPerSample << i];
            }
        }

        /// <summary>Transfers that the bus gave up after a second: something holds a line.</summary>
        internal int TimeOuts { get; private set; }

        internal bool Read(Register register, byte[] into)
        {
            _address[0] = (byte)register;
            return IsFull(_device.WriteRead(_address, into).Status);
        }

        internal bool Write(Register register, int value)
        {
            _value[0] = (byte)register;
            _value[1] = (byte)value;
            return IsFull(_device.Write(_value).Status);
        }

        /// <summary>Puts both pointers and the overflow counter to 0: the FIFO is empty.</summary>
        internal bool ClearFifo()
        {
            _values[0] = (byte)Register.WritePointer;
            return IsFull(_device.Write(_values).Status);
        }

        /// <summary>Reads the largest burst that is not more than wanted.</summary>
        /// <returns>Samples read; 0 where the transfer failed.</returns>
        internal int ReadBurst(int wanted, int[] first, int[] second, int offset)
        {
            int size = LargestBurst;
            int index = _bursts.Length - 1;
            while (size > wanted)
            {
                size >>= 1;
                index--;
            }
            byte[] burst = _bursts[index];
            if (!Read(Register.FifoData, burst))
            {
                return 0;
            }
            int at = 0;
            int end = offset + size;
            for (int i = offset; i < end; i++)
            {
                // Bits 23:18 are not specified.
                first[i] = ((burst[at] << 16) | (burst[at + 1] << 8) | burst[at + 2]) & Mask18Bits;
                second[i] = ((burst[at + 3] << 16) | (burst[at + 4] << 8) | burst[at + 5]) & Mask18Bits;
                at += BytesPerSample;
            }
            return size;
        }

        private bool IsFull(I2cTransferStatus status)
        {
            TimeOuts += status == I2cTransferStatus.ClockStretchTimeout ? 1 : 0;
            return status == I2cTransferStatus.FullTransfer;
        }

        internal void Close()
        {
            _device.Dispose();
        }
    }
}
