using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>
/// From the state of the parts to what is measured of them. The same formulas make samples (<see cref="AgedSignal"/>) and minutes: only this class knows them. Figures are chosen
/// from the ranges that the literature gives, not measured on a board.
/// </summary>
internal sealed class SensorPhysics
{
    /// <summary>QRS complex from peak to trough at a fresh electrode, uV.</summary>
    internal const double QrsUv = 1200;

    /// <summary>Noise that no electrode is to blame for: muscle and converter, uV RMS in a calm second.</summary>
    internal const double FloorUv = 10;

    /// <summary>Noise of a gel or dry skin contact, uV RMS at 1 megohm; it goes with the root of the impedance (Huigen 2002: 1 to 15 uV RMS).</summary>
    internal const double ContactUv = 8;

    /// <summary>Hum, uV RMS a megohm of difference between the electrodes, in a usual room: 60 pA of displacement current.</summary>
    internal const double MainsUv = 60;

    /// <summary>Input impedance of the front end with its cable and bias at 50 Hz, megohms.</summary>
    internal const double InputMegohms = 50;

    // Rest voltage of a lithium polymer cell at 0, 5 .. 100 % of its charge, mV: the table that model makers publish; each cell is some mV off it.
    private static readonly double[] RestMillivolts =
    [
        3270, 3610, 3690, 3710, 3730, 3750, 3770, 3790, 3800, 3820, 3840, 3850, 3870, 3910, 3950, 3980, 4020, 4080, 4110, 4150, 4200,
    ];

    private readonly SplitMix64 _random;
    private readonly double _freshLight;
    private readonly double _crystalPpm;
    private readonly double[] _cellShift = new double[3];
    private double _burst;

    internal SensorPhysics(SplitMix64 random)
    {
        _random = random;
        // Skins differ by a factor of two and more; 1280 is the plain simulated finger.
        _freshLight = 1280 * PlainPower.Exp(0.3 * random.NextNormal());
        _crystalPpm = 15 * random.NextNormal();
        for (int i = 0; i < _cellShift.Length; i++)
        {
            _cellShift[i] = 6 * random.NextNormal();
        }
    }

    /// <summary>Limits that a run fails at: the same as the firmware's, on the true state instead of the measured one.</summary>
    internal bool IsFailed(AgeingKind kind, PartsState parts) => kind switch
    {
        AgeingKind.ElectrodeDrying or AgeingKind.Detachment => SignalToNoise(parts, 1, 1, FloorUv) < 60,
        AgeingKind.CableFatigue => parts.OpensPerHour > 60,
        AgeingKind.LedLoss or AgeingKind.PhotodiodeLoss or AgeingKind.Contamination => Light(parts) < 200,
        AgeingKind.ConnectorCorrosion => parts.ErrorsPerHour > 600,
        AgeingKind.CrystalDrift => Math.Abs(parts.CrystalPpm) > 500,
        AgeingKind.BatteryFade => CellMillivolts(parts, 1) < 3400,
        _ => false,
    };

    /// <summary>What a minute gives.</summary>
    internal Measures Measure(PartsState parts, Surroundings around)
    {
        bool isWorn = around.IsWorn;
        double emg = FloorUv * (1 + (0.15 * around.Movement) + (0.1 * _random.NextNormal()));
        double snr = SignalToNoise(parts, around.QrsPart, around.MainsField, emg) + (4 * _random.NextNormal());
        double opens = parts.OpensPerHour * (0.3 + (0.7 * around.Movement)) / 60;
        double light = Light(parts) * around.SkinLight * (1 - (0.0004 * (around.SkinCelsius - 33))) * (1 + (0.01 * _random.NextNormal()));
        // The die is as warm as the skin; a tuning fork's parabola (-0.034 ppm a square kelvin about 25 degrees). 40 ppm is what stamps of a few ms leave in a minute.
        double warm = around.SkinCelsius - 3 - 25;
        double ppm = _crystalPpm + parts.CrystalPpm - (0.034 * warm * warm) + (40 * _random.NextNormal());
        _burst = _random.NextUnit() < 0.002 ? 20 : _burst * 0.8;
        double errors = parts.ErrorsPerHour * PlainPower.Exp((1.5 * (around.Humidity - 0.5)) + (0.2 * (around.Movement - 1))) * (0.5 + _random.NextUnit()) / 60;
        double load = 1 + (0.1 * (around.Movement - 1)) + (_random.NextUnit() < 0.1 ? 1.5 : 0);
        return new Measures(
            isWorn ? (int)Math.Clamp(snr, -100, 600) : null,
            isWorn ? Poisson(opens) : 0,
            isWorn ? (int)Math.Max(1, light) : null,
            (int)Math.Clamp(ppm, -30000, 30000),
            Poisson(errors + (_burst > 1 ? _burst / 20 : 0)),
            (int)(CellMillivolts(parts, load) + (4 * _random.NextNormal())));
    }

    /// <summary>Signal over noise, 0.1 dB.</summary>
    internal static double SignalToNoise(PartsState parts, double qrsPart, double field, double floorUv)
    {
        double megohms = parts.ElectrodeMegohms / Math.Max(0.001, parts.ContactPart);
        double uneven = megohms - PartsState.FreshMegohms;
        double contact = ContactUv * ContactUv * megohms;
        double hum = MainsUv * field * uneven;
        double noise = (floorUv * floorUv) + contact + (hum * hum);
        double signal = QrsUv * qrsPart * InputMegohms / (InputMegohms + megohms);
        return 100 * PlainPower.Log(signal * signal / noise) / 2.302585092994046;
    }

    /// <summary>Tens of infrared counts a milliampere.</summary>
    internal double Light(PartsState parts) => _freshLight * parts.LedPart * parts.DiodePart * parts.WindowPart;

    /// <summary>Terminal voltage, mV, of a 500 mAh lithium polymer cell under so many times its usual load of 45 mA.</summary>
    private double CellMillivolts(PartsState parts, double load)
    {
        double charge = Math.Clamp(parts.Charge, 0, 1);
        double place = charge * (RestMillivolts.Length - 1);
        int below = Math.Min((int)place, RestMillivolts.Length - 2);
        double rest = RestMillivolts[below] + ((place - below) * (RestMillivolts[below + 1] - RestMillivolts[below]));
        rest += _cellShift[0] + (_cellShift[1] * ((2 * charge) - 1)) + (_cellShift[2] * PlainMath.Sin(charge));
        double ohms = 0.18 + (0.25 * PlainPower.Exp(-12 * charge));
        return rest - (45 * load * ohms);
    }

    private int Poisson(double mean)
    {
        if (mean > 30)
        {
            return Math.Max(0, (int)(mean + (Math.Sqrt(mean) * _random.NextNormal()) + 0.5));
        }
        double least = PlainPower.Exp(-mean);
        double product = _random.NextUnit();
        int count = 0;
        while (product > least)
        {
            product *= _random.NextUnit();
            count++;
        }
        return count;
    }
}
