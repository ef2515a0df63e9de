using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Tests.Support;
using EdgeTwin.Device;
using EdgeTwin.Simulation.Wearers;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.App.Tests.Identity;

public sealed class ImageHashTests
{
    [Fact]
    public void The_status_bears_the_hash_of_the_sources_that_the_image_was_built_from()
    {
        using WearableBench bench = Start();
        bench.Go(5);
        using JsonDocument status = JsonDocument.Parse(bench.Status);
        Assert.Equal(HashOf(Path.Combine(Traces.Checkout, "firmware")), status.RootElement.GetProperty("imageHash").GetString());
        Assert.True(bench.Status.Length <= Limits.StatusBytes);
    }

    private static WearableBench Start() => new(Esp32DevKitC.Profile(), Scenario.Find("pvc")!);

    // Written from what firmware/ImageHash.targets promises, not from how it does it.
    private static string HashOf(string firmware)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] names = [.. Directory.EnumerateFiles(firmware, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(firmware, path).Replace('\\', '/'))
            .Where(name => name.Contains('/') && name.Split('/')[1] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)];
        Assert.True(names.Length > 100);
        foreach (string name in names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            hash.AppendData([.. File.ReadAllBytes(Path.Combine(firmware, name)).Where(value => value != '\r')]);
            hash.AppendData([0]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
