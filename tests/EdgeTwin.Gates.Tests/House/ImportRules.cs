namespace EdgeTwin.Gates.Tests.House;

/// <summary>Who may name whom (design, section 1).</summary>
internal static class ImportRules
{
    private const string Core = "EdgeTwin.Core";
    private const string Twin = "EdgeTwin.Twin";
    private const string Drivers = "EdgeTwin.Drivers";
    private const string Device = "EdgeTwin.Device";
    private const string App = "EdgeTwin.App";
    private const string NanoShim = "EdgeTwin.NanoShim";
    private const string Simulation = "EdgeTwin.Simulation";
    private const string Recordings = "EdgeTwin.Recordings";
    private const string Host = "EdgeTwin.Host";

    // NanoShim stands for the device's own libraries where firmware is compiled for the host.
    private static readonly Dictionary<string, ProjectRule> Rules = new(StringComparer.Ordinal)
    {
        [Core] = new([], AllowsPackages: false),
        [Twin] = new([Core], AllowsPackages: false),
        [Drivers] = new([NanoShim], AllowsPackages: false),
        [Device] = new([Core, Twin, Drivers], AllowsPackages: false),
        [App] = new([Core, Drivers, Device, NanoShim], AllowsPackages: false),
        [NanoShim] = new([], AllowsPackages: false),
        [Simulation] = new([NanoShim, Device + "#EdgeTwin.Device.Ports"], AllowsPackages: false),
        [Recordings] = new([], AllowsPackages: false),
        [Host] = new([Core, Twin, Drivers, Device, App, NanoShim, Simulation, Recordings], AllowsPackages: true),
    };

    /// <summary>Namespaces that no firmware type may name, whatever is referenced; NanoShim's types bear nanoFramework's names.</summary>
    internal static IReadOnlyList<string> ClosedToFirmware { get; } = [NanoShim, Simulation, Recordings, Host];

    internal static ProjectRule? Find(string project) => Rules.GetValueOrDefault(project);
}
