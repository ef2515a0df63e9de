namespace EdgeTwin.Host.Collecting;

/// <summary>What a collector has heard since it started, at one moment.</summary>
/// <param name="Received">Messages on the topics it listens to.</param>
/// <param name="Stored">Events that were new.</param>
/// <param name="Duplicates">Events that were there already, with the same content: what at-least-once delivery brings.</param>
/// <param name="Conflicts">Events with another content than the one stored under their number; the first is kept. Never, unless a device is broken.</param>
/// <param name="Malformed">Messages that were no event, gap or status, or too large.</param>
/// <param name="Gaps">Gaps that were new.</param>
/// <param name="Acknowledged">Acknowledgements that the broker has taken.</param>
/// <param name="AcknowledgementsFailed">Acknowledgements that the broker did not take; they are repeated with the next connection.</param>
/// <param name="Connected">Connections that came about.</param>
internal sealed record CollectorCounters(
    long Received, long Stored, long Duplicates, long Conflicts, long Malformed, long Gaps, long Acknowledged, long AcknowledgementsFailed, long Connected);
