using System.Reflection;
using System.Runtime.CompilerServices;
using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Twin;
using Mono.Cecil;

namespace EdgeTwin.Host.Metering;

/// <summary>A twin made of rewritten code: takes samples, and tells at the end what they cost.</summary>
internal sealed class MeteredTwin : IDisposable
{
    private readonly MeteredAssemblies _code;
    private readonly SampleCosts _costs = new();
    private readonly object _sink;
    private readonly object _twin;
    private readonly object _heart;
    private readonly Action<int> _push;
    private readonly Action<int> _pushGap;
    private readonly Action<int, int> _pushPpg;
    private readonly MeterPulse _pulse = new();
    private readonly Action _finish;
    private long _toldBefore;
    private int _lost;

    private MeteredTwin(MeteredAssemblies code)
    {
        _code = code;
        Assembly core = code.Assemblies[0];
        foreach (Type type in AllTypes(code))
        {
            // A board runs these while it boots, not under the first sample that happens to need them.
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
        _sink = Activator.CreateInstance(core.GetType(SilentSink.TypeName, throwOnError: true)!)!;
        object settings = Activator.CreateInstance(core.GetType(typeof(TwinSettings).FullName!, throwOnError: true)!)!;
        _twin = Activator.CreateInstance(core.GetType(typeof(CardioTwin).FullName!, throwOnError: true)!, _sink, settings)!;
        _heart = Activator.CreateInstance(code.Assemblies[1].GetType(typeof(HeartTwin).FullName!, throwOnError: true)!, _twin)!;
        _push = Bind<Action<int>>(nameof(CardioTwin.Push));
        _pushGap = Bind<Action<int>>(nameof(CardioTwin.PushGap));
        _pushPpg = Bind<Action<int, int>>(nameof(CardioTwin.PushPpg));
        _finish = Bind<Action>(nameof(CardioTwin.Finish));
        code.Counters.Clear();
    }

    /// <summary>Rewrites and loads the firmware, and starts a twin with the default settings.</summary>
    /// <param name="paths">Its assemblies; the first holds <see cref="CardioTwin"/>, the second <see cref="HeartTwin"/>.</param>
    internal static MeteredTwin Load(IReadOnlyList<string> paths)
    {
        MeteredAssemblies code = MeteredAssemblies.Load(paths, AddSink);
        try
        {
            return new MeteredTwin(code);
        }
        catch
        {
            code.Dispose();
            throw;
        }
    }

    private static void AddSink(ModuleDefinition module)
    {
        if (module.Assembly.Name.Name == typeof(CardioTwin).Assembly.GetName().Name)
        {
            SilentSink.AddTo(module, typeof(ITwinSink).FullName!);
        }
    }

    /// <summary>Pushes samples, uV; what a <see cref="Meter.LostSample"/> costs is counted to the sample after it, which waits for it, and what a pulse sample costs to the one before it.</summary>
    internal void Push(ReadOnlySpan<int> microvolts)
    {
        foreach (int sample in microvolts)
        {
            if (sample == Meter.LostSample)
            {
                _lost++;
                continue;
            }
            TellLost();
            _push(sample);
            while (_pulse.TryNext(_costs.Count, out int red, out int infrared))
            {
                _pushPpg(red, infrared);
            }
            long told = _code.Counters.Total;
            _costs.Add(told - _toldBefore);
            _toldBefore = told;
        }
    }

    /// <summary>Ends the recording. What ending takes is no sample's cost, but its allocations count.</summary>
    internal MeterReport Finish()
    {
        IReadOnlyList<MeterMethod> methods = CostliestMethods();
        TellLost();
        _finish();
        StateSizer sizer = new();
        sizer.Exclude(_sink);
        sizer.Exclude(_code.Counters);
        long objects = sizer.Reachable(_twin) + sizer.Reachable(_heart);
        long statics = sizer.Statics(AllTypes(_code));
        return new MeterReport
        {
            IlPerSample = _costs.Summarise(),
            AllocationsAfterStart = _code.Counters.Allocations,
            AllocationSites = Allocations(),
            StateBytes = objects + statics,
            StaticBytes = statics,
            StateByClass = sizer.Largest(Meter.LargestClasses),
            Methods = methods,
            Samples = _costs.Count,
            Beats = Told(nameof(ITwinSink.OnBeat)),
            Events = Told(nameof(ITwinSink.OnEvent)),
            Configuration = _code.IsDebug ? "Debug" : "Release",
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _code.Dispose();

    // Without the compiler's holder of array initialisers, which is data in flash, and without the meter's own types.
    private static IEnumerable<Type> AllTypes(MeteredAssemblies code) =>
        code.Assemblies.SelectMany(a => a.GetTypes())
            .Where(t => !t.ContainsGenericParameters && !t.FullName!.StartsWith("<EdgeTwinMeter", StringComparison.Ordinal)
                && !t.FullName.StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal));

    // A run of lost samples is one gap, as a front end tells it.
    private void TellLost()
    {
        if (_lost > 0)
        {
            _pushGap(_lost);
            _lost = 0;
        }
    }

    private T Bind<T>(string method)
        where T : Delegate
    {
        Type[] parameters = [.. typeof(T).GetMethod("Invoke")!.GetParameters().Select(p => p.ParameterType)];
        MethodInfo found = _twin.GetType().GetMethod(method, parameters) ?? throw new MissingMethodException(_twin.GetType().FullName, method);
        return found.CreateDelegate<T>(_twin);
    }

    private long Told(string method) => (long)_sink.GetType().GetField(method)!.GetValue(_sink)!;

    private MeterMethod[] CostliestMethods()
    {
        double samples = Math.Max(1, _costs.Count);
        return [.. Enumerable.Range(0, _code.Methods.Count)
            .Where(i => _code.Counters.CallsOf(i) > 0)
            .OrderByDescending(_code.Counters.InstructionsOf)
            .ThenBy(i => _code.Methods[i], StringComparer.Ordinal)
            .Take(Meter.CostliestMethods)
            .Select(i => new MeterMethod(_code.Methods[i], _code.Counters.CallsOf(i), _code.Counters.InstructionsOf(i) / samples))];
    }

    private AllocationSite[] Allocations() =>
        [.. _code.AllocationPlaces.Select((p, i) => new AllocationSite(p.Method, p.Offset, p.What, _code.Counters.AllocationsAt(i)))
            .Where(s => s.Count > 0)
            .OrderByDescending(s => s.Count)];
}
