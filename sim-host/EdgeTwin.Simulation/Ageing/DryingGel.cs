using EdgeTwin.Simulation.Hearts;

namespace EdgeTwin.Simulation.Ageing;

/// <summary>
/// A hydrogel that loses its water as things dry: at a steady rate down to its critical moisture, then in proportion to what is left, down to what the air keeps in it;
/// faster in warmth (twice in ten degrees) and dry air. Its impedance rises with a power of the water lost.
/// </summary>
internal sealed class DryingGel : Wear
{
    private readonly SplitMix64 _random;
    private readonly bool _isChanged;
    private readonly double _minutes;
    private readonly double _power;
    private readonly double _critical;
    private readonly double _least;
    private double _water = 1;
    private double _changeIn;

    internal DryingGel(SplitMix64 random, bool isChanged)
    {
        _random = random;
        _isChanged = isChanged;
        // In hours: what the first-order part takes to a third; a gel that lasts a day or two, or a week where it is changed in time.
        _minutes = 60 * (isChanged ? Ratio(random, 150, 400) : Ratio(random, 4, 30));
        _power = Between(random, 2, 3.5);
        _critical = Between(random, 0.3, 0.8);
        _least = Between(random, 0.005, 0.04);
        _changeIn = 1440 * Between(random, 1, 3);
    }

    private protected override void Wearing(PartsState parts, Surroundings around)
    {
        double warmth = PlainPower.Exp(0.0693 * (around.SkinCelsius - 33));
        double dryness = (1 - around.Humidity) / 0.5;
        double drive = Math.Min(1, (_water - _least) / (_critical - _least));
        _water -= _critical * drive * warmth * dryness / _minutes;
        if (_isChanged && --_changeIn <= 0)
        {
            _changeIn = 1440 * Between(_random, 1, 3);
            _water = 1;
        }
        parts.ElectrodeMegohms = PartsState.FreshMegohms * PlainPower.Pow(Math.Max(_water, _least), -_power);
    }
}
