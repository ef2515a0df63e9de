using System.Net;
using EdgeTwin.Host.Page;
using EdgeTwin.Page.Tests.Support;

namespace EdgeTwin.Page.Tests.Server;

public sealed class GuardTests
{
    private const string Token = "0123456789abcdef0123";

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.168.1.20", HttpStatusCode.MisdirectedRequest)]
    public async Task A_name_that_was_bent_to_this_machine_gets_nothing(string host, HttpStatusCode expected)
    {
        await using PageBench bench = await PageBench.StartAsync();
        Assert.Equal(expected, (await bench.GetAsync("/", ("Host", host))).Status);
        Assert.Equal(expected, (await bench.GetAsync("/api/devices", ("Host", host))).Status);
    }

    [Fact]
    public async Task What_others_can_reach_asks_for_a_token_once_and_keeps_it_out_of_the_address()
    {
        await using PageBench bench = await PageBench.StartAsync(new PageOptions { Port = null, Bind = IPAddress.Any, Token = Token });
        Assert.EndsWith("/?token=" + Token, bench.Server.Link, StringComparison.Ordinal);
        foreach (string path in (string[])["/", "/page.css", "/api/devices", "/api/stream", "/?token=", "/?token=0123456789abcdef0124", "/?token=" + Token + "x"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await bench.GetAsync(path)).Status);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await bench.PostAsync("/api/whatif?token=" + Token, "{}")).Status);
        using HttpResponseMessage answer = await bench.AskAsync(HttpMethod.Get, "/?token=" + Token, null);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, cookie, StringComparison.Ordinal);
        string brought = cookie[..cookie.IndexOf(';')];
        Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync("/api/devices", ("Cookie", brought))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bench.GetAsync("/api/devices", ("Cookie", brought + "0"))).Status);
    }

    [Fact]
    public async Task Another_site_can_neither_ask_nor_tell()
    {
        await using PageBench bench = await PageBench.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await bench.GetAsync("/api/stream", ("Sec-Fetch-Site", "cross-site"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bench.GetAsync("/api/devices", ("Origin", "http://evil.example"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bench.PostAsync("/api/whatif", "{\"st\":200}", ("Origin", "http://evil.example"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bench.PostAsync("/api/whatif", "{\"st\":200}", ("Sec-Fetch-Site", "same-site"))).Status);
        // A form of another site cannot send JSON without being asked first.
        using FormUrlEncodedContent form = new([new("st", "200")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.SendAsync(HttpMethod.Post, "/api/whatif", form)).Status);
        // A link from anywhere may lead to the page.
        Assert.Equal(HttpStatusCode.OK, (await bench.GetAsync("/", ("Sec-Fetch-Site", "cross-site"))).Status);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_it_may_do()
    {
        await using PageBench bench = await PageBench.StartAsync();
        foreach (string path in (string[])["/", "/js/main.js", "/api/devices", "/nothing"])
        {
            using HttpResponseMessage answer = await bench.AskAsync(HttpMethod.Get, path, null);
            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public void Nothing_in_the_page_needs_another_site_or_a_script_within_it()
    {
        string html = System.Text.Encoding.UTF8.GetString(PageAssets.All["/index.html"].Bytes);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)|\\son[a-z]+=|style=|javascript:", html);
        Assert.Contains("LICENSE", string.Join(' ', PageAssets.All.Keys), StringComparison.Ordinal);
    }
}
