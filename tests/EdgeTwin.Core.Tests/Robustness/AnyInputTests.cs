using CsCheck;
using EdgeTwin.Core.Events;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Core.Tests.Robustness;

/// <summary>Whatever is pushed, in whatever order: no exception, events in pairs and in the order of time, each with its quality.</summary>
public sealed class AnyInputTests
{
    private static readonly int[] Heart = new SyntheticEcg(
        [HeartSegment.Sinus(40), HeartSegment.AtrialFibrillation(40), HeartSegment.Pause(4), HeartSegment.Tachycardia(20), HeartSegment.Bradycardia(20), HeartSegment.NoiseBurst(20, 900)]).ReadToEnd();

    /// <summary>A step of a hard day: what it is, how long or strong, and a seed.</summary>
    private static readonly Gen<(int Kind, int Samples, int Level, int Seed)> Step = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 3000], Gen.Int[-70_000, 70_000], Gen.Int[0, 1000]);

    [Fact]
    public void A_hard_day_breaks_nothing() => Step.Array[0, 30].Sample(
        steps =>
        {
            StrictSink sink = new();
            CardioTwin twin = new(sink, new TwinSettings());
            foreach ((int kind, int samples, int level, int seed) in steps)
            {
                Do(twin, kind, samples, level, seed);
            }
            twin.Finish();
            sink.Finished();
        },
        iter: 400);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(249)]
    [InlineData(251)]
    [InlineData(800)]
    public void A_strip_too_short_for_anything_tells_nothing_wrong(int samples)
    {
        // Sinus rhythm, a fast one, and the end of a pause.
        foreach (int from in (int[])[0, 5000, 20_900, 22_000])
        {
            Assert.Empty(StrictSink.Of(Heart.AsSpan(from, samples).ToArray()).HeartAlarmsTold);
        }
    }

    [Fact]
    public void Gaps_everywhere_are_told_and_nothing_else_comes_of_them()
    {
        SplitMix64 random = new(7);
        int[] sinus = Signals.Sinus(600);
        StrictSink sink = new();
        CardioTwin twin = new(sink, new TwinSettings());
        for (int i = 0; i < sinus.Length; i++)
        {
            twin.Push(sinus[i]);
            if (random.NextUnit() < 0.002)
            {
                int lost = 1 + (int)(700 * random.NextUnit() * random.NextUnit());
                twin.PushGap(lost);
                i += lost;
            }
        }
        twin.Finish();
        Assert.Equal([EventKind.Gap], sink.Finished().Told.Keys);
    }

    [Fact]
    public void Samples_at_the_ends_of_the_type_and_gaps_of_a_year_break_nothing()
    {
        StrictSink sink = new();
        CardioTwin twin = new(sink, new TwinSettings());
        twin.PushGap(int.MaxValue);
        for (int i = 0; i < 20_000; i++)
        {
            twin.Push((i / 700 % 4) switch { 0 => int.MinValue, 1 => int.MaxValue, 2 => 0, _ => Heart[i] });
        }
        twin.PushGap(int.MaxValue);
        foreach (int sample in Heart)
        {
            twin.Push(sample);
        }
        twin.Finish();
        sink.Finished();
    }

    private static void Do(CardioTwin twin, int kind, int samples, int level, int seed)
    {
        switch (kind)
        {
            case 0:
                twin.PushGap(samples);
                return;
            case 1:
                twin.SetLeadOff(seed % 2 == 0, seed & 15);
                return;
            case 2:
                twin.Configure(new TwinSettings { PauseMs = 1500 + seed, TachycardiaBpm = 100 + (seed / 10), BradycardiaBpm = 40 });
                return;
        }
        SplitMix64 random = new((ulong)seed);
        for (int i = 0; i < samples; i++)
        {
            twin.Push(kind switch
            {
                3 or 4 => level,
                5 => (int)(level * Math.Sin(i * seed / 900.0)),
                6 => (int)(level * 0.05 * random.NextNormal()),
                7 => i / (1 + (seed / 5)) % 2 == 0 ? level : -level,
                8 => random.NextUnit() < 0.5 ? int.MinValue : int.MaxValue,
                9 => Heart[(seed * 30) + (i % 5000)] + level,
                10 => Heart[(seed * 30) + (i % 5000)] + (int)(1000 * Math.Sin(Math.PI * 2 * 50 * i / 250)),
                11 => (int)(600 * Math.Sin(i * 0.11)) + (int)(30 * random.NextNormal()),
                _ => Heart[(seed * 30) + (i % 5000)],
            });
        }
    }
}
