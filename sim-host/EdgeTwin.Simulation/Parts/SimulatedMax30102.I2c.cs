using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Simulation.Parts;

/// <content>Bytes on the bus, and what each register answers and does.</content>
public sealed partial class SimulatedMax30102
{
    private const int HighestByte = 16;

    bool II2cTarget.Start(bool isRead)
    {
        CatchUp();
        _fifoBytes = 0;
        _channel = 0;
        _shift = HighestByte;
        _hasPointer = isRead;
        return !(IsResetting && _options.RefusesDuringReset);
    }

    bool II2cTarget.Take(byte value)
    {
        CatchUp();
        if (!_hasPointer)
        {
            _pointer = value;
            _hasPointer = true;
            return true;
        }
        if (IsResetting)
        {
            _world.Board.Violate($"MAX30102: register 0x{_pointer:x2} written before the reset has ended (MODE bit 6)");
        }
        Write(_pointer, value);
        Step();
        return true;
    }

    byte II2cTarget.Send()
    {
        CatchUp();
        if (IsResetting)
        {
            if (_pointer != ModeRegister)
            {
                _world.Board.Violate($"MAX30102: register 0x{_pointer:x2} read before the reset has ended (MODE bit 6)");
            }
            return 0x40;
        }
        if (_pointer == FifoData)
        {
            return SendFifo();
        }
        byte value = Read(_pointer);
        Step();
        return value;
    }

    void II2cTarget.Stop(bool isWhole)
    {
        int sampleBytes = Math.Max(1, _registers.Channels) * 3;
        if (isWhole && _fifoBytes % sampleBytes != 0)
        {
            _world.Board.Violate($"MAX30102: FIFO burst of {_fifoBytes} bytes; a sample has {sampleBytes}");
        }
    }

    private void Step()
    {
        if (_pointer != FifoData && _pointer < 0xFF)
        {
            _pointer++;
        }
    }

    private byte Read(int register)
    {
        switch (register)
        {
            case 0x00:
            case 0x01:
                return _registers.TakeStatus(register);
            case 0x04:
                return (byte)_fifo.WritePointer;
            case 0x05:
                return (byte)_fifo.Overflow;
            case 0x06:
                return (byte)_fifo.ReadPointer;
            case 0x20:
                _registers.ClearTemperatureReady();
                return _registers[register];
            case 0xFE:
                return _options.RevisionId;
            case 0xFF:
                return _options.PartId;
            default:
                if (!Max30102Registers.Exists(register))
                {
                    _world.Board.Violate($"MAX30102: register 0x{register:x2} is not in the datasheet");
                }
                return _registers[register];
        }
    }

    private byte SendFifo()
    {
        if (_channel == 0 && _shift == HighestByte)
        {
            _sending = _fifo.Pop();
            _registers.ClearSampleReady();
        }
        _fifoBytes++;
        byte sent = (byte)(_sending[_channel] >> _shift);
        _shift -= 8;
        if (_shift < 0)
        {
            _shift = HighestByte;
            _channel = _channel + 1 < _registers.Channels ? _channel + 1 : 0;
        }
        return sent;
    }

    private void Write(int register, byte value)
    {
        Change(register, value);
        SetNextEvent();
    }

    private void Change(int register, byte value)
    {
        switch (register)
        {
            case 0x04:
                MovePointers(value, _fifo.Overflow, _fifo.ReadPointer);
                return;
            case 0x05:
                MovePointers(_fifo.WritePointer, value, _fifo.ReadPointer);
                return;
            case 0x06:
                MovePointers(_fifo.WritePointer, _fifo.Overflow, value);
                return;
            case ModeRegister when (value & 0x40) != 0:
                ClearAll();
                _resetEndsUs = _world.Clock.NowUs + _options.ResetUs;
                return;
            case 0x21 when (value & 1) != 0:
                _temperatureReadyUs = _registers.IsConverting ? _world.Clock.NowUs + TemperatureUs : -1;
                _registers[0x21] = _options.TemperatureEnableClearsEarly ? (byte)0 : (byte)1;
                return;
        }
        if (!Max30102Registers.MayBeWritten(register))
        {
            _world.Board.Violate($"MAX30102: register 0x{register:x2} is written, which the datasheet does not offer");
        }
        if (register == ModeRegister && (value & 7) is not (0 or 2 or 3 or 7))
        {
            _world.Board.Violate($"MAX30102: mode {value & 7} is reserved");
        }
        bool isTiming = register is 0x08 or ModeRegister or 0x0A;
        bool wasConverting = _registers.IsConverting;
        byte before = _registers[register];
        _registers[register] = value;
        _registers.LimitRate();
        if (register == ModeRegister && (value & 0x80) != 0)
        {
            _registers.ClearInterrupts();
        }
        if (isTiming && (before != _registers[register] || wasConverting != _registers.IsConverting))
        {
            Restart();
        }
    }

    // Pointers moved apart keep the samples between them; set to one place they drop them.
    private void MovePointers(int write, int overflow, int read)
    {
        int before = _fifo.Unread;
        _fifo.SetPointers(write, overflow, read);
        _lostBefore += Math.Max(0, before - _fifo.Unread);
    }
}
