using CsCheck;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Health;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Tests.Support;
using EdgeTwin.Simulation.Faults;
using EdgeTwin.Simulation.Flash;
using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Device.Tests.Health;

public sealed class HealthFileTests
{
    private readonly Bench _bench = new();
    private readonly EventLog _log;

    public HealthFileTests() => _log = _bench.Boot();

    [Fact]
    public void What_was_saved_is_there_after_a_start()
    {
        FlashModel flash = Flash(1);
        HealthMonitor health = new();
        Maintenance maintenance = new();
        _bench.Clock.UtcOffsetMs = 1_800_000_000_000;
        maintenance.Note(HealthItem.Electrode, 7, _bench.Clock.UtcMs);
        maintenance.Note(HealthItem.Electrode, 8, _bench.Clock.UtcMs);
        maintenance.Note(HealthItem.Battery, 9, 0);
        HealthFile file = new(flash, _log, _bench.Clock) { TestRequest = 5 };
        Assert.True(file.Save(health, maintenance));
        Assert.True(file.Save(health, maintenance));
        (HealthFile again, Maintenance found) = Load(flash);
        Assert.Equal(5, again.TestRequest);
        Assert.Equal(0, again.Damaged);
        Assert.True(again.IsRestored);
        Assert.Equal(2, found.TimesOf(HealthItem.Electrode));
        Assert.Equal(1_800_000_000u, found.UtcSecondsOf(HealthItem.Electrode));
        Assert.True(found.Knows(HealthItem.Electrode, 8));
        Assert.False(found.Knows(HealthItem.Electrode, 7));
        Assert.Equal(1, found.TimesOf(HealthItem.Battery));
        Assert.Equal(0, found.TimesOf(HealthItem.Led));
    }

    [Fact]
    public void The_file_fits_its_block()
    {
        FlashModel flash = Flash(1);
        HealthFile file = new(flash, _log, _bench.Clock);
        Assert.True(file.Save(new HealthMonitor(), new Maintenance()));
        Assert.InRange(flash.LengthOf(0), HealthMonitor.SaveBytes, Limits.HealthFileBytes);
    }

    [Fact]
    public void A_power_cut_at_any_byte_of_a_save_leaves_the_save_before_or_this_one()
    {
        for (ulong seed = 1; seed <= 400; seed++)
        {
            FlashModel flash = Flash(seed);
            Maintenance maintenance = new();
            HealthFile file = new(flash, _log, _bench.Clock);
            int saves = 1 + (int)(seed % 3);
            for (int i = 0; i < saves; i++)
            {
                maintenance.Note(HealthItem.Led, i + 1, 0);
                Assert.True(file.Save(new HealthMonitor(), maintenance));
            }
            flash.Mix = FaultMix.Only(new[] { Fault.TornWrite, Fault.GarbageTail, Fault.CutAfterWrite, Fault.LostWrite, Fault.CutInDelete }[seed % 5], 1000);
            maintenance.Note(HealthItem.Led, 100, 0);
            try
            {
                file.Save(new HealthMonitor(), maintenance);
            }
            catch (PowerCutException)
            {
                // What it is about.
            }
            flash.Mix = FaultMix.None;
            (_, Maintenance found) = Load(flash);
            Assert.InRange(found.TimesOf(HealthItem.Led), saves, saves + 1);
        }
    }

    [Fact]
    public void A_write_that_fails_is_told_and_the_copy_of_before_stays()
    {
        FlashModel flash = Flash(1);
        Maintenance maintenance = new();
        HealthFile file = new(flash, _log, _bench.Clock);
        maintenance.Note(HealthItem.Bus, 1, 0);
        Assert.True(file.Save(new HealthMonitor(), maintenance));
        flash.Mix = FaultMix.Only(Fault.FailedWrite, 1000);
        maintenance.Note(HealthItem.Bus, 2, 0);
        Assert.False(file.Save(new HealthMonitor(), maintenance));
        Assert.Equal(1, file.Refused);
        flash.Mix = FaultMix.None;
        Assert.Equal(1, Load(flash).Found.TimesOf(HealthItem.Bus));
    }

    [Fact]
    public void No_bytes_throw_and_damaged_ones_change_nothing()
    {
        FlashModel good = Flash(1);
        new HealthFile(good, _log, _bench.Clock).Save(new HealthMonitor(), new Maintenance());
        byte[] whole = new byte[good.LengthOf(0)];
        Assert.Equal(whole.Length, good.Read(0, 0, whole, 0, whole.Length));
        Gen<byte[]> noise = Gen.Byte.Array[1, 400];
        Gen<byte[]> flipped = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 7]).Select(at =>
        {
            byte[] bytes = (byte[])whole.Clone();
            bytes[at.Item1] ^= (byte)(1 << at.Item2);
            return bytes;
        });
        Gen<byte[]> cut = Gen.Int[1, whole.Length - 1].Select(length => whole[..length]);
        Gen.OneOf(noise, flipped, cut).Sample(bytes =>
        {
            FlashModel flash = Flash(1);
            flash.Append(0, bytes, 0, bytes.Length);
            (HealthFile file, Maintenance found) = Load(flash);
            Assert.Equal(1, file.Damaged);
            Assert.False(file.IsRestored);
            Assert.Equal(0, found.TimesOf(HealthItem.Electrode));
        }, iter: 1000, threads: 1);
    }

    [Fact]
    public void Without_a_store_nothing_is_kept_and_nothing_fails()
    {
        HealthFile file = new(null!, _log, _bench.Clock);
        file.Load(new HealthMonitor(), new Maintenance());
        Assert.False(file.Save(new HealthMonitor(), new Maintenance()));
    }

    [Fact]
    public void A_flash_that_keeps_passes_the_check_and_one_that_does_not_fails_it()
    {
        byte[] scratch = new byte[256];
        FlashModel flash = Flash(3);
        Assert.Equal(SelfTestResult.Passed, FlashCheck.Run(flash, 2, scratch, 1));
        Assert.Equal(0, flash.LengthOf(2));
        flash.Mix = FaultMix.Only(Fault.FailedWrite, 1000);
        Assert.Equal(SelfTestResult.NoAnswer, FlashCheck.Run(flash, 2, scratch, 2));
        flash.Mix = FaultMix.Only(Fault.FailedRead, 1000);
        Assert.Equal(SelfTestResult.Failed, FlashCheck.Run(flash, 2, scratch, 3));
        flash.Mix = FaultMix.None;
        Assert.Equal(SelfTestResult.Passed, FlashCheck.Run(flash, 2, scratch, 4));
    }

    private FlashModel Flash(ulong seed) => new(Limits.HealthSlots, new SplitMix64(seed), _bench.Tally);

    private (HealthFile File, Maintenance Found) Load(FlashModel flash)
    {
        HealthFile file = new(flash, _log, _bench.Clock);
        Maintenance maintenance = new();
        file.Load(new HealthMonitor(), maintenance);
        return (file, maintenance);
    }
}
