using System.Globalization;

namespace EdgeTwin.Host.Campaign;

/// <summary>
/// Runs seeds inside a load context of other firmware, where this class is another type than outside: it is spoken to in plain numbers and words.
/// </summary>
public sealed class CampaignRig
{
    /// <summary>Runs one seed.</summary>
    /// <param name="seed">Which.</param>
    /// <param name="minutes">How long its faults last.</param>
    /// <returns>The trace's hash in hex digits and, where a rule was broken, a space and what was seen.</returns>
    public string Run(long seed, int minutes)
    {
        SeedResult result = CampaignRunner.RunOne((ulong)seed, minutes);
        string hash = result.TraceHash.ToString("x16", CultureInfo.InvariantCulture);
        return result.Violations.Count == 0 ? hash : $"{hash} {result.Violations[0]}";
    }
}
