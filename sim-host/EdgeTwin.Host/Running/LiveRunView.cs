using System.Globalization;
using EdgeTwin.Device.Ports;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EdgeTwin.Host.Running;

/// <summary>A run as one picture in a terminal, drawn anew four times a second. It can be read without colour.</summary>
internal sealed class LiveRunView : IRunView
{
    private const int MostEvents = 12;
    private const int LeastTrace = 20;
    private const int MostTrace = 120;
    private const int TraceMargin = 8;
    private const int TraceLines = 4;

    private readonly LiveDisplayContext _display;
    private readonly string _title;
    private readonly int _width;
    private readonly List<CollectedEvent> _events = [];
    private readonly List<string> _remarks = [];

    internal LiveRunView(LiveDisplayContext display, string title, int width)
    {
        _display = display;
        _title = title;
        _width = width;
    }

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public void Show(RunSnapshot now, IReadOnlyList<CollectedEvent> events, IReadOnlyList<string> remarks, long ackedSeq)
    {
        _events.AddRange(events);
        _events.RemoveRange(0, Math.Max(0, _events.Count - MostEvents));
        _remarks.AddRange(remarks);
        _remarks.RemoveRange(0, Math.Max(0, _remarks.Count - 3));
        _display.UpdateTarget(Draw(now, ackedSeq));
        _display.Refresh();
    }

    private Rows Draw(RunSnapshot now, long ackedSeq)
    {
        string trace = string.Join('\n', BrailleTrace.Draw(now.Microvolts, Math.Clamp(_width - TraceMargin, LeastTrace, MostTrace), TraceLines));
        List<IRenderable> rows =
        [
            new Panel(new Markup($"[green]{Markup.Escape(trace)}[/]")).Header(Markup.Escape($" {_title}   {Say.Clock(now.UptimeS)} ")).Expand(),
            Facts(now),
            Events(ackedSeq),
        ];
        rows.AddRange(_remarks.Select(r => new Markup($"[yellow]{Markup.Escape(r)}[/]")));
        rows.Add(new Markup("[dim]Ctrl-C ends it. A simulated wearer; not a medical device.[/]"));
        return new Rows(rows);
    }

    private static Table Facts(RunSnapshot now)
    {
        Table table = new Table().NoBorder().HideHeaders()
            .AddColumns(new TableColumn("").PadRight(2), new TableColumn("").PadRight(4), new TableColumn("").PadRight(2), new TableColumn(""));
        table.AddRow(
            new Markup("heart rate"), new Markup($"[bold]{(now.HeartRateBpm > 0 ? $"{now.HeartRateBpm} /min" : "not known yet")}[/]"),
            new Markup("link"), new Markup(Link(now)));
        table.AddRow(
            new Markup("signal"), new Markup(now.IsLeadOff ? "[bold red]an electrode is off[/]" : $"quality {now.QualityPercent} %"),
            new Markup("log"), new Markup($"{now.LastSeq} records, {now.Waiting} waiting, {now.Segments} of the flash's segments"));
        table.AddRow(
            new Markup("beats"), new Markup(now.Beats.ToString("#,0", CultureInfo.InvariantCulture)),
            new Markup("electrode"), new Markup($"{Ohms(now.ElectrodeKilohms)} [dim](the simulator's truth)[/]"));
        table.AddRow(
            new Markup("samples"), new Markup($"{now.EcgSamples:#,0} ECG, {now.PpgSamples:#,0} pulse"),
            new Markup("wearer sees"), new Markup(HintOf(now.Hint)));
        return table;
    }

    private Table Events(long ackedSeq)
    {
        Table table = new Table().RoundedBorder().Expand().AddColumns("when", "seq", "event", "way");
        foreach (CollectedEvent one in Enumerable.Reverse(_events))
        {
            string colour = one.Type == "alarm" ? "red" : "default";
            table.AddRow(
                new Markup(Say.Clock(EventLine.SecondsOf(one))), new Markup(one.Seq.ToString(CultureInfo.InvariantCulture)),
                new Markup($"[{colour}]{Markup.Escape(EventLine.Of(one))}[/]"),
                new Markup(one.Seq <= ackedSeq ? "log > MQTT > store > ack" : "log > MQTT > store"));
        }
        return table;
    }

    private static string Link(RunSnapshot now) => (now.Link, now.IsLinkOut) switch
    {
        (LinkState.Up, _) => "[green]connected[/]",
        (_, true) => "[yellow]out, as the story has it: events wait[/]",
        (LinkState.Connecting, _) => "connecting",
        _ => $"[yellow]down[/] {Markup.Escape(now.LinkError)}",
    };

    private static string HintOf(SignalHint hint) => hint switch
    {
        SignalHint.Alarm => "[red]alarm light[/]",
        SignalHint.Technical => "[yellow]sensor light[/]",
        SignalHint.Offline => "offline (dark)",
        _ => "nothing (no statement that all is well)",
    };

    private static string Ohms(int kilohms) => kilohms < 1000 ? $"{kilohms} kohm" : string.Create(CultureInfo.InvariantCulture, $"{kilohms / 1000.0:0.0} Mohm");
}
