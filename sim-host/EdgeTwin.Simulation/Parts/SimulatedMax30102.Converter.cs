namespace EdgeTwin.Simulation.Parts;

/// <content>The converter: what fell due, and the path from light to counts.</content>
public sealed partial class SimulatedMax30102
{
    private void Restart()
    {
        _startUs = _world.Clock.NowUs;
        _sampleOfRun = 0;
        SetNextEvent();
    }

    // Asked at every byte on the bus, so no more than a comparison until something falls due.
    private void CatchUp()
    {
        if (_world.Clock.NowNs >= _nextEventNs)
        {
            DoWhatIsDue(_world.Clock.NowUs);
        }
    }

    private void DoWhatIsDue(long nowUs)
    {
        if (_resetEndsUs >= 0 && nowUs >= _resetEndsUs)
        {
            _resetEndsUs = -1;
        }
        if (_temperatureReadyUs >= 0 && nowUs >= _temperatureReadyUs)
        {
            _temperatureReadyUs = -1;
            _registers.SetTemperature(DieTemperatureSixteenths);
        }
        while (_nextDueUs <= nowUs)
        {
            _sampleOfRun++;
            if (!IsFifoStuck)
            {
                Convert(_nextDueUs);
            }
            SetNextDue();
        }
        SetNextEvent();
    }

    // FIFO rate = conversions a second / averaged conversions.
    private void SetNextDue() => _nextDueUs = _registers.IsConverting
        ? _startUs + ((_sampleOfRun + 1) * _registers.Averaging * 1_000_000 / _registers.RateHz)
        : long.MaxValue;

    private void SetNextEvent()
    {
        SetNextDue();
        long next = _nextDueUs;
        next = _resetEndsUs >= 0 ? Math.Min(next, _resetEndsUs) : next;
        next = _temperatureReadyUs >= 0 ? Math.Min(next, _temperatureReadyUs) : next;
        _nextEventNs = next == long.MaxValue ? long.MaxValue : next * 1000;
    }

    private void Convert(long dueUs)
    {
        int average = _registers.Averaging;
        int redCode = _registers[RedCurrent];
        int infraredCode = _registers[InfraredCurrent];
        long red = 0;
        long infrared = 0;
        for (int i = average - 1; i >= 0; i--)
        {
            _input.At(i == 0 ? dueUs : dueUs - (i * 1_000_000L / _registers.RateHz), out int redPa, out int irPa);
            red += _registers.Convert(HasSkinContact ? redPa : 0, redCode);
            infrared += _registers.Convert(HasSkinContact ? irPa : 0, infraredCode);
        }
        if (average > 1)
        {
            red /= average;
            infrared /= average;
        }
        _registers.Arrange((int)red, (int)infrared, _options.InfraredFirst, _converted);
        Produced++;
        _fifo.Push(_converted, _registers.Rollover);
        _registers.RaiseStatus1(IsAmbientTooBright ? 0x60 : 0x40);
        if (_fifo.Unread >= Max30102Fifo.Depth - _registers.AlmostFullFree)
        {
            _registers.NoteAlmostFull();
        }
        else
        {
            _registers.NoteRoom();
        }
    }
}
