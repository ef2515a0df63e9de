namespace EdgeTwin.Gates.Tests.Api;

/// <summary>The types and members that firmware may name, read from firmware/nano-api.txt.</summary>
internal sealed class NanoApi
{
    private readonly Dictionary<string, HashSet<string>> _membersByType = new(StringComparer.Ordinal);

    internal IEnumerable<string> Types => _membersByType.Keys;

    internal static NanoApi Load() => Parse(File.ReadAllLines(Path.Combine(Checkout.Root, "firmware", "nano-api.txt")));

    internal static NanoApi Parse(IEnumerable<string> lines)
    {
        NanoApi api = new();
        HashSet<string>? members = null;
        string? source = null;
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }
            if (text[0] == '[')
            {
                source = text.Trim('[', ']');
                Assert.True(source.Split(' ') is [var repository, var path] && repository.Contains('/') && path.EndsWith(".cs", StringComparison.Ordinal),
                    $"nano-api.txt:{number}: write [owner/repository path/to/File.cs]");
            }
            else if (!char.IsWhiteSpace(line[0]))
            {
                Assert.True(source is not null, $"nano-api.txt:{number}: {text} names no file that shows it");
                Assert.True(api._membersByType.TryAdd(text, members = new(StringComparer.Ordinal)), $"nano-api.txt:{number}: {text} is listed twice");
            }
            else
            {
                Assert.True(members is not null, $"nano-api.txt:{number}: {text} stands under no type");
                members!.UnionWith(Expand(text.TrimStart('~')));
            }
        }
        return api;
    }

    internal bool HasType(string fullName) => _membersByType.ContainsKey(fullName);

    internal bool HasMember(string type, string signature) => _membersByType.TryGetValue(type, out HashSet<string>? members) && members.Contains(signature);

    // "Position get set" names two methods of IL, "this(int) get" one with a parameter.
    private static IEnumerable<string> Expand(string member)
    {
        string[] words = member.Split(' ');
        string[] accessors = [.. words.Reverse().TakeWhile(w => w is "get" or "set" or "add" or "remove" or "field")];
        string name = string.Join(' ', words[..^accessors.Length]);
        return accessors.Length == 0 ? [name] : accessors.Select(a => a == "field" ? name : $"{name} {a}");
    }
}
