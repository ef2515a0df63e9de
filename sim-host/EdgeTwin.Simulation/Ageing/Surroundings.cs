using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>
/// What changes a sensor's quantities without any wear, minute by minute: the time of day, where the wearer is (warmth, damp, mains field), posture, movement,
/// how firmly the sensor is pressed, how well the skin is perfused, and how it was put on again after a shower.
/// </summary>
public sealed class Surroundings
{
    private const double MinutesPerDay = 1440;
    private readonly SplitMix64 _random;
    private readonly double _startsAt;
    private double _placeLeft;
    private double _postureLeft;
    private double _roomCelsius = 22;
    private double _tone;
    private double _press;
    private double _damp;
    private double _posturePress;
    private double _postureQrs;
    private double _wornPress;
    private double _wornQrs;
    private double _offLeft;
    private double _showerIn;

    /// <summary>A wearer's days, begun at a random hour.</summary>
    internal Surroundings(SplitMix64 random)
    {
        _random = random;
        _startsAt = random.NextUnit() * MinutesPerDay;
        _showerIn = MinutesPerDay * (0.5 + (0.3 * random.NextUnit()));
        Advance();
    }

    /// <summary>Minutes since the start.</summary>
    public int Minute { get; private set; }

    /// <summary>Skin's temperature, degrees Celsius.</summary>
    public double SkinCelsius { get; private set; }

    /// <summary>Relative humidity of the air, 0..1.</summary>
    public double Humidity { get; private set; } = 0.5;

    /// <summary>Mains field against the usual one.</summary>
    public double MainsField { get; private set; } = 1;

    /// <summary>Movement: 0 in sleep, 1 in a usual waking hour, up to 3.</summary>
    public double Movement { get; private set; }

    /// <summary>Light that comes back from skin against the usual: pressure, perfusion, posture and how it is worn.</summary>
    public double SkinLight { get; private set; } = 1;

    /// <summary>Perfusion against the usual.</summary>
    public double Perfusion { get; private set; } = 1;

    /// <summary>Height of the QRS complex against the usual: the heart's axis turns with posture, and electrodes are put elsewhere.</summary>
    public double QrsPart { get; private set; } = 1;

    /// <summary>False while the wearable is off, for a shower.</summary>
    public bool IsWorn { get; private set; } = true;

    /// <summary>True in the minute in which it is put on again.</summary>
    public bool IsPutOn { get; private set; }

    /// <summary>Goes on by a minute.</summary>
    internal void Advance()
    {
        Minute++;
        double day = ((_startsAt + Minute) % MinutesPerDay) / MinutesPerDay;
        bool isNight = day is < 0.29 or > 0.96;
        MovePlace(isNight);
        MovePosture(isNight);
        Shower();
        double circadian = PlainMath.Sin(day - 0.4);
        _tone += (-_tone / 90) + (0.02 * _random.NextNormal() / 3);
        _press += (-_press / 120) + (0.05 * _random.NextNormal() / 8);
        _damp += (-_damp / 240) + (0.1 * _random.NextNormal() / 11);
        // Skin is warmest in the evening and in sleep, by about a degree (Krauchi 2007), and follows the room.
        SkinCelsius = 33 + (0.8 * circadian) + (0.25 * (_roomCelsius - 22)) + (0.1 * _random.NextNormal());
        Humidity = Math.Clamp(0.5 + _damp, 0.2, 0.9);
        Perfusion = Math.Max(0.3, 1 + (0.15 * circadian) + (0.05 * (SkinCelsius - 33)) + (4 * _tone));
        SkinLight = PlainPower.Exp((0.03 * circadian) + _tone + _press + _posturePress + _wornPress);
        QrsPart = PlainPower.Exp(_postureQrs + _wornQrs + (0.02 * _random.NextNormal()));
    }

    private void MovePlace(bool isNight)
    {
        _placeLeft--;
        if (_placeLeft > 0)
        {
            return;
        }
        _placeLeft = isNight ? 400 : 20 + (200 * _random.NextUnit());
        MainsField = PlainPower.Exp(0.5 * _random.NextNormal());
        _roomCelsius = isNight ? 19 + (2 * _random.NextNormal()) : 22 + (3 * _random.NextNormal());
    }

    private void MovePosture(bool isNight)
    {
        _postureLeft--;
        if (_postureLeft > 0)
        {
            return;
        }
        _postureLeft = 5 + (40 * _random.NextUnit());
        double liveliness = _random.NextUnit();
        Movement = isNight ? 0.1 + (0.2 * liveliness) : liveliness < 0.5 ? 0.6 : liveliness < 0.9 ? 1.2 : 3;
        _posturePress = 0.05 * _random.NextNormal();
        _postureQrs = 0.08 * _random.NextNormal();
    }

    private void Shower()
    {
        IsPutOn = false;
        if (_offLeft > 0)
        {
            _offLeft--;
            if (_offLeft <= 0)
            {
                IsWorn = true;
                IsPutOn = true;
                _wornPress = 0.08 * _random.NextNormal();
                _wornQrs = 0.1 * _random.NextNormal();
            }
            return;
        }
        _showerIn--;
        if (_showerIn <= 0)
        {
            _showerIn = MinutesPerDay * (0.8 + (0.4 * _random.NextUnit()));
            _offLeft = 15 + (30 * _random.NextUnit());
            IsWorn = false;
        }
    }
}
