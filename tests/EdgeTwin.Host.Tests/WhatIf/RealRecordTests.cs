using System.Text.Json;
using EdgeTwin.Host.Output;
using EdgeTwin.Host.Tests.Support;
using EdgeTwin.Tests.Shared;

namespace EdgeTwin.Host.Tests.WhatIf;

public sealed class RealRecordTests
{
    // The first ten of DS1: nothing was chosen by them for this command.
    private static readonly string[] Ten = ["101", "106", "108", "109", "112", "114", "115", "116", "118", "119"];

    [Fact]
    public void An_ischaemia_of_150_uV_is_noticed_in_nine_of_ten_real_records()
    {
        List<string> missed = [];
        foreach (string name in Ten)
        {
            JsonElement st = St(Traces.Require($"mitdb/{name}"));
            if (!st.GetProperty("isNoticed").GetBoolean())
            {
                missed.Add(name);
                // Not deaf to it: a larger one is told.
                Assert.NotEqual(JsonValueKind.Null, st.GetProperty("leastTold").ValueKind);
            }
        }
        // In 106 the QRS complex changes by itself as the ischaemia begins: the device takes the shift for a turn of the axis.
        Assert.All(missed, name => Assert.Equal("106", name));
    }

    private static JsonElement St(string record)
    {
        CommandRun run = CommandRun.Of("whatif", record, "--st", "150", "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        return JsonDocument.Parse(run.Out).RootElement.GetProperty("changes")[0];
    }
}
