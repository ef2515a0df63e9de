using System.Text.Json;
using EdgeTwin.Host.Page;
using EdgeTwin.Page.Tests.Support;
using PuppeteerSharp;

namespace EdgeTwin.Page.Tests.Browser;

/// <summary>The page as a person meets it, in a real browser.</summary>
public sealed class LivePageTests(Chromium chromium)
{
    private static readonly LiveNow Now = new() { UptimeS = 42, RateBpm = 75, QualityPercent = 93, StUv = 12, IsLinked = true, Link = "connected", Waiting = 2, LastSeq = 9, AckedSeq = 7 };

    private readonly List<string> _complaints = [];

    [Fact]
    public async Task The_strip_moves_and_the_numbers_stand_beside_it()
    {
        await using PageBench bench = await PageBench.StartAsync(now: Now);
        await using PlayedDevice device = new(bench.Device);
        IPage page = await OpenAsync(bench);
        const string picture = "document.getElementById('ecg').toDataURL()";
        await page.WaitForFunctionAsync("() => Number(document.getElementById('ecg').dataset.sample) > 100");
        string before = await page.EvaluateExpressionAsync<string>(picture);
        int sample = await page.EvaluateExpressionAsync<int>("Number(document.getElementById('ecg').dataset.sample)");
        await page.WaitForFunctionAsync($"() => Number(document.getElementById('ecg').dataset.sample) > {sample} + 250");
        Assert.NotEqual(before, await page.EvaluateExpressionAsync<string>(picture));
        Assert.Equal("75", await TextAsync(page, "#rate"));
        Assert.Equal("+12", await TextAsync(page, "#st"));
        Assert.Contains("moving, rate 75 a minute", await page.EvaluateExpressionAsync<string>("document.getElementById('ecg').getAttribute('aria-label')"), StringComparison.Ordinal);
        Assert.Contains("2 records", await TextAsync(page, "#link"), StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task An_alarm_appears_within_two_seconds_of_its_event_with_evidence_and_strip_and_is_spoken()
    {
        await using PageBench bench = await PageBench.StartAsync(now: Now);
        IPage page = await OpenAsync(bench);
        await page.WaitForFunctionAsync("() => document.getElementById('line-text').textContent === 'Live'");
        bench.Desk.OnEvent(Told.Event(1, "vf", hasStrip: true, evidence: """{"qualityPercent":88,"count2Permille":412}"""));
        bench.Desk.OnEvent(Told.Event(2, "tachycardia", hasStrip: true));
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#events > li').length === 2 && document.querySelector('#events svg .t')");
        double[] latenciesMs = await page.EvaluateExpressionAsync<double[]>("[...document.querySelectorAll('#events > li')].map(li => li.dataset.shownMs - li.dataset.receivedMs)");
        Assert.All(latenciesMs, latency => Assert.InRange(latency, -5, 2000));
        Assert.Equal(2, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('#alarms > li').length"));
        Assert.Contains("!!!high priorityVentricular fibrillation", await TextAsync(page, "#alarms > li"), StringComparison.Ordinal);
        Assert.Contains("signal quality", await TextAsync(page, "#events"), StringComparison.Ordinal);
        await page.WaitForFunctionAsync("() => document.getElementById('say-now').textContent.includes('Ventricular fibrillation, high priority')");
        await page.WaitForFunctionAsync("() => document.getElementById('say').textContent.includes('Fast heart rate, low priority')");
        Assert.StartsWith("!!! ", await page.GetTitleAsync(), StringComparison.Ordinal);

        bench.Desk.OnEvent(Told.Event(3, "vf", "end"));
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#alarms > li').length === 1");
        Assert.Equal(2, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('#events > li').length"));
        await ShowAsync(page, "alarm");
        Assert.Contains("Lasted 20 s", await TextAsync(page, "#events > li:nth-child(2)"), StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task What_if_answers_and_what_is_filled_in_wrongly_is_said()
    {
        await using PageBench bench = await PageBench.StartAsync(now: Now, twins: new TwinSeam(_ => Beats.Twin(), _ => Beats.Heart));
        IPage page = await OpenAsync(bench);
        await page.WaitForFunctionAsync("() => document.getElementById('line-text').textContent === 'Live'");
        await page.TypeAsync("[name=hr]", "999");
        await page.ClickAsync("#whatif-go");
        await page.WaitForFunctionAsync("() => document.getElementById('whatif-state').textContent.includes('25 to 200')");
        Assert.Equal("hr", await page.EvaluateExpressionAsync<string>("document.activeElement.name"));
        await page.EvaluateExpressionAsync("document.querySelector('[name=hr]').value = ''");
        await page.TypeAsync("[name=pause]", "4");
        await page.ClickAsync("#whatif-go");
        await page.WaitForFunctionAsync("() => !document.getElementById('whatif-answer').hidden");
        Assert.Contains("would have been noticed, told as pause", await TextAsync(page, "#whatif-answer"), StringComparison.Ordinal);
        await ShowAsync(page, "what-if");
        Assert.Equal(2, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('#whatif-answer table').length"));
        Assert.Equal("whatif-answer", await page.EvaluateExpressionAsync<string>("document.activeElement.id"));
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task When_the_server_goes_the_page_says_so_keeps_what_there_was_and_comes_back_by_itself()
    {
        await using PageBench bench = await PageBench.StartAsync(now: Now, twins: new TwinSeam(_ => Beats.Twin(), _ => null));
        Told.Keep(bench.Store).Add(Told.Event(1, "pause", "whole", hasStrip: true));
        IPage page = await OpenAsync(bench);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#events > li').length === 1");
        await bench.RestartAsync(async () =>
        {
            await page.WaitForFunctionAsync("() => document.body.classList.contains('stale') && document.getElementById('line-text').textContent.startsWith('Offline for')");
            Assert.Equal(1, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('#events > li').length"));
            Assert.Equal("75", await TextAsync(page, "#rate"));
            Assert.EndsWith("ago", await TextAsync(page, "#age"), StringComparison.Ordinal);
            Assert.Equal("no signal", await TextAsync(page, "#ecg-state"));
            // The twin's age goes on growing here, since nobody tells it.
            await page.WaitForFunctionAsync("() => Number(document.getElementById('twin-facts').textContent.match(/^(\\d+) s old/)?.[1]) >= 8");
            await ShowAsync(page, "offline");
        });
        await page.WaitForFunctionAsync("() => !document.body.classList.contains('stale') && document.getElementById('line-text').textContent === 'Live'");
        Assert.Equal(1, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('#events > li').length"));
    }

    [Fact]
    public async Task The_twin_is_drawn_with_its_age_and_fit_and_an_old_one_says_so()
    {
        TwinOnPage twin = Beats.Twin();
        await using PageBench bench = await PageBench.StartAsync(now: Now, twins: new TwinSeam(_ => Volatile.Read(ref twin), _ => null));
        IPage page = await OpenAsync(bench);
        await page.WaitForFunctionAsync("() => document.querySelector('#twin-plot canvas')");
        string facts = await TextAsync(page, "#twin-facts");
        Assert.Contains("7 s old", facts, StringComparison.Ordinal);
        Assert.Contains("fit error 6.2 % (PRD)", facts, StringComparison.Ordinal);
        Volatile.Write(ref twin, Beats.Twin(2, 4000, isStale: true));
        await page.WaitForFunctionAsync("() => document.getElementById('twin-facts').textContent.includes('TOO OLD')");
        await ShowAsync(page, "twin");
        Assert.Contains("1 h 6 min old", await TextAsync(page, "#twin-facts"), StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    [Theory]
    [InlineData(375, 667)]
    [InlineData(1280, 900)]
    public async Task It_fits_the_screen_and_can_be_used_by_keyboard_and_screen_reader(int width, int height)
    {
        await using PageBench bench = await PageBench.StartAsync(now: Now, twins: new TwinSeam(_ => Beats.Twin(), _ => null));
        Told.Keep(bench.Store).Add([.. Enumerable.Range(1, 20).Select(i => Told.Event(i, "st-episode", "whole", 10 * i, hasStrip: true))]);
        IPage page = await chromium.OpenAsync(bench.Server.Address.ToString(), _complaints, width, height, isStill: true);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#events > li').length === 12");
        await page.Keyboard.PressAsync("Tab");
        Assert.StartsWith("<a class=\"skip\"", await page.EvaluateExpressionAsync<string>("document.activeElement.outerHTML"), StringComparison.Ordinal);
        await page.ClickAsync("#older");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#events > li').length === 20 && document.getElementById('events-end').textContent.includes('first event')");
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        JsonElement faults = JsonDocument.Parse(await page.EvaluateExpressionAsync<string>("""
            JSON.stringify([
              ...[...document.querySelectorAll('input, select')].filter(one => !one.closest('label')).map(one => 'no label: ' + one.name),
              ...[...document.querySelectorAll('canvas:not([aria-hidden])')].filter(one => !one.closest('[role=img]') || !one.closest('[role=img]').getAttribute('aria-label')).map(one => 'no words: ' + one.id),
              ...[...document.querySelectorAll('section')].filter(one => !document.getElementById(one.getAttribute('aria-labelledby'))?.textContent).map(one => 'no heading: ' + one.className),
              ...[...document.querySelectorAll('button, summary, .fields input:not([type=checkbox]), select')].filter(one => one.offsetParent && one.getBoundingClientRect().height < 31).map(one => 'too small: ' + one.textContent),
              ...(document.querySelectorAll('main, header, footer').length === 3 && document.documentElement.lang === 'en' ? [] : ['no landmarks'])])
            """)).RootElement;
        Assert.True(faults.GetArrayLength() == 0, faults.ToString());
        await ShowAsync(page, $"at-{width}");
        Assert.Contains("no statement that the wearer is well", await TextAsync(page, "#no-alarms"), StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    // With EDGETWIN_SHOTS=FOLDER what was tested can be looked at.
    private static async Task ShowAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("EDGETWIN_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(Path.Combine(folder, name + ".png"), new ScreenshotOptions { FullPage = true });
        }
    }

    private Task<IPage> OpenAsync(PageBench bench) => chromium.OpenAsync(bench.Server.Address.ToString(), _complaints);

    private static Task<string> TextAsync(IPage page, string selector) => page.EvaluateFunctionAsync<string>("one => document.querySelector(one).textContent.trim()", selector);
}
