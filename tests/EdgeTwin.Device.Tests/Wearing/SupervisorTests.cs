using System.Text.Json;
using EdgeTwin.Device.Tests.Support;

namespace EdgeTwin.Device.Tests.Wearing;

public sealed class SupervisorTests
{
    [Fact]
    public void A_front_end_that_falls_silent_is_told_restarted_and_told_again_when_it_is_back()
    {
        ScriptedEcg ecg = new();
        WearableBench bench = new(ecg);
        bench.Run(10);
        ecg.IsDead = true;
        bench.Run(22);
        JsonElement begun = Assert.Single(bench.Logged("sensor-fault"));
        Assert.Equal("begin", begun.GetProperty("phase").GetString());
        Assert.Equal("scripted", begun.GetProperty("evidence").GetProperty("part").GetString());
        Assert.Equal("faulted", begun.GetProperty("evidence").GetProperty("state").GetString());
        Assert.Equal(1 + 4, ecg.Begins);
        ecg.IsDead = false;
        bench.Run(6);
        List<JsonElement> told = bench.Logged("sensor-fault");
        Assert.Equal("end", told[1].GetProperty("phase").GetString());
        Assert.Equal(4, told[1].GetProperty("evidence").GetProperty("restarts").GetInt32());
        Assert.Equal(0, bench.Reboots);
    }

    [Fact]
    public void One_that_ran_and_stays_away_starts_the_device_anew_once()
    {
        ScriptedEcg ecg = new();
        WearableBench bench = new(ecg);
        bench.Run(10);
        ecg.IsDead = true;
        bench.Run(299);
        Assert.Equal(0, bench.Reboots);
        bench.Run(10);
        Assert.Equal(1, bench.Reboots);
        Assert.Equal("no-samples", Assert.Single(bench.Logged("device-fault")).GetProperty("evidence").GetProperty("reason").GetString());
    }

    [Fact]
    public void One_that_never_ran_is_no_reason_to_start_anew()
    {
        WearableBench bench = new(new ScriptedEcg { IsDead = true });
        bench.Run(1200);
        Assert.Equal(0, bench.Reboots);
        Assert.Single(bench.Logged("sensor-fault"));
    }

    [Fact]
    public void Exceptions_are_kept_in_and_five_in_a_minute_start_the_device_anew()
    {
        ScriptedEcg ecg = new() { Throws = true };
        WearableBench bench = new(ecg);
        bench.Run(4 * WearableBench.StepMs / 1000.0);
        Assert.Equal(4, bench.Wearable.Supervisor.Exceptions);
        Assert.Equal(0, bench.Reboots);
        bench.Run(1);
        Assert.Equal(5, bench.Wearable.Supervisor.Exceptions);
        Assert.Equal(1, bench.Reboots);
        Assert.Equal("exceptions", Assert.Single(bench.Logged("device-fault")).GetProperty("evidence").GetProperty("reason").GetString());
    }

    [Fact]
    public void A_rare_exception_is_counted_and_life_goes_on()
    {
        ScriptedEcg ecg = new();
        WearableBench bench = new(ecg);
        for (int i = 0; i < 6; i++)
        {
            ecg.Throws = true;
            bench.Run(WearableBench.StepMs / 1000.0);
            ecg.Throws = false;
            bench.Run(61);
        }
        Assert.Equal(6, bench.Wearable.Supervisor.Exceptions);
        Assert.Equal(0, bench.Reboots);
    }

    [Fact]
    public void A_connection_that_stays_away_for_six_hours_starts_the_device_anew_but_not_one_that_never_was()
    {
        WearableBench bench = new();
        bench.Run(5);
        bench.Link.Break();
        bench.Run(6 * 3600 - 60);
        Assert.Equal(0, bench.Reboots);
        bench.Run(120);
        Assert.Equal(1, bench.Reboots);

        WearableBench never = new();
        never.Link.Break();
        never.Wearable.Pump.Stop();
        never.Run(7 * 3600);
        Assert.Equal(0, never.Reboots);
    }
}
