using System.Device.Spi;
using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.Simulation.Parts;

/// <content>Frames on the bus, and what each register answers and does.</content>
public sealed partial class SimulatedMax30003
{
    void ISpiTarget.Select(SpiMode mode, int clockHz)
    {
        if (mode is not (SpiMode.Mode0 or SpiMode.Mode3) || clockHz > HighestClockHz)
        {
            _world.Board.Violate($"MAX30003: SPI {mode} at {clockHz} Hz; it takes modes 0 and 3 up to {HighestClockHz} Hz");
        }
        _clockedBytes = 0;
        _mustStep = false;
    }

    byte ISpiTarget.Exchange(byte sent)
    {
        FinishStep();
        CatchUp();
        _clockedBytes++;
        if (_clockedBytes == 1)
        {
            Decode(sent);
            return 0;
        }
        return (_command & 1) != 0 ? Send() : Take(sent);
    }

    void ISpiTarget.Deselect()
    {
        FinishStep();
        bool isBurst = _command == ((0x20 << 1) | 1);
        bool isWhole = isBurst ? _clockedBytes >= 4 && (_clockedBytes - 1) % 3 == 0 : _clockedBytes == 4;
        if (!isWhole)
        {
            _world.Board.Violate($"MAX30003: {_clockedBytes} bytes under one chip select; a frame has 4, a burst 1 + 3 a word");
        }
    }

    private byte Take(byte sent)
    {
        _word = (_word << 8) | sent;
        if (_clockedBytes == 4)
        {
            Write(_command >> 1, _word & 0xFFFFFF);
        }
        return 0;
    }

    private byte Send()
    {
        int register = _command >> 1;
        if (_byteOfWord == 0)
        {
            _word = Read(register);
        }
        byte sent = (byte)(_word >> (16 - (_byteOfWord * 8)));
        if (++_byteOfWord == 3)
        {
            _byteOfWord = 0;
            if (register is (0x20 or 0x21))
            {
                EndWord();
            }
        }
        return sent;
    }

    private void EndWord()
    {
        _mustStep = _options.StepsAtClock32;
        if (!_mustStep)
        {
            _fifo.Step();
        }
    }

    private void FinishStep()
    {
        if (_mustStep)
        {
            CatchUp(); // a sample that fell due before the last clock still found the word in its place
            _fifo.Step();
            _mustStep = false;
        }
    }

    private void Decode(byte sent)
    {
        _command = sent;
        _word = 0;
        _byteOfWord = 0;
        int register = sent >> 1;
        if (!Max30003Registers.Exists(register))
        {
            _world.Board.Violate($"MAX30003: register 0x{register:x2} is not in the datasheet");
        }
        if ((sent & 1) == 0 && register is (0x01 or 0x0F or 0x20 or 0x21 or 0x25))
        {
            _world.Board.Violate($"MAX30003: register 0x{register:x2} is written, which the datasheet does not offer");
        }
    }

    private int Read(int register)
    {
        bool isFirst = _isInfoInvalid;
        _isInfoInvalid = false;
        switch (register)
        {
            case 0x01:
                int status = Status();
                _latchedStatus = IsUnlocked ? StatusUnlocked : 0;
                _leadOff.Clear();
                return status;
            case 0x0F:
                // Not to be trusted as the first command after power-up or SW_RST.
                return isFirst ? 0 : (_options.InfoPattern << 20) | (_options.RevisionId << 16) | 0x3000;
            case 0x20:
            case 0x21:
                return _fifo.Peek();
            default:
                return _registers[register];
        }
    }

    private void Write(int register, int value)
    {
        _isInfoInvalid = false;
        switch (register)
        {
            case 0x08 when value == 0:
                Reset();
                return;
            case 0x09 when value == 0:
                _fifo.Clear();
                _analogue.Clear();
                _digital.Clear();
                Restart();
                _input.OnSynchronised(_startUs);
                return;
            case 0x0A when value == 0:
                _fifo.Clear();
                return;
            case 0x00 or 0x08 or 0x09 or 0x0A or 0x7F:
                return; // a command with data does nothing
        }
        bool wasOn = _registers.IsEcgOn;
        int milliHz = _registers.MilliHz;
        _registers[register] = value;
        _registers.LimitLowPass();
        Check();
        if (!wasOn && _registers.IsEcgOn)
        {
            LockAfter(_options.PllLockUs);
        }
        if (wasOn != _registers.IsEcgOn || milliHz != _registers.MilliHz)
        {
            Restart();
        }
    }

    private void Check()
    {
        if (_registers.BreaksSubjectRule)
        {
            _world.Board.Violate("MAX30003: the calibration source is on while an input switch is closed, which the datasheet forbids on a subject");
        }
        if (_registers.IsBiasedWithoutEcg)
        {
            _world.Board.Violate("MAX30003: EN_RBIAS without EN_ECG");
        }
        if (_registers.IsEcgOn && _registers.IsRateReserved)
        {
            _world.Board.Violate("MAX30003: this RATE is reserved with this FMSTR");
        }
    }

    private int Status()
    {
        int live = (_fifo.Unread >= _registers.InterruptWords ? 1 << 23 : 0)
            | (_fifo.HasOverflowed ? 1 << 22 : 0)
            | (_fastSamplesLeft > 0 ? 1 << 21 : 0)
            | (IsUnlocked ? StatusUnlocked : 0);
        return live | _latchedStatus | _leadOff.Flags(_registers, PositiveKilohms, NegativeKilohms, _world.Clock.NowUs);
    }
}
