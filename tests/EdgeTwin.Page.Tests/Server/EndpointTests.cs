using System.Net;
using System.Text.Json;
using EdgeTwin.Page.Tests.Support;

namespace EdgeTwin.Page.Tests.Server;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("/nothing")]
    [InlineData("/../edgetwin.dll")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/js/")]
    [InlineData("/api/nothing")]
    [InlineData("/api/stream?device=stranger")]
    [InlineData("/api/stream?device=a/b")]
    [InlineData("/api/whatif/1")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using PageBench bench = await PageBench.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await bench.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("most=0")]
    [InlineData("most=101")]
    [InlineData("most=-3")]
    [InlineData("log=0badcafe")]
    [InlineData("log=0BADCAFE&seq=4")]
    [InlineData("log=0badcafe&seq=-4")]
    [InlineData("log=0badcafe&seq=99999999999999999999")]
    [InlineData("log=%27%20OR%201=1&seq=4")]
    public async Task A_page_of_events_that_nobody_can_give_is_refused_in_words(string query)
    {
        await using PageBench bench = await PageBench.StartAsync();
        (HttpStatusCode status, string text) = await bench.GetAsync("/api/events?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(JsonDocument.Parse(text).RootElement.GetProperty("why").GetString()!);
    }

    [Fact]
    public async Task Events_go_back_page_by_page_to_the_first()
    {
        await using PageBench bench = await PageBench.StartAsync();
        Told.Keep(bench.Store).Add([.. Enumerable.Range(1, 70).Select(i => Told.Event(i, "pause", "whole", 10 * i))]);
        List<long> seen = [];
        string query = "most=30";
        while (true)
        {
            JsonElement[] page = [.. JsonDocument.Parse((await bench.GetAsync("/api/events?" + query)).Text).RootElement.GetProperty("events").EnumerateArray()];
            if (page.Length == 0)
            {
                break;
            }
            seen.AddRange(page.Select(one => one.GetProperty("seq").GetInt64()));
            query = $"most=30&log={page[^1].GetProperty("log").GetString()}&seq={page[^1].GetProperty("seq").GetInt64()}";
        }
        Assert.Equal(Enumerable.Range(1, 70).Reverse().Select(i => (long)i), seen);
    }

    [Fact]
    public async Task An_asset_that_a_browser_has_is_not_sent_again()
    {
        await using PageBench bench = await PageBench.StartAsync();
        using HttpResponseMessage first = await bench.AskAsync(HttpMethod.Get, "/js/main.js", null);
        Assert.Equal("text/javascript", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, (await bench.GetAsync("/js/main.js", ("If-None-Match", first.Headers.ETag!.ToString()))).Status);
    }

    [Fact]
    public async Task A_port_that_was_asked_for_and_is_taken_is_one_clear_sentence_and_the_usual_one_gives_way()
    {
        await using PageBench bench = await PageBench.StartAsync();
        int port = bench.Server.Address.Port;
        EdgeTwin.Recordings.InputException taken = await Assert.ThrowsAsync<EdgeTwin.Recordings.InputException>(() => PageBench.StartAsync(new EdgeTwin.Host.Page.PageOptions { Port = port }));
        Assert.Contains("--page", taken.Message, StringComparison.Ordinal);
        await using PageBench one = await PageBench.StartAsync(new EdgeTwin.Host.Page.PageOptions());
        await using PageBench two = await PageBench.StartAsync(new EdgeTwin.Host.Page.PageOptions());
        Assert.NotEqual(one.Server.Address.Port, two.Server.Address.Port);
    }
}
