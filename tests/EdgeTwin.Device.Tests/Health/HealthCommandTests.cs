using System.Text;
using CsCheck;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Health;

namespace EdgeTwin.Device.Tests.Health;

public sealed class HealthCommandTests
{
    private readonly HealthCommand _command = new();

    [Fact]
    public void Every_part_can_be_named()
    {
        for (int i = 0; i < HealthNames.Items; i++)
        {
            HealthItem item = HealthNames.ItemAt(i);
            Assert.True(Replaced($"{HealthNames.Of(item)} 17"));
            Assert.Equal(item, _command.Item);
            Assert.Equal(17, _command.Number);
            Assert.Equal(i, HealthNames.IndexOf(item));
        }
        Assert.Equal(Enum.GetValues<HealthItem>().Order(), Enumerable.Range(0, HealthNames.Items).Select(HealthNames.ItemAt).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("electrode")]
    [InlineData("electrode ")]
    [InlineData("electrode 0")]
    [InlineData("electrode -1")]
    [InlineData("electrode 1234567890")]
    [InlineData("electrode 1 ")]
    [InlineData("electrode  1")]
    [InlineData(" electrode 1")]
    [InlineData("electrodes 1")]
    [InlineData("unknown 1")]
    [InlineData("led 1\0")]
    public void Anything_else_is_refused(string text) => Assert.False(Replaced(text));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("999999999", 999_999_999)]
    [InlineData("0", 0)]
    [InlineData("", 0)]
    [InlineData("1000000000", 0)]
    [InlineData("12a", 0)]
    public void A_test_is_a_number(string text, int expected)
    {
        byte[] payload = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected > 0, _command.TryParseTest(payload, payload.Length));
        Assert.Equal(expected, _command.Number);
    }

    [Fact]
    public void No_message_throws_and_what_is_taken_says_itself_again()
    {
        Gen.Select(Gen.OneOf(Gen.Byte, Gen.Char["elctrod lbus-0123456789"].Select(c => (byte)c)).Array[0, 40], Gen.Int[-2, 45]).Sample((payload, length) =>
        {
            HealthCommand command = new();
            if (command.TryParseReplaced(payload, length))
            {
                string text = Encoding.ASCII.GetString(payload, 0, length);
                Assert.Equal($"{HealthNames.Of(command.Item)} {text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..]}", text);
                Assert.InRange(command.Number, 1, 999_999_999);
            }
            command.TryParseTest(payload, length);
            Assert.InRange(command.Number, 0, 999_999_999);
            command.TryParseTest(null, length);
            Assert.Equal(0, command.Number);
        }, iter: 20_000);
    }

    private bool Replaced(string text)
    {
        byte[] payload = Encoding.ASCII.GetBytes(text);
        return _command.TryParseReplaced(payload, payload.Length);
    }
}
