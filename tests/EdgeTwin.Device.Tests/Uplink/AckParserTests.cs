using System.Text;
using CsCheck;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Device.Tests.Uplink;

public sealed class AckParserTests
{
    [Fact]
    public void Reads_what_a_collector_writes() =>
        Gen.Select(Gen.UInt, Gen.UInt[0, Limits.MaxSeq]).Sample((logId, seq) =>
        {
            AckParser parser = new();
            byte[] payload = Encoding.ASCII.GetBytes($"{logId:x8} {seq}");
            Assert.True(parser.TryParse(payload, payload.Length));
            Assert.Equal((logId, seq), (parser.LogId, parser.Seq));
        });

    [Fact]
    public void Takes_any_bytes_without_an_exception() =>
        Gen.Select(Gen.Byte.Array[0, 64], Gen.Int[-5, 100]).Sample((payload, length) => new AckParser().TryParse(payload, length) || true);

    [Theory]
    [InlineData("")]
    [InlineData("c0ffee00")]
    [InlineData("c0ffee00 ")]
    [InlineData("C0FFEE00 1")]
    [InlineData("c0ffee00 -1")]
    [InlineData("c0ffee00 1 ")]
    [InlineData("c0ffee00  1")]
    [InlineData("c0ffee00 12345678901")]
    public void Refuses_anything_else(string text)
    {
        byte[] payload = Encoding.ASCII.GetBytes(text);
        Assert.False(new AckParser().TryParse(payload, payload.Length));
    }
}
