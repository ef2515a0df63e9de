using EdgeTwin.Simulation.Parts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>
/// Plays a trace of 250 Hz at the electrodes: sample k stands there at the k-th conversion after the part's SYNCH, so that the firmware gets
/// the very microvolts of the trace. Until the first SYNCH its first sample stands there; a later SYNCH goes on where time has come to, or begins where nothing was seen yet.
/// A stretch that is missing is an open electrode. The part must run at 250 samples a second.
/// </summary>
public sealed class TracePlayer : IEcgInput, IElectrodes
{
    /// <summary>Stands for a sample that is missing.</summary>
    public const int Missing = int.MinValue;

    /// <summary>Time from sample to sample, in microseconds.</summary>
    public const long PeriodUs = 4000;

    private const int BlockSamples = 1024;

    private readonly TraceReader _read;
    private readonly int[] _block = new int[BlockSamples];
    private int _used;
    private int _count;
    private int _current;
    private int _lastVoltage;
    private long _position = -1;
    private long _base;
    private long _startUs = -1;
    private bool _isAtEnd;
    private bool _isSeen;

    /// <summary>A player before its first sample.</summary>
    /// <param name="read">The trace; read as it is needed.</param>
    public TracePlayer(TraceReader read)
    {
        _read = read;
        Fill();
        Step();
    }

    /// <summary>True once every sample has been converted; the part's FIFO may still hold the last ones. After them the last voltage stands there for ever.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Samples played so far, missing ones included.</summary>
    public long Played { get; private set; }

    /// <summary>When a sample is converted, in microseconds since the world began; <see cref="long.MaxValue"/> before the first SYNCH.</summary>
    /// <param name="sample">Its number, from 0.</param>
    public long TimeOf(long sample) => _startUs < 0 ? long.MaxValue : _startUs + ((sample + 1 - _base) * PeriodUs);

    /// <inheritdoc/>
    public void OnSynchronised(long timeUs)
    {
        if (Played > 0)
        {
            _base += (timeUs - _startUs) / PeriodUs;
        }
        _startUs = timeUs;
    }

    /// <inheritdoc/>
    public int MicrovoltsAt(long timeUs)
    {
        _isSeen |= _startUs >= 0;
        MoveTo(timeUs);
        return _lastVoltage;
    }

    /// <inheritdoc/>
    public void ImpedancesAt(long timeUs, out int positiveKilohms, out int negativeKilohms)
    {
        // Impedances are looked at in a self-test too, when the inputs are open and nothing of the trace is seen: it has not begun then.
        if (_isSeen)
        {
            MoveTo(timeUs);
        }
        positiveKilohms = _current == Missing ? IElectrodes.OpenKilohms : IElectrodes.FreshKilohms;
        negativeKilohms = IElectrodes.FreshKilohms;
    }

    private void MoveTo(long timeUs)
    {
        if (_startUs < 0)
        {
            return;
        }
        // To the nearest: a part that is read by hand comes a little early or late.
        long due = _base + ((timeUs - _startUs + (PeriodUs / 2)) / PeriodUs) - 1;
        while (_position < due && !_isAtEnd)
        {
            Step();
        }
        HasEnded |= _isAtEnd && due >= _position;
        Played = Math.Max(Played, Math.Min(due, _position) + 1);
    }

    private void Step()
    {
        if (_isAtEnd)
        {
            return;
        }
        _position++;
        _current = _block[_used++];
        if (_current != Missing)
        {
            _lastVoltage = _current;
        }
        if (_used == _count)
        {
            Fill();
        }
    }

    private void Fill()
    {
        _count = _read(_block);
        _used = 0;
        _isAtEnd = _count == 0;
    }
}
