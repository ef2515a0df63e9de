namespace EdgeTwin.Gates.Tests.Source;

public sealed class SourceGateTests
{
    private const string Bus = """
        struct I2cTransferResult { public int Status { get { return 0; } } }
        class I2cDevice { public I2cTransferResult Write(byte[] b) { return new I2cTransferResult(); } }
        delegate void Job();
        """;

    public static TheoryData<string, string> Banned => new()
    {
        { "volatile int F;", "volatile" },
        { "int[] M(int[] a) { return a[1..2]; }", "a range" },
        { "int M(int[] a) { return a[^1]; }", "an index from the end" },
        { "record R(int A);", "a record" },
        { "unsafe void M() { int* p = stackalloc int[4]; }", "stackalloc" },
        { "int? F;", "T?" },
        { "void M() { var t = (1, 2); }", "a tuple" },
        { "void M() { decimal d = 1; }", "decimal" },
        { "interface I { int M() { return 1; } }", "default interface method" },
        { "interface I { int M => 1; }", "default interface method" },
        { "System.Collections.Generic.List<int> F;", "a generic type" },
        { "System.Collections.IEnumerable M() { yield return 1; }", "yield" },
        { "async void M() { await System.Threading.Tasks.Task.Delay(1); }", "async" },
        { "float M(float a, float b) { return a / b; }", "division of floats" },
        { "double M(int a, double b) { return a / b; }", "division of floats" },
        { "void M(float a) { a /= 3; }", "division of floats" },
        { "double M(double a) { return a % 2; }", "division of floats" },
        { "int M(float a) { return (int)a; }", "a float is cast to an integer" },
        { "int M(missing a) { return 1; }", "missing" },
        { "class SpanByte { } void M(SpanByte s) { }", "SpanByte is named" },
    };

    public static TheoryData<string> Dropped =>
    [
        "d.Write(b);",
        "_ = d.Write(b);",
        "I2cTransferResult r = d.Write(b);",
        "var r = d.Write(b); r = d.Write(b);",
        "for (int i = 0; i < 3; d.Write(b)) { i++; }",
        "Job j = () => d.Write(b);",
    ];

    [Theory]
    [MemberData(nameof(Banned))]
    public void A_banned_construct_is_found(string member, string expected)
    {
        IReadOnlyList<Violation> found = Snippet.CheckSource($"class C {{\n{member}\n}}");
        Assert.Contains(found, v => v.What.Contains(expected, StringComparison.Ordinal) && v.Where == "Snippet.cs:2");
    }

    [Theory]
    [MemberData(nameof(Dropped))]
    public void A_bus_result_that_goes_nowhere_is_found(string statement)
    {
        IReadOnlyList<Violation> found = Snippet.CheckSource($"{Bus} class C {{ void M(I2cDevice d, byte[] b) {{ {statement} }} }}");
        Assert.Contains(found, v => v.What.Contains("bus result", StringComparison.Ordinal));
    }

    [Fact]
    public void A_void_member_with_an_arrow_drops_the_result_too()
    {
        IReadOnlyList<Violation> found = Snippet.CheckSource($"{Bus} class C {{ void M(I2cDevice d, byte[] b) => d.Write(b); }}");
        Assert.Contains(found, v => v.What == "a bus result is discarded");
    }

    [Fact]
    public void A_bus_result_that_is_looked_at_or_passed_on_is_fine()
    {
        IReadOnlyList<Violation> found = Snippet.CheckSource($$"""
            {{Bus}}
            class C
            {
                private I2cTransferResult _last;
                bool A(I2cDevice d, byte[] b) { return d.Write(b).Status == 0; }
                I2cTransferResult B(I2cDevice d, byte[] b) => d.Write(b);
                bool D(I2cDevice d, byte[] b) { I2cTransferResult r = d.Write(b); if (r.Status != 0) { return false; } _last = d.Write(b); return _last.Status == 0; }
            }
            """);
        Assert.Empty(found);
    }

    [Fact]
    public void Integer_arithmetic_switches_and_constants_pass()
    {
        IReadOnlyList<Violation> found = Snippet.CheckSource("""
            class C
            {
                private const int Scaled = (int)(0.7 * 1024);
                int M(int a, int b) { return b == 0 ? Scaled : a / b % 3; }
                string N(object o) { switch (o) { case string s when s.Length > 2: return s; default: return null; } }
            }
            """);
        Assert.Empty(found);
    }

    [Fact]
    public void The_firmware_itself_passes()
    {
        // With what the host compiles into it: types of nanoFramework that the host's core library has too, with other members.
        string[] files = [.. Checkout.Sources("firmware"), .. Checkout.Sources("sim-host/EdgeTwin.NanoShim/Source/System.Net.NetworkInformation")];
        Assert.NotEmpty(files);
        IReadOnlyList<Violation> found = SourceGate.Check(SourceGate.Compile(files.Select(f => (Checkout.Relative(f), File.ReadAllText(f))), Checkout.FirmwareProjects.Contains));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
