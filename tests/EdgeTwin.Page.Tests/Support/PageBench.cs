using System.Net;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.Page;

namespace EdgeTwin.Page.Tests.Support;

/// <summary>A page of its own for one test, with a device that the test plays.</summary>
internal sealed class PageBench : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private PageBench(PageDesk desk, DeviceDesk device, CollectorStore store, PageServer server)
    {
        Desk = desk;
        Device = device;
        Store = store;
        Server = server;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{server.Address.Port}/"), Timeout = Limit };
    }

    internal PageDesk Desk { get; }

    internal DeviceDesk Device { get; }

    internal CollectorStore Store { get; }

    internal PageServer Server { get; private set; }

    internal HttpClient Client { get; }

    internal static async Task<PageBench> StartAsync(PageOptions? options = null, TwinSeam? twins = null, LiveNow? now = null)
    {
        CollectorStore store = CollectorStore.InMemory();
        DeviceDesk device = new(Told.Device, DeviceDesk.TapPpgHz) { Look = () => now };
        PageDesk desk = new(store, twins ?? TwinSeam.None, device, TimeProvider.System);
        desk.OnLink(true, "");
        return new PageBench(desk, device, store, await PageServer.StartAsync(options ?? new PageOptions { Port = FreePort() }, desk, null));
    }

    /// <summary>Stops the server and, where <paramref name="whileAway"/> is done, starts another on the same port.</summary>
    internal async Task RestartAsync(Func<Task> whileAway)
    {
        int port = Server.Address.Port;
        await Server.DisposeAsync();
        await whileAway();
        Server = await PageServer.StartAsync(new PageOptions { Port = port }, Desk, null);
    }

    internal async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, params (string Name, string Value)[] headers) => await SendAsync(HttpMethod.Get, path, null, headers);

    internal async Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        await SendAsync(HttpMethod.Post, path, new StringContent(json, System.Text.Encoding.UTF8, "application/json"), headers);

    internal async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, path) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        Store.Dispose();
    }

    internal async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage answer = await AskAsync(method, path, content, headers);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
