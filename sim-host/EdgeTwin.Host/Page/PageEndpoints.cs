using System.Buffers;
using System.Globalization;
using System.Text.Json;
using EdgeTwin.Host.Collecting;
using EdgeTwin.Host.WhatIf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EdgeTwin.Host.Page;

/// <summary>What a browser can ask for. Whatever it sends is bounded and looked at; a refusal is one sentence.</summary>
internal sealed class PageEndpoints(PageDesk desk, Func<string, Task<bool>>? askForWaves)
{
    private const int MostEvents = 100;
    private const int UsualEvents = 30;
    private const int MostDevices = 200;
    private static readonly TimeSpan ExperimentLimit = TimeSpan.FromSeconds(60);

    private readonly ExperimentDesk _experiments = new(ExperimentLimit);

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", context => AssetAsync(context, "/index.html"));
        routes.MapGet("/api/stream", StreamAsync);
        routes.MapGet("/api/devices", context => JsonAsync(context, new { isRun = desk.IsRun, devices = desk.Devices(MostDevices) }));
        routes.MapGet("/api/events", EventsAsync);
        routes.MapPost("/api/waves", WavesAsync);
        routes.MapPost("/api/whatif", StartAsync);
        routes.MapGet("/api/whatif/{number:int}", LookAsync);
        routes.MapDelete("/api/whatif/{number:int}", CancelAsync);
        routes.MapGet("/{**path}", context => AssetAsync(context, context.Request.Path));
    }

    private static Task AssetAsync(HttpContext context, string path)
    {
        if (!PageAssets.All.TryGetValue(path, out (byte[] Bytes, string Type, string Tag) asset))
        {
            return RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such page.");
        }
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = asset.Tag;
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        context.Response.ContentType = asset.Type;
        context.Response.ContentLength = asset.Bytes.Length;
        return context.Response.Body.WriteAsync(asset.Bytes).AsTask();
    }

    private async Task StreamAsync(HttpContext context)
    {
        if (DeviceOf(context) is not { } device)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "No device has been heard yet.");
            return;
        }
        Viewer viewer = new(device);
        if (!desk.TryJoin(viewer))
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, $"{PageDesk.MostViewers} viewers watch already: close another page.");
            return;
        }
        context.Response.ContentType = "text/event-stream";
        try
        {
            await WriteAsync(context, viewer);
        }
        catch (OperationCanceledException)
        {
            // The browser has gone.
        }
        finally
        {
            desk.Leave(viewer);
        }
    }

    private static async Task WriteAsync(HttpContext context, Viewer viewer)
    {
        // The desk says once a second how things are, so that a line is never silent for longer.
        CancellationToken gone = context.RequestAborted;
        while (await viewer.Frames.WaitToReadAsync(gone))
        {
            while (viewer.Frames.TryRead(out byte[]? frame))
            {
                context.Response.BodyWriter.Write(frame);
            }
            await context.Response.BodyWriter.FlushAsync(gone);
        }
    }

    private Task EventsAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        (string, long)? before = null;
        if (query.ContainsKey("log") || query.ContainsKey("seq"))
        {
            string log = query["log"].ToString();
            if (log.Length != 8 || !log.All(char.IsAsciiHexDigitLower) || !long.TryParse(query["seq"], NumberStyles.None, CultureInfo.InvariantCulture, out long seq))
            {
                return RefuseAsync(context, StatusCodes.Status400BadRequest, "log is eight hex digits and seq a whole number.");
            }
            before = (log, seq);
        }
        int most = UsualEvents;
        if (query.TryGetValue("most", out Microsoft.Extensions.Primitives.StringValues asked) && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MostEvents))
        {
            return RefuseAsync(context, StatusCodes.Status400BadRequest, $"most is 1 to {MostEvents}.");
        }
        return DeviceOf(context) is { } device
            ? JsonAsync(context, new { events = desk.History(device, before, most), most })
            : JsonAsync(context, new { events = Array.Empty<object>(), most });
    }

    private async Task WavesAsync(HttpContext context)
    {
        if (askForWaves is null || await ReadFormAsync(context) is not { } form)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Signals cannot be asked for here.");
            return;
        }
        string device = form.TryGetProperty("device", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "";
        if (!DeviceName.IsValid(device))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "device is no id.");
            return;
        }
        bool isTaken = await askForWaves(device);
        await (isTaken ? JsonAsync(context, new { isAsked = true }) : RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The broker cannot be reached: the question did not go out."));
    }

    private async Task StartAsync(HttpContext context)
    {
        if (await ReadFormAsync(context) is not { } form)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "That is no form.");
            return;
        }
        if (!WhatIfRequest.TryRead(form, out IReadOnlyList<Edit>? edits, out ulong seed, out string why))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, why);
            return;
        }
        string? device = form.TryGetProperty("device", out JsonElement named) && named.ValueKind == JsonValueKind.String && DeviceName.IsValid(named.GetString()) ? named.GetString() : desk.UsualDevice;
        if (device is null || desk.Twins.Heart(device) is not { } heart)
        {
            await RefuseAsync(context, StatusCodes.Status409Conflict, "Not enough of this heart is learned yet to experiment on.");
            return;
        }
        if (WhatIfRequest.PlanFor(heart, edits, seed) is not { } plan)
        {
            await RefuseAsync(context, StatusCodes.Status409Conflict, $"{Output.Say.Length(heart.LengthS)} of this heart are known, too little for this change: wait, or choose a smaller one.");
            return;
        }
        await (_experiments.TryStart(heart, plan) is { } experiment
            ? JsonAsync(context, experiment, StatusCodes.Status202Accepted)
            : RefuseAsync(context, StatusCodes.Status409Conflict, "Another experiment is running; one at a time."));
    }

    private Task LookAsync(HttpContext context) =>
        _experiments.Find(NumberOf(context)) is { } experiment ? JsonAsync(context, experiment) : RefuseAsync(context, StatusCodes.Status404NotFound, "This experiment is gone.");

    private Task CancelAsync(HttpContext context)
    {
        _experiments.Cancel(NumberOf(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static int NumberOf(HttpContext context) => int.Parse((string)context.Request.RouteValues["number"]!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    // Null where none is known, or what is asked for is no id.
    private string? DeviceOf(HttpContext context) => context.Request.Query.TryGetValue("device", out Microsoft.Extensions.Primitives.StringValues asked) && asked.ToString() is { Length: > 0 } name
        ? DeviceName.IsValid(name) && desk.Has(name) ? name : null
        : desk.UsualDevice;

    private static async Task<JsonElement?> ReadFormAsync(HttpContext context)
    {
        // Only a script of the page's own can send this type to us: another site's would be asked first, and nobody answers.
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }
        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false }, context.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception wrong) when (wrong is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Task JsonAsync(HttpContext context, object document, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, document, document.GetType(), SseFrame.Json, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string why) => JsonAsync(context, new { why }, status);
}
