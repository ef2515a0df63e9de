using EdgeTwin.Host.Twins;

namespace EdgeTwin.Host.Exporting;

/// <summary>One of a twin's figures, with its unit.</summary>
/// <param name="Name">Such as <c>qt</c>.</param>
/// <param name="Range">The heart rates that it is of, in words; empty where it is of all.</param>
/// <param name="Unit">UCUM.</param>
/// <param name="Mean">What is usual.</param>
/// <param name="Deviation">Mean absolute deviation from it; null where there is none.</param>
/// <param name="Count">How often it was measured.</param>
internal sealed record TwinFigure(string Name, string Range, string Unit, decimal Mean, decimal? Deviation, int Count)
{
    /// <summary>All figures that were measured.</summary>
    internal static IReadOnlyList<TwinFigure> Of(TwinSnapshot twin)
    {
        List<TwinFigure> all = [];
        if (twin.Rr is { Count: > 0, Mean: > 0 })
        {
            all.Add(new TwinFigure("heart-rate", "", "/min", Math.Round((decimal)twin.RateBpm, 1), null, twin.Rr.Count));
        }
        Add(all, "rr", "", "ms", twin.Rr);
        Add(all, "rr-step", "", "ms", twin.RrStep);
        AddByRate(all, "qt", "ms", twin.QtByRate);
        AddByRate(all, "st", "uV", twin.StByRate);
        Add(all, "pulse-arrival", "", "ms", twin.Arrival);
        if (twin.Perfusion.Count > 0)
        {
            all.Add(new TwinFigure("perfusion", "", "%", twin.Perfusion.Mean / 100m, twin.Perfusion.Deviation / 100m, twin.Perfusion.Count));
        }
        if (twin.Beats > 0)
        {
            all.Add(new TwinFigure("ventricular-beats", "", "{beats}", twin.Ventricular, null, twin.Beats));
            all.Add(new TwinFigure("supraventricular-beats", "", "{beats}", twin.Supraventricular, null, twin.Beats));
        }
        Add(all, "quality", "", "%", twin.Quality);
        return all;
    }

    private static void AddByRate(List<TwinFigure> all, string name, string unit, TwinCell[] cells)
    {
        for (int bin = 0; bin < cells.Length; bin++)
        {
            Add(all, name, TwinSnapshot.RateWords(bin), unit, cells[bin]);
        }
    }

    private static void Add(List<TwinFigure> all, string name, string range, string unit, TwinCell cell)
    {
        if (cell.Count > 0)
        {
            all.Add(new TwinFigure(name, range, unit, cell.Mean, cell.Deviation, cell.Count));
        }
    }
}
