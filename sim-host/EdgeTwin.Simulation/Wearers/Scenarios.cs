using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>The stories that come along. Seconds in the descriptions count from the start.</summary>
internal static class Scenarios
{
    internal static readonly Scenario Normal = new(
        "normal",
        "A healthy heart; at 15 s the wearer runs upstairs for 25 s (tachycardia), then rests.",
        [
            HeartSegment.Sinus(15, 66),
            HeartSegment.Tachycardia(25, 138),
            HeartSegment.Sinus(20, 96),
            HeartSegment.Sinus(540, 70) with { PacPerMinute = 0.5 },
        ],
        tips: ["The stairs make the only events: tachycardia begins and ends.", "Every tenth minute they come again."]);

    internal static readonly Scenario Af = new(
        "af",
        "Atrial fibrillation from 12 s, fast at first (tachycardia), slower from 52 s; a pause of 2.8 s ends it.",
        [
            HeartSegment.Sinus(12, 72) with { PacPerMinute = 8 },
            HeartSegment.AtrialFibrillation(40, 148),
            HeartSegment.AtrialFibrillation(200, 95),
            HeartSegment.Pause(2.8),
            HeartSegment.Sinus(300, 68) with { PacPerMinute = 3 },
        ],
        tips: ["No P waves, and no two RR intervals alike.", "The pause at about 252 s is the way back into sinus rhythm."]);

    internal static readonly Scenario Pvc = new(
        "pvc",
        "Premature ventricular beats, bigeminy from 20 s, and at about 35 s a pause of 2.5 s.",
        [
            HeartSegment.Pvcs(20, 72, 10),
            HeartSegment.Bigeminy(15, 76),
            HeartSegment.Pause(2.5),
            HeartSegment.Pvcs(142.5, 72, 6),
            HeartSegment.Sinus(180, 70),
        ],
        tips: ["A premature beat is wide, early, and its pulse weak.", "One such beat must not count as a change of rate."]);

    internal static readonly Scenario StEpisode = new(
        "st-episode",
        "Effort brings a tachycardia at 10 s; from 40 s the ST level rises to 260 uV and falls again, while the electrode dries.",
        [
            HeartSegment.Sinus(10, 72),
            HeartSegment.Tachycardia(22, 140),
            HeartSegment.Sinus(8, 94),
            HeartSegment.StShift(80, 260, 88),
            HeartSegment.StShift(120, 260, 84),
            HeartSegment.StShift(90, 0, 76),
            HeartSegment.Sinus(570, 70),
        ],
        electrode: [new(0, 50), new(60, 400), new(300, 3_000), new(600, 12_000), new(880, 26_000), new(890, 50)],
        outages: null,
        "The ST level moves by about 3 uV a second: too slow to see in a strip, so watch the number.",
        "The electrode dries for a quarter of an hour, then is changed.");

    internal static readonly Scenario LeadDrying = new(
        "lead-drying",
        "The electrode dries within 45 s and falls off at 48 s; at 70 s it is refitted, then dries for ten minutes.",
        [
            HeartSegment.Sinus(26, 72),
            HeartSegment.NoiseBurst(16, 900, 74),
            HeartSegment.Sinus(678, 70),
        ],
        electrode: [new(0, 50), new(20, 6_000), new(45, 29_000), new(48, 60_000), new(69, 60_000), new(70, 50), new(660, 29_500), new(700, 29_900), new(701, 50)],
        outages: null,
        "Signal-poor comes first, lead-off after it: there was time to say so.",
        "Nothing is judged while the electrode is off.");

    internal static readonly Scenario Offline = new(
        "offline",
        "The link is out from 20 s to 75 s while a tachycardia begins and ends; its events arrive afterwards, in order.",
        [
            HeartSegment.Sinus(8, 70),
            HeartSegment.Pause(2.6),
            HeartSegment.Sinus(13.4, 72),
            HeartSegment.Tachycardia(24, 142),
            HeartSegment.Sinus(30, 86),
            HeartSegment.Sinus(42, 70),
            HeartSegment.Pause(2.6),
            HeartSegment.Sinus(177.4, 68),
        ],
        electrode: null,
        outages: [new(20, 75), new(118, 126)],
        "The pause at 8 s arrives at once, the tachycardia when the link is back.",
        "The log's depth grows while the link is out, and falls to 0 after it.");

    internal static readonly Scenario Night = new(
        "night",
        "Ninety minutes of sleep, over and over: slow (bradycardia at 15 s), a pause at about 31 minutes, few premature beats.",
        [
            HeartSegment.Sinus(15, 60),
            HeartSegment.Bradycardia(40, 43),
            HeartSegment.Sinus(1805, 54),
            HeartSegment.Pause(2.4),
            HeartSegment.Sinus(597.6, 55),
            HeartSegment.Bradycardia(90, 45),
            HeartSegment.Pvcs(1450, 57, 2),
            HeartSegment.Sinus(1400, 60) with { PacPerMinute = 1 },
        ],
        tips: ["Give it a high --speed: a night passes in seconds.", "Memory stays flat however long it runs."])
    {
        Spo2Percent = 95,
    };

    internal static readonly IReadOnlyList<Scenario> All = [Normal, Af, Pvc, StEpisode, LeadDrying, Offline, Night];
}
