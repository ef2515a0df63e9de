using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace EdgeTwin.Host.Page;

/// <summary>
/// Looks at every request before anything else does: the Host header, against names that were bent to this machine's address (DNS rebinding); the token, where one is needed; where a
/// request comes from. And tells the browser what the page may do.
/// </summary>
internal sealed class PageGuard
{
    /// <summary>Shortest token that is taken.</summary>
    internal const int ShortestToken = 16;

    private const string TokenName = "token";
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private readonly bool _isLocal;
    private readonly byte[]? _token;
    private readonly string _cookie = "";
    private readonly byte[] _cookieHash = [];

    internal PageGuard(PageOptions options)
    {
        _isLocal = IPAddress.IsLoopback(options.Bind);
        if (options.Token is { } token)
        {
            _token = Hash(token);
            // Not the token itself: what a browser keeps cannot be typed into another.
            _cookie = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), RandomNumberGenerator.GetBytes(32)));
            _cookieHash = Hash(_cookie);
        }
    }

    /// <summary>A token that nobody guesses.</summary>
    internal static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Lets a request through, or answers it.</summary>
    internal Task LookAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
        if (!IsOurName(context.Request.Host.Host))
        {
            return SayAsync(context, StatusCodes.Status421MisdirectedRequest, "This address is not the page's: open it by the address that edgetwin printed.");
        }
        if (!IsOurPage(context.Request))
        {
            return SayAsync(context, StatusCodes.Status403Forbidden, "Another site asked; only the page itself may.");
        }
        if (_token is not null && !IsKnown(context.Request))
        {
            return LetIn(context) ?? SayAsync(context, StatusCodes.Status401Unauthorized, "A token is needed: open the page by the whole address that edgetwin printed, with ?token= at its end.");
        }
        return next(context);
    }

    // A name that somebody else's server resolves could be bent to us, a number cannot.
    private bool IsOurName(string host)
    {
        string name = host.Trim('[', ']');
        if (string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        if (IPAddress.TryParse(name, out IPAddress? address))
        {
            return !_isLocal || IPAddress.IsLoopback(address);
        }
        return !_isLocal && (string.Equals(name, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase) || string.Equals(name, Dns.GetHostName() + ".local", StringComparison.OrdinalIgnoreCase));
    }

    // Links lead to the page from anywhere; what it gives and takes is for itself.
    private static bool IsOurPage(HttpRequest request)
    {
        bool isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isRead && !request.Path.StartsWithSegments("/api"))
        {
            return true;
        }
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        string origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" && (origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    private bool IsKnown(HttpRequest request) => request.Cookies.TryGetValue(CookieName(request), out string? cookie) && CryptographicOperations.FixedTimeEquals(Hash(cookie ?? ""), _cookieHash);

    // The token leaves the address at once: it must not stay in the browser's history.
    private Task? LetIn(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !CryptographicOperations.FixedTimeEquals(Hash(context.Request.Query[TokenName].ToString()), _token))
        {
            return null;
        }
        context.Response.Cookies.Append(CookieName(context.Request), _cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        context.Response.Redirect("/");
        return Task.CompletedTask;
    }

    // Browsers tell cookies of one machine's ports apart by nothing but their names.
    private static string CookieName(HttpRequest request) => FormattableString.Invariant($"edgetwin-{request.Host.Port ?? 80}");

    // Of one length, so that a comparison tells nothing, not even that.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static Task SayAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("edgetwin: " + why + "\n");
    }
}
