namespace EdgeTwin.Tests.Shared;

/// <summary>Finds the real recordings that stand beside the checkout, or skips the test that wants them.</summary>
internal static class Traces
{
    /// <summary>Folder of the recordings (<c>EDGETWIN_TRACES</c>, or <c>../shared/traces</c> beside the checkout), or null.</summary>
    internal static string? Root { get; } = Find();

    /// <summary>Path of <paramref name="relative"/> below the recordings; skips the running test where they are absent.</summary>
    internal static string Require(string relative)
    {
        Assert.SkipWhen(Root is null, "recordings are not here: put them at ../shared/traces or set EDGETWIN_TRACES");
        string path = Path.Combine(Root!, relative);
        string? folder = Path.GetDirectoryName(path);
        bool present = File.Exists(path) || Directory.Exists(path) || File.Exists(path + ".hea");
        Assert.SkipUnless(present, $"recording {relative} is not in {folder}");
        return path;
    }

    /// <summary>The checkout's own folder: the nearest parent that holds EdgeTwin.sln.</summary>
    internal static string Checkout { get; } = FindCheckout();

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("EDGETWIN_TRACES");
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? named : null;
        }
        string beside = Path.Combine(FindCheckout(), "..", "shared", "traces");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }

    private static string FindCheckout()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EdgeTwin.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("EdgeTwin.sln not found above the test's folder");
    }
}
