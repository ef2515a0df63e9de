namespace EdgeTwin.Gates.Tests.Api;

public sealed class NanoApiTests
{
    [Fact]
    public void Every_form_of_a_line_is_understood()
    {
        NanoApi api = NanoApi.Parse(["# comment", "[owner/repository path/File.cs]", "A.B", "  new(int)", "  Length get set", "  this(int) get", "  Empty field", "  M(ref int, byte[])", "  ~N()"]);
        string[] members = ["new(int)", "Length get", "Length set", "this(int) get", "Empty", "M(ref int, byte[])", "N()"];
        Assert.All(members, m => Assert.True(api.HasMember("A.B", m), m));
        Assert.False(api.HasMember("A.B", "this(int) set"));
        Assert.False(api.HasType("A"));
    }

    [Theory]
    [InlineData("A.B")]
    [InlineData("[no path]")]
    public void A_type_must_stand_under_the_file_that_shows_it(string line) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => NanoApi.Parse([line]));

    [Fact]
    public void Listing_a_type_twice_is_an_error() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => NanoApi.Parse(["[owner/repository path/File.cs]", "A.B", "A.B"]));

    [Fact]
    public void The_list_of_the_tree_is_well_formed_and_leaves_out_what_design_forbids()
    {
        NanoApi api = NanoApi.Load();
        Assert.True(api.HasMember("System.Array", "Copy(Array, int, Array, int, int)"));
        Assert.DoesNotContain(api.Types, t => t.Contains('`', StringComparison.Ordinal) || t is "System.Decimal" or "System.Diagnostics.Stopwatch");
        Assert.False(api.HasMember("System.String", "Replace(string, string)"));
    }
}
