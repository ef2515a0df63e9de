using System.Reflection;

namespace EdgeTwin.Host.Metering;

/// <summary>Loads the rewritten firmware with its surroundings and speaks to the <see cref="WearableRig"/> there.</summary>
internal sealed class MeteredWearable : IDisposable
{
    private const string BusResult = "I2cTransferResult";

    private readonly MeterLoadContext _context = new();
    private readonly RewrittenFirmware _code;
    private readonly object _rig;

    private MeteredWearable(RewrittenFirmware code)
    {
        _code = code;
        for (int i = 0; i < code.Images.Count; i++)
        {
            _context.Add(code.Names[i], code.Images[i]);
        }
        foreach (string path in FirmwareAssemblies.Locate(FirmwareAssemblies.WearableSurroundings))
        {
            _context.Add(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path));
        }
        Type inside = _context.LoadFromAssemblyName(typeof(WearableRig).Assembly.GetName()).GetType(typeof(WearableRig).FullName!, throwOnError: true)!;
        _rig = Activator.CreateInstance(inside, code.Methods.Count, code.AllocationPlaces.Count)!;
    }

    internal static MeteredWearable Load() => new(RewrittenFirmware.Make(FirmwareAssemblies.Locate(FirmwareAssemblies.Wearable)));

    /// <summary>Pushes samples, uV; a lost one is played as the one before it, for a part has no lost samples.</summary>
    internal void Push(ReadOnlySpan<int> microvolts)
    {
        int[] block = microvolts.ToArray();
        for (int i = 0; i < block.Length; i++)
        {
            block[i] = block[i] != Meter.LostSample ? block[i] : i > 0 ? block[i - 1] : 0;
        }
        Call("PushAll", block, block.Length);
    }

    internal WearableReport Finish()
    {
        long[] told = (long[])Call("Finish");
        long[] instructions = (long[])Call("Instructions", _code.Methods.Count);
        long[] calls = (long[])Call("Calls", _code.Methods.Count);
        long[] allocations = (long[])Call("Allocations", _code.AllocationPlaces.Count);
        double samples = Math.Max(1, told[0]);
        AllocationSite[] sites = [.. _code.AllocationPlaces.Select((p, i) => new AllocationSite(p.Method, p.Offset, p.What, allocations[i])).Where(s => s.Count > 0).OrderByDescending(s => s.Count)];
        return new WearableReport
        {
            Samples = told[0],
            Events = told[2],
            RecordsSent = told[3],
            StateBytes = told[4],
            IlPerSampleMean = told[5] / samples,
            IlPerRoundP999 = told[6],
            IlPerRoundMax = told[7],
            AllocationSites = sites,
            AllocationsAfterStart = sites.Where(s => !IsBusResult(s)).Sum(s => s.Count),
            BusResults = sites.Where(IsBusResult).Sum(s => s.Count),
            Methods = [.. Enumerable.Range(0, calls.Length)
                .Where(i => calls[i] > 0)
                .OrderByDescending(i => instructions[i])
                .ThenBy(i => _code.Methods[i], StringComparer.Ordinal)
                .Take(Meter.CostliestMethods)
                .Select(i => new MeterMethod(_code.Methods[i], calls[i], instructions[i] / samples))],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private static bool IsBusResult(AllocationSite site) => site.What.Contains(BusResult, StringComparison.Ordinal);

    private object Call(string method, params object[] arguments)
    {
        MethodInfo found = _rig.GetType().GetMethod(method)!;
        return found.Invoke(_rig, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
