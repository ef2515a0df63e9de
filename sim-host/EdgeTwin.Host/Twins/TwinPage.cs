using System.Globalization;
using EdgeTwin.Host.Page;

namespace EdgeTwin.Host.Twins;

/// <summary>A twin as the page and the command <c>twin</c> show it.</summary>
internal static class TwinPage
{
    private const int SurePercent = 80;
    private const int FairPercent = 50;

    /// <summary>It as the page shows it; null until enough was learned.</summary>
    internal static TwinOnPage? Of(HostTwin twin)
    {
        if (twin.Fitted is not { } fitted)
        {
            return null;
        }
        // The model belongs to its own edition; figures may be a delta newer.
        TwinSnapshot now = twin.Snapshot!;
        return new TwinOnPage(
            now.Version, twin.AgeS, twin.IsStale, now.LearnedBeats, fitted.Points.FirstMs, fitted.Points.StepMs, fitted.Points.Uv, fitted.Beat.At(fitted.Points), twin.BandUv,
            fitted.PrdPercent, (int)Math.Round(now.RateBpm), Rounded(now.StUv), Rounded(now.QtMs), [.. Rows(now)]);
    }

    /// <summary>What was learned, line by line.</summary>
    internal static IEnumerable<TwinOnPageRow> Rows(TwinSnapshot twin)
    {
        yield return Row("RR interval", twin.Rr, "ms", "intervals");
        yield return Row("From one RR interval to the next", twin.RrStep, "ms", "intervals");
        for (int bin = 0; bin < twin.StByRate.Length; bin++)
        {
            if (twin.StByRate[bin].Count > 0)
            {
                yield return Row($"ST level, {TwinSnapshot.RateWords(bin)}", twin.StByRate[bin], "uV", "blocks of 8 s");
            }
            if (twin.QtByRate[bin].Count > 0)
            {
                yield return Row($"QT interval, {TwinSnapshot.RateWords(bin)}", twin.QtByRate[bin], "ms", "blocks of 16 beats");
            }
        }
        for (int part = 0; part < twin.RrByDay.Length; part++)
        {
            if (twin.RrByDay[part].Count > 0)
            {
                yield return Row($"RR interval, {4 * part} to {4 * (part + 1)} h UTC", twin.RrByDay[part], "ms", "intervals");
            }
        }
        if (twin.Arrival.Count > 0)
        {
            yield return Row("R peak to the pulse's foot", twin.Arrival, "ms", "blocks of 16 beats");
            yield return new TwinOnPageRow("Perfusion index", (twin.Perfusion.Mean / 100.0).ToString("0.00 '%'", CultureInfo.InvariantCulture), $"{twin.Perfusion.Count} blocks of 16 beats", Sure(twin.Perfusion));
        }
        yield return new TwinOnPageRow(
            "Ectopic beats", $"{twin.Ventricular} ventricular, {twin.Supraventricular} supraventricular",
            $"{twin.Beats} beats in {(twin.EctopyHours == 1 ? "this hour" : $"{twin.EctopyHours} hours")}", twin.Beats > 1000 ? "sure" : "little yet");
        yield return Row("Quality of the ECG", twin.Quality, "%", "beats");
    }

    private static TwinOnPageRow Row(string name, TwinCell cell, string unit, string of) => new(name, $"{cell.Mean} {unit}, +-{cell.Deviation}", $"{cell.Count} {of}", Sure(cell));

    private static string Sure(TwinCell cell) => cell.ConfidencePercent >= SurePercent ? "sure" : cell.ConfidencePercent >= FairPercent ? "fair" : "little yet";

    private static int? Rounded(double? value) => value is { } number ? (int)Math.Round(number) : null;
}
