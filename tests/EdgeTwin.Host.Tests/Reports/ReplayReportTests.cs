using System.Text.RegularExpressions;
using System.Xml.Linq;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Host.Tests.Reports;

public sealed class ReplayReportTests : IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        string page = Page("one", HeartStories.Demonstration);
        Assert.DoesNotMatch("(?i)https?://|<script|<link|<img|<iframe|url\\(|@import| on[a-z]+=", page);
        Assert.Contains("default-src 'none'", page);
    }

    [Fact]
    public void Every_drawing_is_sound_XML_and_no_number_is_broken()
    {
        string page = Page("one", HeartStories.Demonstration);
        MatchCollection drawings = Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline);
        Assert.True(drawings.Count >= 5, $"{drawings.Count} drawings");
        Assert.All(drawings, drawing => XElement.Parse(drawing.Value));
        Assert.DoesNotMatch("NaN|Infinity|\u221E", page);
    }

    [Fact]
    public void It_shows_the_events_the_beats_and_the_notice()
    {
        string page = Page("one", HeartStories.Demonstration);
        foreach (string expected in (string[])["tachycardia", "bradycardia", "pause", "lead-off", "not a medical device", ">N</text>"])
        {
            Assert.Contains(expected, page);
        }
    }

    [Fact]
    public void Text_of_the_record_stays_text()
    {
        string page = Page("one", [HeartSegment.Sinus(10)], "<b>&\"'", "<script>alert(1)</script>");
        Assert.DoesNotContain("<script>", page);
        Assert.Contains("&lt;script&gt;", page);
        Assert.DoesNotContain("<b>&\"", page);
    }

    [Fact]
    public void A_trace_shorter_than_a_strip_is_drawn()
    {
        string page = Page("one", [HeartSegment.Sinus(1)]);
        Assert.Contains("<svg", page);
    }

    private string Page(string name, IReadOnlyList<HeartSegment> script, string signal = "II", string comment = "synthetic")
    {
        _bench.Record(name, script, signal: signal, comment: comment);
        CommandRun run = CommandRun.Of("replay", _bench.In(name), "--html", _bench.In("page.html"));
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return File.ReadAllText(_bench.In("page.html"));
    }
}
