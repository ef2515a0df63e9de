namespace System.Device.Wifi;

/// <summary>Ends of joining a network (System.Device.Wifi, WifiConnectionStatus.cs).</summary>
public enum WifiConnectionStatus
{
    /// <summary>Access has been revoked.</summary>
    AccessRevoked,

    /// <summary>The password is wrong.</summary>
    InvalidCredential,

    /// <summary>There is no such network.</summary>
    NetworkNotAvailable,

    /// <summary>Joined; an address may still be to come.</summary>
    Success,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>Something else.</summary>
    UnspecifiedFailure,

    /// <summary>The network asks for what the station does not know.</summary>
    UnsupportedAuthenticationProtocol,
}
