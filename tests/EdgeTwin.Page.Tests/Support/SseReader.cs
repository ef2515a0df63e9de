using System.Text.Json;

namespace EdgeTwin.Page.Tests.Support;

/// <summary>Reads a stream of server-sent events by the letter: each an event line, a data line and an empty one.</summary>
internal sealed class SseReader : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    private SseReader(HttpResponseMessage answer, StreamReader reader)
    {
        _answer = answer;
        _reader = reader;
    }

    internal static async Task<SseReader> OpenAsync(PageBench bench)
    {
        HttpResponseMessage answer = await bench.AskAsync(HttpMethod.Get, "/api/stream", null);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new SseReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The next event of a name; others in between are left out.</summary>
    internal async Task<JsonElement> NextAsync(string name)
    {
        while (true)
        {
            string head = await LineAsync();
            string data = await LineAsync();
            Assert.StartsWith("event: ", head, StringComparison.Ordinal);
            Assert.StartsWith("data: {", data, StringComparison.Ordinal);
            Assert.Equal("", await LineAsync());
            if (head == "event: " + name)
            {
                return JsonDocument.Parse(data[6..]).RootElement;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> LineAsync() => await _reader.ReadLineAsync().WaitAsync(Limit) ?? throw new EndOfStreamException("the stream has ended");
}
