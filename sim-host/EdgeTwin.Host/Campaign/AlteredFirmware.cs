using System.Reflection;
using EdgeTwin.Host.Metering;
using Mono.Cecil;

namespace EdgeTwin.Host.Campaign;

/// <summary>
/// The compiled firmware with a bug planted in it, loaded beside the ordinary one, and the campaign over it. The source stays as it is: what is tested
/// is whether the campaign would find such a bug.
/// </summary>
internal sealed class AlteredFirmware : IDisposable
{
    private readonly MeterLoadContext _context = new();
    private readonly object _rig;
    private readonly MethodInfo _run;

    /// <summary>Loads the firmware.</summary>
    /// <param name="alter">Plants the bug in an assembly; called for each of the firmware's.</param>
    internal AlteredFirmware(Action<ModuleDefinition> alter)
    {
        foreach (string path in FirmwareAssemblies.Locate(FirmwareAssemblies.Wearable))
        {
            _context.Add(Path.GetFileNameWithoutExtension(path), Alter(path, alter));
        }
        foreach (string path in FirmwareAssemblies.Locate(FirmwareAssemblies.WearableSurroundings))
        {
            _context.Add(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path));
        }
        Type inside = _context.LoadFromAssemblyName(typeof(CampaignRig).Assembly.GetName()).GetType(typeof(CampaignRig).FullName!, throwOnError: true)!;
        _rig = Activator.CreateInstance(inside)!;
        _run = inside.GetMethod(nameof(CampaignRig.Run))!;
    }

    /// <summary>Runs a seed; what <see cref="CampaignRig.Run"/> says of it.</summary>
    internal string Run(long seed, int minutes) => (string)_run.Invoke(_rig, BindingFlags.DoNotWrapExceptions, null, [seed, minutes], null)!;

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private static byte[] Alter(string path, Action<ModuleDefinition> alter)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path, new ReaderParameters { InMemory = true });
        alter(module);
        using MemoryStream image = new();
        module.Write(image);
        return image.ToArray();
    }
}
