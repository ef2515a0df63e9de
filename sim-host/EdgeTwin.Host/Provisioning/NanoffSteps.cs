namespace EdgeTwin.Host.Provisioning;

/// <summary>The command lines of nanoff that bring firmware, files and network to a board, in the order that works.</summary>
internal static class NanoffSteps
{
    // Images of nanoFramework that fit the boards; a DevKitC with a chip older than revision 3 wants ESP32_REV0.
    private static readonly Dictionary<string, string> Targets = new(StringComparer.Ordinal)
    {
        ["esp32-devkitc"] = "ESP32_REV3",
        ["xiao-esp32s3"] = "ESP32_S3_OCTAL",
        ["m5stack-core2"] = "M5Core2",
    };

    /// <summary>nanoFramework's image for a board, or null where none is known.</summary>
    internal static string? TargetOf(string board) => Targets.GetValueOrDefault(board);

    /// <summary>The command lines.</summary>
    internal static IReadOnlyList<string> For(string board, string? serialPort, ProvisioningFolder folder)
    {
        string port = serialPort ?? "PORT";
        return
        [
            $"nanoff --target {TargetOf(board) ?? "TARGET"} --serialport {port} --update",
            $"nanoff --serialport {port} --filedeployment {Quoted(folder.In(ProvisioningFolder.FilesName))}",
            $"nanoff --serialport {port} --networkdeployment {Quoted(folder.In(ProvisioningFolder.NetworkName))}",
        ];
    }

    private static string Quoted(string path) => path.Any(c => !char.IsAsciiLetterOrDigit(c) && !@"/\.:-_".Contains(c)) ? $"\"{path}\"" : path;
}
