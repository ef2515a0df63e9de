using EdgeTwin.Core;
using EdgeTwin.Device;
using EdgeTwin.Recordings;
using EdgeTwin.Simulation.World;
using EdgeTwin.Twin;
using Iot.Device.Max30003;

namespace EdgeTwin.Host.Metering;

/// <summary>Where the compiled assemblies stand that are metered, and those that a metered wearable runs against.</summary>
internal static class FirmwareAssemblies
{
    /// <summary>What runs on the board between a sample and an event.</summary>
    internal static IReadOnlyList<Type> Twin { get; } = [typeof(CardioTwin), typeof(HeartTwin)];

    /// <summary>The whole firmware but the board's adapters.</summary>
    internal static IReadOnlyList<Type> Wearable { get; } = [typeof(CardioTwin), typeof(HeartTwin), typeof(Wearable), typeof(Max30003)];

    /// <summary>What must stand beside it in one load context, because it names its types.</summary>
    internal static IReadOnlyList<Type> WearableSurroundings { get; } = [typeof(VirtualWorld), typeof(FirmwareAssemblies)];

    /// <summary>Paths of the assemblies that hold <paramref name="anchors"/>, in their order.</summary>
    /// <exception cref="InputException">An assembly was loaded from no file (as in a single-file build).</exception>
    internal static IReadOnlyList<string> Locate(IReadOnlyList<Type> anchors)
    {
        List<string> paths = [];
        foreach (Type anchor in anchors)
        {
            string path = Path.Combine(AppContext.BaseDirectory, anchor.Assembly.GetName().Name + ".dll");
            if (!File.Exists(path))
            {
                throw new InputException(
                    Path.GetFileName(path), "", "is not a file beside this program, so its IL cannot be read",
                    "run meter from an ordinary build, not from a single-file one");
            }
            paths.Add(path);
        }
        return paths;
    }
}
