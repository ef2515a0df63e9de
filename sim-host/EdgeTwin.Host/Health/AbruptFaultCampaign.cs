using System.Globalization;
using EdgeTwin.Core.Events;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Health;

/// <summary>Abrupt faults over many seeds: how many are named rightly and in time, and what cardiac alarms they bring about.</summary>
internal sealed class AbruptFaultCampaign
{
    /// <summary>A fault is to be named within so long, s.</summary>
    internal const double NamingLimitS = 2;

    private readonly AbruptFaultOutcome[] _outcomes;

    private AbruptFaultCampaign(AbruptFaultOutcome[] outcomes) => _outcomes = outcomes;

    /// <summary>Every run, in order of its seed.</summary>
    internal IReadOnlyList<AbruptFaultOutcome> Outcomes => _outcomes;

    /// <summary>Share that was named rightly within <see cref="NamingLimitS"/>, and as nothing else, per cent.</summary>
    internal double RightPercent => 100.0 * _outcomes.Count(o => o.IsRight) / _outcomes.Length;

    /// <summary>Cardiac alarms of a priority that a fault brought about.</summary>
    internal int AlarmsOf(EventPriority priority) => _outcomes.Sum(o => o.Alarms.Count(a => a.Priority == priority));

    /// <summary>Runs seeds side by side; each is alone in its world, so the number of threads changes nothing but the time.</summary>
    /// <param name="first">The first seed; seed by seed the faults take turns.</param>
    /// <param name="runs">How many, 1 or more.</param>
    /// <param name="jobs">At a time.</param>
    /// <param name="progress">Told of the share that is done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    internal static AbruptFaultCampaign Run(ulong first, int runs, int jobs, Action<double> progress, CancellationToken cancellation)
    {
        AbruptFault[] faults = Enum.GetValues<AbruptFault>();
        AbruptFaultOutcome[] outcomes = new AbruptFaultOutcome[runs];
        int done = 0;
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, i =>
        {
            outcomes[i] = AbruptFaultRun.Run(first + (ulong)i, faults[i % faults.Length]);
            progress((double)Interlocked.Increment(ref done) / runs);
        });
        return new AbruptFaultCampaign(outcomes);
    }

    /// <summary>Writes it for a person.</summary>
    internal void Write(TextWriter writer)
    {
        writer.WriteLine($"{Say.Count(_outcomes.Length, "run")} with one abrupt fault each, through the whole firmware on a simulated board");
        writer.WriteLine();
        writer.WriteLine("  fault            runs   named rightly within 2 s   median s   slowest s   alarms: high, medium, low");
        foreach (AbruptFault fault in Enum.GetValues<AbruptFault>())
        {
            AbruptFaultOutcome[] these = [.. _outcomes.Where(o => o.Fault == fault)];
            if (these.Length > 0)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {fault,-14} {these.Length,6}   {these.Count(o => o.IsRight),6} {100.0 * these.Count(o => o.IsRight) / these.Length,10:0.0} %         {Middle(these),8:0.00}   {Slowest(these),9:0.00}   {Count(these, EventPriority.High),12} {Count(these, EventPriority.Medium),7} {Count(these, EventPriority.Low),4}"));
            }
        }
        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  together {RightPercent:0.0} %; cardiac alarms that a sensor fault brought about: {AlarmsOf(EventPriority.High)} of high priority, {AlarmsOf(EventPriority.Medium)} of medium, {AlarmsOf(EventPriority.Low)} of low"));
        foreach (AbruptFaultOutcome wrong in _outcomes.Where(o => !o.IsRight || o.Alarms.Any(a => a.Priority >= EventPriority.Medium)).Take(10))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  seed {wrong.Seed} {wrong.Fault}: named after {(wrong.NamedAfterS is { } s ? $"{s:0.00} s" : "never")}; wrongly {(wrong.WrongNames.Count > 0 ? string.Join(", ", wrong.WrongNames.Distinct()) : "as nothing")}; {string.Join(", ", wrong.Alarms.Select(a => $"{a.Kind} at {a.AfterS:0.0} s"))} {wrong.Broken}"));
        }
    }

    /// <summary>The same for programs, as a part of a document.</summary>
    internal object Document() => new
    {
        runs = _outcomes.Length,
        namedWithinS = NamingLimitS,
        rightPercent = JsonOutput.Rounded(RightPercent, 2),
        faults = Enum.GetValues<AbruptFault>().Select(fault => (fault, these: _outcomes.Where(o => o.Fault == fault).ToArray())).Where(f => f.these.Length > 0).Select(f => new
        {
            fault = char.ToLowerInvariant(f.fault.ToString()[0]) + f.fault.ToString()[1..],
            runs = f.these.Length,
            right = f.these.Count(o => o.IsRight),
            neverNamed = f.these.Count(o => o.NamedAfterS is null),
            named = f.these.Count(o => o.WrongNames.Count > 0),
            medianS = JsonOutput.Rounded(Middle(f.these), 3),
            slowestS = JsonOutput.Rounded(Slowest(f.these), 3),
        }),
        cardiacAlarms = new { high = AlarmsOf(EventPriority.High), medium = AlarmsOf(EventPriority.Medium), low = AlarmsOf(EventPriority.Low) },
        misses = _outcomes.Where(o => !o.IsRight).Select(o => new { seed = o.Seed, fault = o.Fault.ToString(), namedAfterS = o.NamedAfterS, wrongNames = o.WrongNames.Distinct(), broken = o.Broken }),
    };

    private static int Count(AbruptFaultOutcome[] these, EventPriority priority) => these.Sum(o => o.Alarms.Count(a => a.Priority == priority));

    private static double Middle(AbruptFaultOutcome[] these)
    {
        double[] times = [.. these.Where(o => o.NamedAfterS is not null).Select(o => o.NamedAfterS!.Value).Order()];
        return times.Length == 0 ? 0 : times[times.Length / 2];
    }

    private static double Slowest(AbruptFaultOutcome[] these) => these.Max(o => o.NamedAfterS ?? 0);
}
