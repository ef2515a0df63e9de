using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EdgeTwin.Recordings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EdgeTwin.Host.Page;

/// <summary>
/// Serves the live page: files out of the assembly, a stream of events for each viewer, a few questions. It logs nothing, so no token can get into a log, and reads no
/// configuration from its surroundings.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private const int MostConnections = 256;
    private const int LargestBody = 4096;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly PageDesk _desk;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _ticking;

    private PageServer(WebApplication app, PageDesk desk, PageOptions options)
    {
        _app = app;
        _desk = desk;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Link = LinkOf(options);
        _ticking = Task.Run(TickAsync);
    }

    /// <summary>Where it is served.</summary>
    internal Uri Address { get; }

    /// <summary>What a person opens, with the token where one is needed.</summary>
    internal string Link { get; }

    /// <summary>Starts it.</summary>
    /// <param name="options">Where, and for whom.</param>
    /// <param name="desk">What is shown.</param>
    /// <param name="askForWaves">Asks a device for its samples; null where they come by themselves.</param>
    /// <exception cref="InputException">The port is taken, or the address is not this machine's.</exception>
    internal static async Task<PageServer> StartAsync(PageOptions options, PageDesk desk, Func<string, Task<bool>>? askForWaves)
    {
        int wanted = options.Port ?? PageOptions.UsualPort;
        while (true)
        {
            WebApplication app = Build(options, wanted, desk, askForWaves);
            try
            {
                await app.StartAsync();
                return new PageServer(app, desk, options);
            }
            catch (Exception refused) when (refused is IOException or SocketException)
            {
                await app.DisposeAsync();
                if (options.Port is not null || wanted == 0)
                {
                    throw new InputException($"page at {options.Bind} port {wanted}", "", $"cannot be opened ({refused.GetBaseException().Message.TrimEnd('.')})",
                        "choose another with --page and --page-bind, or leave the page out with --no-page");
                }
                wanted = 0;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _ticking;
        // Streams have no end of their own: the server would wait for them.
        _desk.EndAll();
        using CancellationTokenSource patience = new(StopPatience);
        await _app.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private static WebApplication Build(PageOptions options, int port, PageDesk desk, Func<string, Task<bool>>? askForWaves)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        // Ctrl-C is the command's: the page goes last.
        builder.Services.AddSingleton<IHostLifetime, OurLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(options.Bind, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        PageGuard guard = new(options);
        app.Use(next => context => guard.LookAsync(context, next));
        app.UseRouting();
        new PageEndpoints(desk, askForWaves).Map(app);
        return app;
    }

    private async Task TickAsync()
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(1000.0 / PageDesk.FramesPerSecond));
        Stopwatch clock = Stopwatch.StartNew();
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                try
                {
                    _desk.Tick(clock.ElapsedMilliseconds);
                }
                catch (Exception defect) when (defect is not OperationCanceledException)
                {
                    // The page goes on without what failed, and says so: device and collector are not to suffer for it.
                    _desk.Fault = $"{defect.GetType().Name}: {defect.Message}";
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private string LinkOf(PageOptions options)
    {
        bool isAny = options.Bind.Equals(IPAddress.Any) || options.Bind.Equals(IPAddress.IPv6Any);
        string host = isAny ? Dns.GetHostName() : options.Bind.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{options.Bind}]" : options.Bind.ToString();
        return $"http://{host}:{Address.Port}/{(options.Token is { } token ? "?token=" + token : "")}";
    }

    private sealed class OurLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
