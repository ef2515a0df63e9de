namespace EdgeTwin.Gates.Tests.House;

public sealed class StyleTests
{
    [Theory]
    [InlineData("firmware")]
    [InlineData("sim-host")]
    [InlineData("tests")]
    public void The_tree_is_in_order(string folder)
    {
        string[] sources = [.. Checkout.Sources(folder).Where(f => !Checkout.Relative(f).StartsWith("tests/Shared/", StringComparison.Ordinal))];
        Assert.NotEmpty(sources);
        Violation[] found = [.. sources.SelectMany(f => StyleGate.Check(Checkout.Relative(f), File.ReadAllText(f)))];
        Assert.True(found.Length == 0, string.Join<Violation>('\n', found));
    }

    [Theory]
    [InlineData("namespace EdgeTwin.Core { class A { } }", "is not its folder")]
    [InlineData("namespace EdgeTwin.Core.Ecg { public class A { } public enum B { } }", "2 public types")]
    [InlineData("// TO" + "DO: later", "holds")]
    [InlineData("// see /ho" + "me/me/file", "holds")]
    public void A_file_out_of_order_is_found(string text, string expected) =>
        Assert.Contains(StyleGate.Check("firmware/EdgeTwin.Core/Ecg/A.cs", text), v => v.What.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_file_of_more_than_400_lines_is_found_and_one_in_order_passes()
    {
        Assert.Single(StyleGate.Check("firmware/EdgeTwin.Core/A.cs", new string('\n', 401)));
        Assert.Empty(StyleGate.Check("firmware/EdgeTwin.Core/A.cs", "namespace EdgeTwin.Core { public class A { public enum Nested { } } }"));
    }

    [Theory]
    [InlineData("EdgeTwin.Core/Ecg", "EdgeTwin.Core.Ecg")]
    [InlineData("EdgeTwin.Drivers/Max30102", "Iot.Device.Max30102")]
    [InlineData("EdgeTwin.NanoShim/System.Device.I2c", "System.Device.I2c")]
    [InlineData("EdgeTwin.NanoShim/Fabric", "EdgeTwin.NanoShim.Fabric")]
    public void A_folder_is_a_namespace_and_the_drivers_and_the_shim_bear_the_names_the_world_gives(string folder, string expected) =>
        Assert.Equal(expected, StyleGate.NamespaceOf(folder.Split('/')));
}
