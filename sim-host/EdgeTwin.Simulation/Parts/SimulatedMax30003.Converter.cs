namespace EdgeTwin.Simulation.Parts;

/// <content>The converter: samples that fell due, the analogue side, and fast recovery.</content>
public sealed partial class SimulatedMax30003
{
    // Asked at every byte on the bus, so no more than a comparison until a conversion falls due.
    private void CatchUp()
    {
        if (_world.Clock.NowNs >= _nextDueNs)
        {
            ConvertWhatIsDue();
        }
    }

    private void ConvertWhatIsDue()
    {
        while (_world.Clock.NowNs >= _nextDueNs)
        {
            long dueUs = _nextDueNs / 1000;
            _sampleOfRun++;
            if (!IsFifoStuck)
            {
                Convert(dueUs);
            }
            SetNextDue();
        }
        _leadOff.Watch(_registers, PositiveKilohms, NegativeKilohms, _world.Clock.NowUs);
    }

    private void Restart()
    {
        _startUs = _world.Clock.NowUs;
        _sampleOfRun = 0;
        _overThreshold = 0;
        _fastSamplesLeft = 0;
        SetNextDue();
    }

    private void SetNextDue() => _nextDueNs = _registers.IsEcgOn
        ? (_startUs + ((_sampleOfRun + 1) * 1_000_000_000 / _registers.MilliHz)) * 1000
        : long.MaxValue;

    private void Convert(long dueUs)
    {
        if (Electrodes is { } electrodes)
        {
            electrodes.ImpedancesAt(dueUs, out int positive, out int negative);
            PositiveKilohms = positive;
            NegativeKilohms = negative;
            _leadOff.Watch(_registers, positive, negative, dueUs);
        }
        double microvolts = _registers.IsPositiveOpen || _registers.IsNegativeOpen
            ? IsCalibrationDead ? 0 : _registers.CalibrationUv(dueUs - _startUs)
            : _input.MicrovoltsAt(Math.Max(0, dueUs - _options.LatencyUs)) + LeadOffLiftUv();
        if (_options.ChpfNanofarads > 0)
        {
            microvolts = _analogue.Step(microvolts, 1000.0 / _registers.MilliHz, 450_000.0 * _options.ChpfNanofarads * 1e-9);
        }
        if (_registers.HasDigitalHighPass)
        {
            microvolts = _digital.Step(microvolts, 1000.0 / _registers.MilliHz, 1 / (2 * Math.PI * 0.5));
        }
        double exact = microvolts * 131072 * _registers.Gain / 1_000_000;
        int code = (int)Math.Clamp(Math.Round(exact), -131072, 131071);
        bool isFast = StepFastRecovery(code);
        Produced++;
        _fifo.Push(code, isFast);
        _latchedStatus |= 1 << 9;
    }

    // The lead-off currents lift a bad electrode: with an open one the input leaves its +-300 mV. What lies below the capacitors at
    // the inputs keep out.
    private long LeadOffLiftUv()
    {
        if (!_registers.HasLeadOff)
        {
            return 0;
        }
        long lift = (long)_registers.LeadOffNa * ((long)PositiveKilohms + NegativeKilohms);
        return lift <= 300_000 ? 0 : Math.Min(lift, 1_000_000) * (_registers.PullsPositiveDown ? -1 : 1);
    }

    private bool StepFastRecovery(int code)
    {
        if (_registers.FastMode == 0 && _fastSamplesLeft == 0)
        {
            _overThreshold = 0;
            return false;
        }
        if (_fastSamplesLeft > 0)
        {
            _fastSamplesLeft--;
            if (_fastSamplesLeft == 0)
            {
                _analogue.Clear(); // what the recovery is for: the capacitor now holds the offset
            }
            return true;
        }
        bool isOver = Math.Abs(code) > _registers.FastThreshold && _registers.FastMode == 2;
        _overThreshold = isOver ? _overThreshold + 1 : 0;
        if (_overThreshold > (long)FastAfterMs * _registers.MilliHz / 1_000_000)
        {
            _overThreshold = 0;
            _fastSamplesLeft = (int)((long)FastForMs * _registers.MilliHz / 1_000_000);
            _latchedStatus |= 1 << 21;
        }
        return _registers.FastMode == 1;
    }
}
