using EdgeTwin.Core;
using EdgeTwin.Recordings;

namespace EdgeTwin.Host.Metering;

/// <summary>Where the compiled firmware stands that is metered.</summary>
internal static class FirmwareAssemblies
{
    /// <summary>Types that each stand for their assembly: everything that runs on the board between a sample and an event.</summary>
    private static readonly Type[] Anchors = [typeof(CardioTwin)];

    /// <summary>Paths of the assemblies; the one that holds the twin is first.</summary>
    /// <exception cref="InputException">An assembly was loaded from no file (as in a single-file build).</exception>
    internal static IReadOnlyList<string> Locate()
    {
        List<string> paths = [];
        foreach (Type anchor in Anchors)
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
