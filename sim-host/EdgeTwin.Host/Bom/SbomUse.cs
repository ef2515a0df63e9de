namespace EdgeTwin.Host.Bom;

/// <summary>What a package is for.</summary>
internal enum SbomUse
{
    /// <summary>Runs inside the edgetwin command.</summary>
    Host,

    /// <summary>Runs on the board.</summary>
    Firmware,

    /// <summary>Builds or tests; is in nothing that is handed out.</summary>
    Development,
}
