using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Simulation.Power;

/// <summary>Sums for how long each consumer of a simulated board was at work. To be asked after each step of the board.</summary>
public sealed class PowerMeter
{
    private readonly SimulatedBoard _board;
    private readonly int _joinsBefore;
    private long _lastUs;
    private double _ledMicroampUs;
    private long _leftUs;
    private long _ppgUs;
    private long _litUs;

    /// <summary>A meter that begins now.</summary>
    /// <param name="board">The board.</param>
    public PowerMeter(SimulatedBoard board)
    {
        _board = board;
        _lastUs = board.World.Clock.NowUs;
        // The start's joining counts too.
        _joinsBefore = board.World.Board.Wifi.Joins - 1;
    }

    /// <summary>Metered time, s.</summary>
    public double Seconds { get; private set; }

    /// <summary>Of it the time out of the network by the firmware's will, s.</summary>
    public double WifiLeftSeconds => _leftUs / 1e6;

    /// <summary>Times that the network was joined.</summary>
    public int Joins => _board.World.Board.Wifi.Joins - _joinsBefore;

    /// <summary>Time that the light sensor converted, s.</summary>
    public double PpgSeconds => _ppgUs / 1e6;

    /// <summary>Charge through the light sensor's LEDs, mA s.</summary>
    public double LedMilliampSeconds => _ledMicroampUs / 1e9;

    /// <summary>Time that the light was lit, s.</summary>
    public double LightSeconds => _litUs / 1e6;

    /// <summary>True where the board has an analogue front end.</summary>
    public bool HasAnalogue => _board.Analogue is not null;

    /// <summary>Counts the time since it was last asked in the state of now.</summary>
    public void Step()
    {
        long nowUs = _board.World.Clock.NowUs;
        long us = nowUs - _lastUs;
        _lastUs = nowUs;
        Seconds += us / 1e6;
        double led = _board.Ppg.MeanLedMicroamps;
        _ledMicroampUs += led * us;
        _ppgUs += led > 0 ? us : 0;
        _leftUs += _board.World.Board.Wifi.IsOn ? 0 : us;
        _litUs += _board.Led.IsLit ? us : 0;
    }
}
