using EdgeTwin.Simulation.Parts;
using EdgeTwin.Simulation.Power;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Simulation.Tests.Power;

public sealed class PowerEstimateTests
{
    private const int Hour = 3600;

    [Fact]
    public void A_board_at_rest_draws_its_processor_its_front_end_and_a_joined_radio()
    {
        SimulatedBoard board = Board();
        PowerMeter meter = new(board);
        Pass(board, meter, Hour);
        PowerModel model = PowerModels.Find("esp32-devkitc")!;
        PowerEstimate estimate = new(model, meter, messages: 0);
        CurrentRange joining = Line(estimate, model.WifiJoining.Name).Mean;
        Assert.Equal(Hour, meter.Seconds, 6);
        Assert.Equal(1, meter.Joins);
        Assert.Equal(model.Processor.Milliamps.Low + model.Rest.Milliamps.Low + 0.1 + joining.Low, estimate.Mean.Low - Line(estimate, model.WifiJoined.Name).Mean.Low, 6);
        // 6 s of 3600 at 73 mA.
        Assert.Equal(73 * 6 / 3600.0, joining.High, 6);
        Assert.Equal(0, Line(estimate, "MAX30102's LEDs").Mean.High);
    }

    [Fact]
    public void The_LEDs_count_as_their_registers_say()
    {
        SimulatedBoard board = Board();
        // 7 mA through each LED, 411 us at 100 samples a second: SpO2 mode, then heart rate mode with the red one alone.
        Write(board, 0x0A, 0x27);
        Write(board, 0x0C, 35);
        Write(board, 0x0D, 35);
        Write(board, 0x09, 0x03);
        Assert.Equal(2 * 7000 * 411e-6 * 100, board.Ppg.MeanLedMicroamps, 6);
        PowerMeter meter = new(board);
        Pass(board, meter, 100);
        Assert.Equal(57.54, meter.LedMilliampSeconds, 2);
        Assert.Equal(100, meter.PpgSeconds, 6);
        Write(board, 0x09, 0x02);
        Assert.Equal(7000 * 411e-6 * 100, board.Ppg.MeanLedMicroamps, 6);
        Write(board, 0x09, 0x80);
        Assert.Equal(0, board.Ppg.MeanLedMicroamps);
    }

    [Fact]
    public void A_radio_that_was_left_costs_what_the_image_makes_of_it()
    {
        (double devKitC, double core2) = (WithRadioLeft("esp32-devkitc"), WithRadioLeft("m5stack-core2"));
        Assert.InRange(devKitC, 50, 60);
        Assert.InRange(core2, -2, -1.5);

        static double WithRadioLeft(string name)
        {
            PowerModel model = PowerModels.Find(name)!;
            return Mean(model, isLeft: true) - Mean(model, isLeft: false);
        }

        static double Mean(PowerModel model, bool isLeft)
        {
            SimulatedBoard board = Board();
            using IDisposable scope = board.World.Enter();
            PowerMeter meter = new(board);
            if (isLeft)
            {
                System.Device.Wifi.WifiAdapter.FindAllAdapters()[0].Disconnect();
            }
            Pass(board, meter, Hour);
            return new PowerEstimate(model, meter, 0).Mean.Low;
        }
    }

    [Fact]
    public void Hours_follow_from_the_cell_and_the_mean_current()
    {
        SimulatedBoard board = Board();
        PowerMeter meter = new(board);
        Pass(board, meter, 60);
        PowerEstimate estimate = new(PowerModels.All[0], meter, 10);
        (double least, double most) = estimate.Hours(500);
        Assert.Equal(0.8 * 500 / estimate.Mean.High, least, 9);
        Assert.Equal(500 / estimate.Mean.Low, most, 9);
        Assert.Equal(estimate.Mean.High, estimate.Lines.Sum(l => l.Mean.High), 9);
        Assert.Equal(2 * most, estimate.Hours(1000).Most, 9);
    }

    [Fact]
    public void Every_figure_has_a_source_and_low_is_never_over_high()
    {
        foreach (PowerModel model in PowerModels.All)
        {
            PowerFigure[] figures = [model.Processor, model.Rest, model.WifiJoined, model.WifiJoining, model.WifiLeft, model.WifiSending, PowerModel.Max30003, PowerModel.Max30102, PowerModel.Ad8232, PowerModel.Light];
            Assert.All(figures, f => Assert.InRange(f.Milliamps.Low, 0, f.Milliamps.High));
            Assert.All(figures, f => Assert.Matches(@"p\. \d|Guide|assumption|Seeed|ESP-IDF|specifications", f.Source));
        }
        Assert.Null(PowerModels.Find("toaster"));
    }

    [Fact]
    public void Nothing_metered_gives_no_estimate()
    {
        Assert.Throws<ArgumentException>(() => new PowerEstimate(PowerModels.All[0], new PowerMeter(Board()), 0));
    }

    private static SimulatedBoard Board() => new(new SimulatedWearer(Scenario.Default), null);

    private static PowerLine Line(PowerEstimate estimate, string name) => Assert.Single(estimate.Lines, l => l.Name == name);

    private static void Pass(SimulatedBoard board, PowerMeter meter, int seconds)
    {
        long fromUs = board.World.Clock.NowUs;
        for (int i = 1; i <= seconds; i++)
        {
            board.World.Clock.AdvanceTo(fromUs + (i * 1_000_000L));
            meter.Step();
        }
    }

    private static void Write(SimulatedBoard board, byte register, byte value)
    {
        using IDisposable scope = board.World.Enter();
        using System.Device.I2c.I2cDevice device = System.Device.I2c.I2cDevice.Create(new System.Device.I2c.I2cConnectionSettings(1, SimulatedMax30102.Address));
        Assert.Equal(System.Device.I2c.I2cTransferStatus.FullTransfer, device.Write(new byte[] { register, value }).Status);
    }
}
