using EdgeTwin.Gates.Tests.Api;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeTwin.Gates.Tests.Il;

public sealed class IlGateTests
{
    public static TheoryData<string, string> Banned => new()
    {
        { "System.Collections.Generic.List<int> F;", "System.Collections.Generic.List`1 is generic" },
        { "int M() { return new System.Collections.Generic.List<int>().Count; }", "System.Collections.Generic.List`1 is generic" },
        { "System.Func<int, int> F;", "Func`2 breaks at run time" },
        { "System.Action<int> F;", "Action`1 breaks at run time" },
        { "volatile int F; int M() { return F; }", "volatile" },
        { "float M(float a, float b) { return a / b; }", "Core is integer only" },
        { "int M(int a) { return (int)(a * 0.5); }", "Core is integer only" },
        { "decimal F;", "decimal" },
        { "int[,] F;", "refused by nanoFramework's metadata processor" },
        { "int M() { int[,] a = new int[2, 2]; return a[0, 1]; }", "refused by nanoFramework's metadata processor" },
        { "unsafe int M() { int* p = stackalloc int[4]; return p[1]; }", "stackalloc" },
        { "int M() { System.Span<int> s = stackalloc int[4]; return s[1]; }", "Span does not exist" },
        { "byte M(System.ReadOnlySpan<byte> s) { return s[0]; }", "Span does not exist" },
        { "unsafe int M(delegate*<int> f) { return f(); }", "function pointer" },
        { "interface I { int M() { return 1; } }", "default interface method" },
        { "class Own<T> { T F; }", "generic type of our own" },
        { "T M<T>(T a) { return a; }", "generic method of our own" },
        { "int M(int[] a) { return System.Linq.Enumerable.Sum(a); }", "System.Linq.Enumerable" },
        { "bool M(int[] a) { return System.Linq.Enumerable.Any(a); }", "is generic" },
        { "string M(string a) { return a.Replace('a', 'b'); }", "System.String.Replace(char, char) is not in nano-api.txt" },
        { "string M(string[] a) { return string.Join(\",\", a); }", "System.String.Join(string, string[])" },
        { "long M() { return System.Diagnostics.Stopwatch.GetTimestamp(); }", "System.Diagnostics.Stopwatch" },
        { "void M(int[] a) { System.Array.Sort(a); }", "is generic" },
        { "int? F;", "T?" },
        { "string M(int a, int b) { return $\"{a}:{b}\"; }", "interpolation" },
        { "(int, int) M() { return (1, 2); }", "tuples do not compile" },
        { "async void M() { await System.Threading.Tasks.Task.Delay(1); }", "System.Threading.Tasks" },
        { "System.Collections.IEnumerable M() { yield return 1; }", "is generic" },
        { "enum E { A } string M(E e) { return e.ToString(); }", "an enum is boxed" },
        { "enum E { A } string M(E e) { return \"a\" + (object)e; }", "an enum is boxed" },
    };

    [Theory]
    [MemberData(nameof(Banned))]
    public void A_banned_construct_is_found(string member, string expected)
    {
        IReadOnlyList<Violation> found = Snippet.CheckIl($"class C {{ {member} }}");
        Assert.Contains(found, v => v.What.Contains(expected, StringComparison.Ordinal));
        Assert.All(found, v => Assert.NotEmpty(v.Instead));
    }

    [Fact]
    public void What_nanoFramework_runs_passes()
    {
        IReadOnlyList<Violation> found = Snippet.CheckIl("""
            using System;
            using System.Threading;
            interface ISink { void On(int a); }
            delegate void Tick(int a);
            enum Kind : byte { A, B }
            struct Pair { public int A; public int B; }
            sealed class Ring : ISink
            {
                private static readonly int[] Taps = new int[] { 1, 2, 3, 4, 5, 6, 7, 8 };
                private readonly long[] _slots = new long[16];
                private readonly object _gate = new object();
                private event Tick _tick;
                private int _count;
                public int Count { get { return _count; } }
                public void On(int a) { if (_tick != null) { _tick(a); } lock (_gate) { _slots[a & 15] = Taps[a & 7] / (a | 1); } }
                public void Add(Tick t) { _tick += t; }
                public string Name(Kind k) { return k switch { Kind.A => "a", _ => "b" }; }
                public bool Is(string word) { switch (word) { case "one": case "two": case "three": case "four": case "five": case "six": case "seven": return true; default: return false; } }
                public int First(in Pair p, out int b) { b = p.B; return p.A; }
                public void Guard(int a) { if (a < 0) { throw new ArgumentOutOfRangeException(nameof(a)); } try { On(a); } catch (Exception) { _count++; } finally { _count--; } }
                public string Text(int a) { return "n=" + a.ToString() + ":" + _count; }
                public void Move(byte[] from, byte[] to) { Array.Copy(from, 0, to, 0, from.Length); Array.Clear(from, 0, from.Length); Interlocked.Increment(ref _count); }
            }
            """);
        Assert.Empty(found);
    }

    [Fact]
    public void Float_is_allowed_outside_Core_and_a_violation_tells_method_and_offset()
    {
        Assert.Empty(Snippet.CheckIl("class C { float M(float a) { return a * 2f; } }", allowFloat: true));
        Violation found = Snippet.CheckIl("class C { string M(string a) { return a.Replace('a', 'b'); } }")[0];
        Assert.StartsWith("C.M IL_00", found.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void The_firmware_itself_passes()
    {
        NanoApi api = NanoApi.Load();
        List<Violation> found = [];
        foreach (string project in Checkout.FirmwareProjects)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(
                Path.Combine(AppContext.BaseDirectory, project + ".dll"),
                new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new DefaultSymbolReaderProvider(false) });
            IlGate gate = new(api, Checkout.FirmwareProjects.Contains, allowFloat: project is not ("EdgeTwin.Core" or "EdgeTwin.Twin"));
            found.AddRange(gate.Check(module));
        }
        Assert.NotEmpty(Checkout.FirmwareProjects);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
