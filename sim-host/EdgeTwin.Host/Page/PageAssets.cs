using System.Collections.Frozen;
using System.Security.Cryptography;

namespace EdgeTwin.Host.Page;

/// <summary>The page's files, out of the assembly. Only what is in this list can be asked for: there is no path to climb.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";

    /// <summary>Content, its type and its entity tag, by path.</summary>
    internal static readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Tag)> All = Load();

    private static FrozenDictionary<string, (byte[] Bytes, string Type, string Tag)> Load() =>
        typeof(PageAssets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => "/" + name[Prefix.Length..].Replace('\\', '/'), Read, StringComparer.Ordinal);

    private static (byte[] Bytes, string Type, string Tag) Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, TypeOf(name), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
}
