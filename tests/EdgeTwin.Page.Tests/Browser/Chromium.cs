using EdgeTwin.Page.Tests.Browser;
using PuppeteerSharp;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace EdgeTwin.Page.Tests.Browser;

/// <summary>The distribution's Chromium, without a window, one for all tests; they are skipped where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly SemaphoreSlim _once = new(1);
    private IBrowser? _browser;

    /// <summary>A page in its own context, as large as asked for. What it complains of is in <paramref name="complaints"/>.</summary>
    internal async Task<IPage> OpenAsync(string address, List<string> complaints, int width = 1280, int height = 900, bool isStill = false)
    {
        IBrowserContext context = await (await BrowserAsync()).CreateBrowserContextAsync();
        IPage page = await context.NewPageAsync();
        page.DefaultTimeout = 20_000;
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        if (isStill)
        {
            await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersReducedMotion, Value = "reduce" }]);
        }
        page.Console += (_, said) =>
        {
            if (said.Message.Type is ConsoleType.Error or ConsoleType.Warning)
            {
                complaints.Add(said.Message.Text);
            }
        };
        page.PageError += (_, wrong) => complaints.Add(wrong.Message);
        await page.GoToAsync(address);
        return page;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _once.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    private async Task<IBrowser> BrowserAsync()
    {
        string? file = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        Assert.SkipWhen(file is null, "no Chromium is here: install chromium, or google-chrome, to have the page tested in a browser");
        await _once.WaitAsync();
        try
        {
            // Chromium refuses to be root inside its sandbox, which is what a container's only user is.
            string[] arguments = Environment.UserName == "root" ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"];
            return _browser ??= await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = file, Headless = true, Args = arguments });
        }
        finally
        {
            _once.Release();
        }
    }
}
