using System.Globalization;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;

namespace EdgeTwin.Host.Running;

/// <summary>A run as plain lines: every few seconds how it is, and each event once it has gone all the way.</summary>
internal sealed class PlainRunView(TextWriter writer) : IRunView
{
    /// <summary>What a broker's silence may mean.</summary>
    internal const string Unanswered = "closed, since nothing sent over it was acknowledged; does a collector run, and does the broker's access list allow this device's name?";

    private const int TraceCharacters = 40;
    private static readonly TimeSpan StatusEvery = TimeSpan.FromSeconds(5);

    private readonly List<CollectedEvent> _waiting = [];
    private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();
    private TimeSpan _nextStatus = TimeSpan.FromSeconds(4);
    private int _unanswered;
    private string _linkError = "";

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public void Show(RunSnapshot now, IReadOnlyList<CollectedEvent> events, IReadOnlyList<string> remarks, long ackedSeq)
    {
        foreach (LinkChange change in now.LinkChanges)
        {
            writer.WriteLine($"{Time(change.UptimeS)}  link {(change.IsUp ? "up" : "down: events wait in the device's log")}");
        }
        if (now.LinkError != _linkError)
        {
            _linkError = now.LinkError;
            if (_linkError.Length > 0)
            {
                writer.WriteLine($"{Time(now.UptimeS)}  link: {_linkError}");
            }
        }
        if (now.UnansweredLinks > _unanswered)
        {
            _unanswered = now.UnansweredLinks;
            writer.WriteLine($"{Time(now.UptimeS)}  link: {Unanswered}");
        }
        foreach (string remark in remarks)
        {
            writer.WriteLine($"{Time(now.UptimeS)}  {remark}");
        }
        _waiting.AddRange(events);
        foreach (CollectedEvent one in _waiting.Where(e => e.Seq <= ackedSeq))
        {
            writer.WriteLine($"{Time(EventLine.SecondsOf(one))}  >> {EventLine.Of(one)}");
            writer.WriteLine($"          seq {one.Seq} ({one.Type}): logged at {Say.Clock(one.UptimeS)}, sent over MQTT, stored, acknowledged");
        }
        _waiting.RemoveAll(e => e.Seq <= ackedSeq);
        if (_clock.Elapsed >= _nextStatus)
        {
            _nextStatus = _clock.Elapsed + StatusEvery;
            writer.WriteLine(Status(now));
        }
    }

    private static string Status(RunSnapshot now)
    {
        string rate = now.HeartRateBpm > 0 ? $"{now.HeartRateBpm,3}/min" : "  -/min";
        string quality = now.IsLeadOff ? "lead off" : $"{now.QualityPercent,3} %";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Time(now.UptimeS)}  {BrailleTrace.Draw(now.Microvolts, TraceCharacters)}  {rate}  quality {quality}  {Say.Count(now.Beats, "beat")}  log {now.LastSeq}, waiting {now.Waiting}");
    }

    private static string Time(double seconds) => $"{Say.Clock(seconds),8}";
}
