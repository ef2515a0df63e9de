using System.Text.Json;
using EdgeTwin.Device.Tests.Support;

namespace EdgeTwin.Device.Tests.Wearing;

public sealed class SymptomButtonTests
{
    [Fact]
    public void A_press_is_recorded_with_what_the_twin_saw()
    {
        WearableBench bench = new();
        bench.Run(20);
        bench.IsPressed = true;
        bench.Run(1);
        bench.IsPressed = false;
        bench.Run(1);
        JsonElement symptom = Assert.Single(bench.Logged("symptom"));
        Assert.InRange(symptom.GetProperty("startS").GetDouble(), 20, 20.2);
        Assert.InRange(symptom.GetProperty("evidence").GetProperty("hrBpm").GetInt32(), 65, 75);
    }

    [Fact]
    public void A_bounce_is_no_press()
    {
        WearableBench bench = new();
        for (int i = 0; i < 20; i++)
        {
            bench.IsPressed = !bench.IsPressed;
            bench.Run(WearableBench.StepMs / 1000.0);
        }
        Assert.Equal(0, bench.Wearable.Button.Presses);
        Assert.Empty(bench.Logged("symptom"));
    }

    [Fact]
    public void Presses_in_a_row_are_counted_and_recorded_once_in_three_seconds()
    {
        WearableBench bench = new();
        for (int i = 0; i < 10; i++)
        {
            bench.IsPressed = true;
            bench.Run(0.2);
            bench.IsPressed = false;
            bench.Run(0.2);
        }
        Assert.Equal(10, bench.Wearable.Button.Presses);
        Assert.Equal(2, bench.Logged("symptom").Count);
    }

    [Fact]
    public void A_button_that_is_held_is_one_press()
    {
        WearableBench bench = new() { IsPressed = true };
        bench.Run(60);
        Assert.Single(bench.Logged("symptom"));
    }
}
