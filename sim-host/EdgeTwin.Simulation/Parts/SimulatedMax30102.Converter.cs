namespace EdgeTwin.Simulation.Parts;

/// <content>The converter: what fell due, and the path from light to counts.</content>
public sealed partial class SimulatedMax30102
{
    // What the part's cancellation takes (datasheet Rev 1, electrical characteristics: 200 uA), and what it leaves of it (assumed: one part in 20 000).
    private const double MostAmbientPicoamps = 2e8;
    private const double AmbientRejection = 20_000;

    // 50 mA in one LED at 8 % of time, 4 mA on average, warm the die by 2 degrees (datasheet Rev 1).
    private const double SixteenthsPerMilliamp = 8;

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
            _registers.SetTemperature(Surroundings is { } around
                ? around.DieSixteenthsAt(nowUs) + (int)(MeanLedMicroamps * SixteenthsPerMilliamp / 1000)
                : DieTemperatureSixteenths);
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
        int redCode = IsLedCurrentStuck ? _stuckRedCode : _registers[RedCurrent];
        int infraredCode = IsLedCurrentStuck ? _stuckInfraredCode : _registers[InfraredCurrent];
        long red = 0;
        long infrared = 0;
        bool isTooBright = IsAmbientTooBright;
        for (int i = average - 1; i >= 0; i--)
        {
            long atUs = i == 0 ? dueUs : dueUs - (i * 1_000_000L / _registers.RateHz);
            _input.At(atUs, out int redPa, out int irPa);
            redPa = RedOutputPermille == 1000 ? redPa : (int)((long)redPa * RedOutputPermille / 1000);
            irPa = InfraredOutputPermille == 1000 ? irPa : (int)((long)irPa * InfraredOutputPermille / 1000);
            double ambientPa = Surroundings?.AmbientPicoampsAt(atUs) ?? 0;
            isTooBright |= ambientPa > MostAmbientPicoamps;
            int leak = (int)(Math.Min(ambientPa, MostAmbientPicoamps) / AmbientRejection) + (int)Math.Max(0, ambientPa - MostAmbientPicoamps);
            red += _registers.Convert(HasSkinContact ? redPa : 0, redCode, leak);
            infrared += _registers.Convert(HasSkinContact ? irPa : 0, infraredCode, leak);
        }
        if (average > 1)
        {
            red /= average;
            infrared /= average;
        }
        _registers.Arrange((int)red, (int)infrared, _options.InfraredFirst, _converted);
        Produced++;
        _fifo.Push(_converted, _registers.Rollover);
        _registers.RaiseStatus1(isTooBright ? 0x60 : 0x40);
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
