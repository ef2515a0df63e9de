namespace EdgeTwin.Recordings.Wfdb;

/// <summary>
/// Undoes what a store of too few bits did to a signal: values modulo 4096. Of all ways to add whole turns it takes the one whose second differences
/// are least in sum (Viterbi over the turns of two neighbours), with a slight preference for few turns, so that a signal that never wrapped stays as it is.
/// Decided some samples behind.
/// </summary>
internal sealed class ModuloUnwrapper
{
    private const int Modulus = 4096;
    private const int MostTurns = 3;
    private const int Turns = (2 * MostTurns) + 1;
    private const int States = Turns * Turns;
    private const int Ring = 1024;
    private const int Decided = Ring / 2;

    // A difference beyond this is an artefact whatever the turns; and a unit of level weighs this much against one of it.
    private const double MostBend = 2500;
    private const double LevelWeight = 0.03;

    private readonly int[] stored = new int[Ring];
    private readonly byte[] back = new byte[Ring * States];
    private readonly sbyte[] turns = new sbyte[Ring];
    private double[] cost = new double[States];
    private double[] next = new double[States];
    private long pushed;
    private long taken;

    /// <summary>Samples that are decided and not taken yet.</summary>
    internal int Ready { get; private set; }

    /// <summary>Takes a stored value.</summary>
    internal void Push(int value)
    {
        int slot = (int)(pushed % Ring);
        stored[slot] = value;
        if (pushed == 0)
        {
            Array.Fill(cost, double.MaxValue);
            cost[StateOf(0, 0)] = 0;
        }
        else
        {
            Step(slot, value, pushed == 1 ? value : stored[(slot + Ring - 1) % Ring], pushed == 1 ? value : stored[(slot + Ring - 2) % Ring]);
        }
        pushed++;
        if (pushed - taken == Ring)
        {
            Decide(Decided);
        }
    }

    /// <summary>No more values come for now: all are decided.</summary>
    internal void Finish() => Decide((int)(pushed - taken));

    /// <summary>The oldest value that is decided, unwrapped.</summary>
    internal int Take()
    {
        int slot = (int)(taken % Ring);
        taken++;
        Ready--;
        return stored[slot] + (Modulus * turns[slot]);
    }

    /// <summary>What comes cannot be joined to what was; everything must have been taken.</summary>
    internal void Restart()
    {
        pushed = 0;
        taken = 0;
        Ready = 0;
    }

    private static int StateOf(int before, int now) => ((before + MostTurns) * Turns) + now + MostTurns;

    private void Step(int slot, int value, int last, int before)
    {
        Array.Fill(next, double.MaxValue);
        for (int state = 0; state < States; state++)
        {
            if (cost[state] == double.MaxValue)
            {
                continue;
            }
            int turnsBefore = (state / Turns) - MostTurns;
            int turnsLast = (state % Turns) - MostTurns;
            double expected = (2.0 * (last + (Modulus * turnsLast))) - (before + (Modulus * turnsBefore));
            int nearest = (int)Math.Round((expected - value) / Modulus);
            for (int turn = Math.Max(-MostTurns, nearest - 1); turn <= Math.Min(MostTurns, nearest + 1); turn++)
            {
                double whole = value + (Modulus * turn);
                double sum = cost[state] + Math.Min(Math.Abs(whole - expected), MostBend) + (LevelWeight * Math.Abs(whole));
                int to = StateOf(turnsLast, turn);
                if (sum < next[to])
                {
                    next[to] = sum;
                    back[(slot * States) + to] = (byte)(turnsBefore + MostTurns);
                }
            }
        }
        (cost, next) = (next, cost);
        Lower();
    }

    // Costs are compared only: what all have in common is taken off, so that they stay exact over days.
    private void Lower()
    {
        double least = cost.Min();
        for (int state = 0; state < States; state++)
        {
            cost[state] = cost[state] == double.MaxValue ? double.MaxValue : cost[state] - least;
        }
    }

    private void Decide(int count)
    {
        if (pushed == 0)
        {
            return;
        }
        int state = Array.IndexOf(cost, cost.Min());
        for (long at = pushed - 1; at >= taken + Ready; at--)
        {
            int slot = (int)(at % Ring);
            turns[slot] = (sbyte)((state % Turns) - MostTurns);
            if (at > 0)
            {
                state = (back[(slot * States) + state] * Turns) + (state / Turns);
            }
        }
        Ready = count;
    }
}
