using System.Globalization;
using EdgeTwin.Core;

namespace EdgeTwin.Host.WhatIf;

/// <summary>One change, and what the device should answer to it.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Size">To what, or by how much.</param>
internal sealed record Edit(EditKind Kind, double Size)
{
    /// <summary>Unit of <see cref="Size"/>.</summary>
    internal string Unit => Kind switch
    {
        EditKind.Rate => "/min",
        EditKind.St or EditKind.Noise => "uV",
        EditKind.Pvc => "/min",
        EditKind.Drying or EditKind.Spo2 => "%",
        _ => "s",
    };

    /// <summary>Step in which the least size is looked for.</summary>
    internal double Step => Kind switch { EditKind.Pause => 0.05, EditKind.Rate or EditKind.Pvc or EditKind.Spo2 => 1, EditKind.Noise => 10, _ => 5 };

    /// <summary>The largest size that is tried where <see cref="Size"/> is not noticed, with its sign; a longer fibrillation may not fit into the record.</summary>
    internal double Most(double ownBpm) => Kind switch
    {
        EditKind.Rate => Size >= ownBpm ? Math.Max(200, Size) : Math.Min(25, Size),
        EditKind.St => Math.Sign(Size) * Math.Max(1000, Math.Abs(Size)),
        EditKind.Pvc => Math.Max(60, Size),
        EditKind.Pause => Math.Max(10, Size),
        EditKind.Drying => 100,
        EditKind.Noise => Math.Max(2000, Size),
        EditKind.Spo2 => Math.Min(70, Size),
        _ => Size,
    };

    /// <summary>Names of the events that answer it.</summary>
    internal IReadOnlyList<string> Answers(double ownBpm) => Kind switch
    {
        EditKind.Rate => [Size >= ownBpm ? "tachycardia" : "bradycardia"],
        EditKind.St => ["st-episode", "st-rate-related"],
        EditKind.Af => ["af", "af-provisional"],
        EditKind.Pvc => ["bigeminy", "trigeminy", "couplet", "v-run", "vt", "ectopy-summary"],
        EditKind.Pause => ["pause", "asystole", "asystole-indeterminate"],
        EditKind.Spo2 => ["spo2-low"],
        // The first is told by devices that watch their electrodes over days.
        EditKind.Drying => ["sensor-wear", "signal-poor", "lead-off"],
        _ => ["signal-poor", "lead-off"],
    };

    /// <summary>It in words, such as <c>an ST shift of 300 uV</c>.</summary>
    internal string Words => Kind switch
    {
        EditKind.Rate => $"a rate of {Number}/min",
        EditKind.St => $"an ST shift of {Number} uV",
        EditKind.Af => $"atrial fibrillation for {Number} s",
        EditKind.Pvc => $"{Number} ventricular beats a minute",
        EditKind.Pause => $"a pause of {Number} s",
        EditKind.Spo2 => $"an oxygen saturation of {Number} %",
        EditKind.Drying => Size < 100 ? $"an electrode that dries to {Number} %" : "an electrode that dries",
        _ => $"muscle noise of {Number} uV RMS",
    };

    /// <summary>Why nothing may be said of it, by the device's own limits; empty where something should be.</summary>
    internal string Within(TwinSettings settings) => Kind switch
    {
        EditKind.Rate when Size <= settings.TachycardiaBpm && Size >= settings.BradycardiaBpm => $"it lies within the limits of {settings.BradycardiaBpm} and {settings.TachycardiaBpm}/min",
        EditKind.St when Math.Abs(Size) < 100 => "an ST episode is 100 uV and more",
        EditKind.Spo2 when Size >= settings.Spo2LowPercent => $"it is low under {settings.Spo2LowPercent} %",
        EditKind.Pause when Size * 1000 <= settings.PauseMs => FormattableString.Invariant($"a pause is longer than {settings.PauseMs / 1000.0:0.#} s"),
        _ => "",
    };

    private string Number => Size.ToString("0.##", CultureInfo.InvariantCulture);
}
