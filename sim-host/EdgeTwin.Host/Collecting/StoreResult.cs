namespace EdgeTwin.Host.Collecting;

/// <summary>What became of a message in a <see cref="StoreBatch"/>.</summary>
internal enum StoreResult
{
    /// <summary>It was stored.</summary>
    New,

    /// <summary>It was there already.</summary>
    Duplicate,

    /// <summary>Its number was there already, with another content, which is kept.</summary>
    Conflict,

    /// <summary>The store takes no further devices, or no further logs of this one.</summary>
    TooMany,
}
