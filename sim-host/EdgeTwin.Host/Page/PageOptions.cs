using System.Net;

namespace EdgeTwin.Host.Page;

/// <summary>Where the page is served, and to whom.</summary>
internal sealed record PageOptions
{
    /// <summary>The port that is tried first where none was asked for.</summary>
    internal const int UsualPort = 8080;

    /// <summary>1..65535, or null for the usual one and, where that is taken, any that is free.</summary>
    internal int? Port { get; init; }

    /// <summary>The address of this machine that it is served at.</summary>
    internal IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>What a browser has to bring; null where the page is for this machine alone and none was asked for.</summary>
    internal string? Token { get; init; }
}
