using System.Text;
using EdgeTwin.App.Identity;
using EdgeTwin.NanoShim.Fabric;
using nanoFramework.M2Mqtt;

namespace EdgeTwin.App.Tests.Identity;

public sealed class ProgramFilesTests
{
    private static readonly byte[] Pem = Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    [Fact]
    public void A_certificate_as_text_gets_the_zero_that_mbedtls_wants()
    {
        Board board = new();
        using IDisposable scope = board.Enter();
        board.Files.Put("I:\\edgetwin.txt", Encoding.ASCII.GetBytes("device=a\nbroker=b\n"));
        board.Files.Put("I:\\ca.pem", Pem);
        DeviceIdentity identity = new();
        Assert.Null(Program.ReadIdentity(identity));
        Assert.Equal([.. Pem, 0], identity.CaCertificate);
        MqttClient client = new("b");
        client.Init("b", 8883, true, identity.CaCertificate, null, MqttSslProtocols.TLSv1_2);
        Assert.Throws<ArgumentException>(() => client.Init("b", 8883, true, Pem, null, MqttSslProtocols.TLSv1_2));
    }

    [Fact]
    public void A_missing_file_is_said()
    {
        using IDisposable scope = new Board().Enter();
        Assert.Equal("is missing or too long", Program.ReadIdentity(new DeviceIdentity()));
    }
}
