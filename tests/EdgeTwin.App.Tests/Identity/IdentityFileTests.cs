using System.Text;
using CsCheck;
using EdgeTwin.App.Identity;

namespace EdgeTwin.App.Tests.Identity;

public sealed class IdentityFileTests
{
    [Fact]
    public void A_whole_file_is_read()
    {
        DeviceIdentity identity = new();
        Assert.Null(Read("# my board\r\ndevice=twin-1\r\nbroker=broker.lan\nport=1883\ntls=off\n", identity));
        Assert.Equal(("twin-1", "broker.lan", 1883, false), (identity.DeviceId, identity.BrokerHost, identity.BrokerPort, identity.IsTls));
    }

    [Theory]
    [InlineData("esp32-devkitc")]
    [InlineData("xiao-esp32s3")]
    [InlineData("m5stack-core2")]
    public void Each_board_has_its_name(string name)
    {
        DeviceIdentity identity = new();
        Assert.Null(Read($"device=a\nbroker=b\nboard={name}", identity));
        Assert.Equal(name, EdgeTwin.App.Boards.BoardCatalogue.Find(identity.Board)!.Name);
    }

    [Fact]
    public void Tls_on_its_port_is_the_default()
    {
        DeviceIdentity identity = new();
        Assert.Null(Read("device=a\nbroker=b", identity));
        Assert.Equal((8883, true), (identity.BrokerPort, identity.IsTls));
    }

    [Theory]
    [InlineData("broker=b", "device is missing")]
    [InlineData("device=a", "broker is missing")]
    [InlineData("device=a/b\nbroker=b", "device: a-z, A-Z, 0-9, - and _ only")]
    [InlineData("device=\nbroker=b", "device: 1 to 32 characters")]
    [InlineData("device=a\nbroker=b\nport=0", "port: 1 to 65535")]
    [InlineData("device=a\nbroker=b\nport=70000", "port: 1 to 65535")]
    [InlineData("device=a\nbroker=b\nport=99999999999999", "port: 1 to 65535")]
    [InlineData("device=a\nbroker=b\ntls=yes", "tls: on or off")]
    [InlineData("device=a\nbroker=b\nprot=1", "a key is not known")]
    [InlineData("device=a\nbroker=b\nboard=toaster", "board: esp32-devkitc, xiao-esp32s3 or m5stack-core2")]
    [InlineData("device=a\nbroker", "a line has no =")]
    [InlineData("device=a\nbroker=b c", "broker: a host name or an address")]
    [InlineData("device=\u00e4\nbroker=b", "a line holds what is no plain text")]
    public void What_is_wrong_is_said(string text, string expected) => Assert.Equal(expected, Read(text, new DeviceIdentity()));

    [Fact]
    public void Anything_else_is_refused_in_words_and_never_thrown() =>
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.Char["devicbrokptls=\n\r#-0123456789"].Select(c => (byte)c)).Array[0, 1100], Gen.Int[0, 1100]).Sample((content, length) =>
        {
            DeviceIdentity identity = new();
            string? wrong = IdentityFile.Read(content, Math.Min(length, content.Length + 5), identity);
            return wrong is not null || (identity.DeviceId.Length is >= 1 and <= 32 && identity.BrokerHost.Length > 0 && identity.BrokerPort is >= 1 and <= 65535);
        }, iter: 20_000);

    private static string? Read(string text, DeviceIdentity identity)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        return IdentityFile.Read(content, content.Length, identity);
    }
}
