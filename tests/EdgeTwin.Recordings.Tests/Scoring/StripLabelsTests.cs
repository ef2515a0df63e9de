using EdgeTwin.Recordings.Scoring;

namespace EdgeTwin.Recordings.Tests.Scoring;

public sealed class StripLabelsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Finds_a_strips_label_whatever_the_line_ends()
    {
        File.WriteAllText(_scratch[StripLabels.FileName], "A1,N\r\nA2,A\n\nA3,~");
        Assert.Equal("A", StripLabels.Find(_scratch["A2"]));
        Assert.Equal("~", StripLabels.Find(_scratch["A3.hea"]));
        Assert.Null(StripLabels.Find(_scratch["A4"]));
    }

    [Fact]
    public void Without_the_file_there_is_no_label() => Assert.Null(StripLabels.Find(_scratch["A1"]));

    [Theory]
    [InlineData("A1")]
    [InlineData("A1,N,x")]
    [InlineData(",N")]
    [InlineData("A1,")]
    public void A_bad_line_is_named(string line)
    {
        File.WriteAllText(_scratch[StripLabels.FileName], $"A0,N\n{line}\n");
        InputException bad = Assert.Throws<InputException>(() => StripLabels.Find(_scratch["A9"]));
        Assert.Contains("line 2", bad.Message, StringComparison.Ordinal);
    }
}
