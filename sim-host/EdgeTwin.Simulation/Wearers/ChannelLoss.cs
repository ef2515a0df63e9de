using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Wearers;

/// <summary>What a scenario's disturbances do to the two channels at a moment. Chance is a function of the seed and of time alone.</summary>
internal sealed class ChannelLoss(Scenario scenario, ulong seed)
{
    private const double MuscleUv = 600;
    private const double WanderUv = 1500;
    private const double TapUv = 2000;
    private const double TapHz = 3;
    private const double LightPart = 0.03;
    private const double GaitPart = 0.02;
    private const double GaitHz = 1.9;
    private const double FingerOffPart = 0.004;
    private const double LampPicoamps = 1e8;
    private const double RoomPicoamps = 2e7;

    private readonly SplitMix64 _muscle = new(seed ^ 0x3C5C1E);
    private double _lastMuscle;

    /// <summary>The electrode is off, as a front end can tell.</summary>
    internal bool IsLeadOff(double seconds) => scenario.StrengthAt(DisturbanceKind.LeadOff, seconds) > 0;

    /// <summary>The voltage after it was disturbed; asked once a sample, in order.</summary>
    internal int Voltage(double seconds, int microvolts)
    {
        double dead = scenario.StrengthAt(DisturbanceKind.DeadLead, seconds);
        if (dead > 0)
        {
            return 0;
        }
        double sum = microvolts;
        double motion = scenario.StrengthAt(DisturbanceKind.EcgMotion, seconds);
        if (motion > 0)
        {
            double white = _muscle.NextNormal();
            sum += motion * ((MuscleUv * (white - (0.5 * _lastMuscle)) / 1.118) + (WanderUv * ValueNoise.At(seed ^ 0x3A2, 3 * seconds)));
            _lastMuscle = white;
        }
        double tapping = scenario.StrengthAt(DisturbanceKind.Tapping, seconds);
        if (tapping > 0)
        {
            double turn = (TapHz * seconds) + (0.04 * ValueNoise.At(seed ^ 0x7A9, seconds));
            double into = turn - Math.Floor(turn);
            sum += tapping * TapUv * (PlainMath.Gaussian((into - 0.3) / 0.09) - (0.5 * PlainMath.Gaussian((into - 0.62) / 0.13)));
        }
        return (int)Math.Floor(sum + 0.5);
    }

    /// <summary>Part of the pulse that is left.</summary>
    internal double PulsePart(double seconds) => 1 - Math.Min(1, scenario.StrengthAt(DisturbanceKind.Cold, seconds));

    /// <summary>Part of the LEDs' light that is left.</summary>
    internal double ContactPart(double seconds) => scenario.StrengthAt(DisturbanceKind.FingerOff, seconds) > 0 ? FingerOffPart : 1;

    /// <summary>Movement, in parts of the light: infrared, and red, which another depth of tissue moves.</summary>
    internal double Movement(double seconds, out double red)
    {
        double infrared = 0;
        red = 0;
        double strength = scenario.StrengthAt(DisturbanceKind.LightMotion, seconds);
        if (strength > 0)
        {
            double slow = ValueNoise.At(seed ^ 0x51, 2 * seconds);
            double quick = ValueNoise.At(seed ^ 0x52, 7 * seconds);
            double own = ValueNoise.At(seed ^ 0x53, 5 * seconds);
            infrared = strength * LightPart * ((0.8 * slow) + (0.6 * quick));
            red = strength * LightPart * ((0.9 * slow) + (0.5 * quick) + (0.4 * own));
        }
        double gait = scenario.StrengthAt(DisturbanceKind.Gait, seconds);
        if (gait > 0)
        {
            double step = gait * GaitPart * (PlainMath.Sin(GaitHz * seconds) + (0.3 * PlainMath.Sin(2 * GaitHz * seconds)));
            infrared += step;
            red += 1.1 * step;
        }
        return infrared;
    }

    /// <summary>The room's light that reaches the photodiode beside what the finger always lets through, in picoamperes.</summary>
    internal double Ambient(double seconds) =>
        (LampPicoamps * scenario.StrengthAt(DisturbanceKind.BrightLight, seconds))
        + (scenario.StrengthAt(DisturbanceKind.FingerOff, seconds) > 0 ? RoomPicoamps : 0);
}
