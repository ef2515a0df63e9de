using EdgeTwin.Device.Acquisition;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Support;

/// <summary>An ECG front end without a part: gives a synthetic heart's samples as time passes, and fails to order.</summary>
internal sealed class ScriptedEcg(params HeartSegment[] script) : IEcgFrontEnd
{
    private readonly SyntheticEcg _heart = new(script.Length > 0 ? script : [HeartSegment.Sinus(86400)]);
    private readonly int[] _one = new int[1];
    private long _givenMs;

    public string Name => "scripted";

    public FrontEndState State { get; private set; }

    public long Readings { get; private set; }

    public int HighPassMilliHz => 35;

    public bool AllowsSt => true;

    public int LatencyMs => 0;

    internal int Begins { get; private set; }

    internal bool IsDead { get; set; }

    internal bool Throws { get; set; }

    public void Begin(long nowMs)
    {
        Begins++;
        State = IsDead ? FrontEndState.Faulted : FrontEndState.Running;
    }

    public void Step(long nowMs, IEcgTaker taker)
    {
        if (Throws)
        {
            throw new InvalidOperationException("to order");
        }
        if (IsDead)
        {
            State = FrontEndState.Faulted;
            return;
        }
        for (; _givenMs + 4 <= nowMs && _heart.Read(_one) == 1; _givenMs += 4)
        {
            Readings++;
            taker.OnEcg(_one, 1);
        }
    }
}
