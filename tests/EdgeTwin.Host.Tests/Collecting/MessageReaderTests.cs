using System.Text;
using CsCheck;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Uplink;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Tests.Support;

namespace EdgeTwin.Host.Tests.Collecting;

public sealed class MessageReaderTests
{
    [Fact]
    public void What_the_firmware_writes_is_read_back()
    {
        byte[] message = Envelope.Record(7, """{"kind":"pause","phase":"whole","evidence":{"rrMs":2600}}""", 4, type: RecordType.Alarm, utcMs: 1_760_000_000_123);
        Assert.True(MessageReader.TryRead(message, out LogMessage? read, out string why), why);
        Assert.Equal(new RecordMessage(Envelope.LogName, 4, 7, "alarm", "pause", 7000, 1_760_000_000_123, """{"kind":"pause","phase":"whole","evidence":{"rrMs":2600}}"""), read);
        Assert.True(MessageReader.TryRead(Envelope.Gap(5, 6, 4), out read, out why), why);
        Assert.Equal(new GapMessage(Envelope.LogName, 4, 5, 6), read);
    }

    [Fact]
    public void An_event_without_kind_or_clock_is_read()
    {
        Assert.True(MessageReader.TryRead(Envelope.Record(1, "{}", type: RecordType.Boot), out LogMessage? read, out string why), why);
        Assert.Equal(new RecordMessage(Envelope.LogName, 0, 1, "boot", "boot", 1000, null, "{}"), read);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"log":"1a2b3c4d"}""", "no ackedSeq")]
    [InlineData("""{"log":"1A2B3C4D","ackedSeq":0,"type":"event"}""", "log is not")]
    [InlineData("""{"log":7,"ackedSeq":0,"type":"event"}""", "log is no text")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":-1,"type":"event"}""", "ackedSeq is not")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"type":"ev\u001b[2J"}""", "type is no word")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"type":"gap","firstSeq":6,"lastSeq":5}""", "lastSeq is not")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"type":"gap","firstSeq":0,"lastSeq":5}""", "firstSeq is not")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"type":"gap","firstSeq":1,"lastSeq":2147483648}""", "lastSeq is not")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"type":"event","uptimeS":1,"utcS":null,"event":[]}""", "event is no object")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"type":"event","uptimeS":null,"utcS":null,"event":{}}""", "uptimeS is null")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"type":"event","uptimeS":1e300,"utcS":null,"event":{}}""", "uptimeS is no time")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1.5,"type":"event","uptimeS":1,"utcS":null,"event":{}}""", "seq is not")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"seq":2,"type":"event","uptimeS":1,"utcS":null,"event":{}}""", "no JSON")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"type":"event","uptimeS":1,"utcS":null,"event":{"a":[[[[[[[[[[]]]]]]]]]]}}""", "no JSON")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"type":"event","uptimeS":1,"utcS":null,"event":{"kind":"a b"}}""", "kind is no word")]
    [InlineData("""{"log":"\ud800","ackedSeq":0,"type":"event"}""", "half a character")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"type":"event","uptimeS":1,"utcS":null,"event":{"a":["\udc00"]}}""", "half a character")]
    [InlineData("""{"log":"1a2b3c4d","ackedSeq":0,"seq":1,"type":"event","uptimeS":1,"utcS":null,"event":{"\ud800":1}}""", "half a character")]
    public void What_is_out_of_order_is_refused_with_its_reason(string text, string expected)
    {
        Assert.False(MessageReader.TryRead(Encoding.UTF8.GetBytes(text), out LogMessage? read, out string why));
        Assert.Null(read);
        Assert.StartsWith(expected, why);
    }

    [Fact]
    public void Too_many_bytes_and_bytes_that_are_no_text_are_refused()
    {
        Assert.False(MessageReader.TryRead(new byte[EdgeTwin.Device.Limits.EnvelopeBytes + 1], out _, out string why));
        Assert.Contains("at most", why);
        byte[] broken = Envelope.Record(1);
        broken[Array.IndexOf(broken, (byte)'y')] = 0xFF;
        Assert.False(MessageReader.TryRead(broken, out _, out why));
        Assert.Equal("no UTF-8 text", why);
    }

    [Theory]
    [InlineData("""{"state":"online"}""", true)]
    [InlineData(UplinkPump.Will, false)]
    [InlineData("""{"state":"online","hrBpm":71,"version":"1.0"}""", true)]
    [InlineData("online", null)]
    [InlineData("", null)]
    [InlineData("[]", null)]
    [InlineData("""{"state":1}""", null)]
    [InlineData("""{"state":"asleep"}""", null)]
    [InlineData("""{"state":"\ud800"}""", null)]
    public void A_status_is_online_offline_or_refused(string text, bool? expected) => Assert.Equal(expected, StatusMessage.TryRead(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_status_that_is_no_text_is_refused()
    {
        byte[] status = """{"state":"x"}"""u8.ToArray();
        status[Array.IndexOf(status, (byte)'x')] = 0xFF;
        Assert.Null(StatusMessage.TryRead(status));
        Assert.Null(StatusMessage.TryRead(new byte[5000]));
    }

    [Fact]
    public void No_bytes_bring_it_down_and_what_it_takes_is_within_bounds() =>
        Gen.Select(Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 5]).Array[0, 6].Sample(changes =>
        {
            byte[] message = Envelope.Record(7, """{"kind":"pause","phase":"whole"}""", 4, utcMs: 1_760_000_000_123);
            foreach ((int at, byte value, int cut) in changes)
            {
                message[at % message.Length] = value;
                message = message[..Math.Max(1, message.Length - cut)];
            }
            if (MessageReader.TryRead(message, out LogMessage? read, out string why) && read is RecordMessage record)
            {
                Assert.InRange(record.Seq, 1, int.MaxValue);
                Assert.Matches("^[0-9a-f]{8}$", record.Log);
                Assert.Matches("^[A-Za-z0-9_-]{1,32}$", record.Type);
            }
            else
            {
                Assert.True(read is GapMessage || why.Length > 0);
            }
        }, iter: 5000);

    [Fact]
    public void Names_of_devices_are_those_that_the_firmware_takes() =>
        Gen.String[Gen.OneOf(Gen.Char['-', 'z'], Gen.Char), 0, 34].Sample(name => Assert.Equal(IsTakenByFirmware(name), DeviceName.IsValid(name)), iter: 3000);

    private static bool IsTakenByFirmware(string name)
    {
        try
        {
            _ = new Topics(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
