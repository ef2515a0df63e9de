namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// When a ring of medians will meet a limit, worked out in pieces. A robust slope over all of it and over each half; where the halves differ, the newer alone counts;
    /// a level from the newer half; widths as Kendall's ranks give them, widened by how alike neighbouring residuals are, and by what the wearer's day does to the quantity
    /// over the whole window: without that a room, a posture or how the sensor was put on passes for wear.
    /// </summary>
    internal sealed partial class TrendFit
    {
        /// <summary>Values of a ring.</summary>
        internal const int Slots = 64;

        // Fewer make no trend.
        private const int LeastValues = 10;

        private const int InsertionsAStep = 4;
        private const int MostLikeness = 900;

        private const byte Idle = 0;
        private const byte All = 1;
        private const byte Older = 2;
        private const byte Newer = 3;
        private const byte Levels = 4;
        private const byte Deviations = 5;
        private const byte Likeness = 6;
        private const byte Telling = 7;

        private readonly short[] _values = new short[Slots];
        private readonly short[] _sorted = new short[Bins + 2];
        private byte _stage;
        private int _from;
        private int _middle;
        private int _next;
        private int _count;
        private int _slope;
        private int _width;
        private int _olderSlope;
        private int _olderWidth;
        private int _level;
        private int _scatter;
        private bool _isHalved;

        /// <summary>Stands for a value that is missing.</summary>
        internal const short Missing = short.MinValue;

        /// <summary>True while there is work.</summary>
        internal bool IsBusy
        {
            get { return _stage != Idle; }
        }

        /// <summary>
        /// Begins with the values of <paramref name="ring"/> that stand from <paramref name="start"/> on, <paramref name="length"/> of them (a power of two up to 64), the oldest at
        /// <paramref name="oldest"/>. Too few tell nothing.
        /// </summary>
        internal void Begin(short[] ring, int start, int length, int oldest)
        {
            short[] values = _values;
            int first = Slots;
            int valid = 0;
            for (int i = 0; i < length; i++)
            {
                short value = ring[start + ((oldest + i) & (length - 1))];
                int place = Slots - length + i;
                values[place] = value;
                if (value != Missing)
                {
                    valid++;
                    first = first < place ? first : place;
                }
            }
            DoubtPermille = 0;
            _stage = Idle;
            if (valid >= LeastValues && values[Slots - 1] != Missing)
            {
                _from = first;
                _middle = (first + Slots) >> 1;
                _stage = All;
                BeginSlope(first, Slots);
            }
        }

        /// <summary>Leaves what it was at.</summary>
        internal void Stop()
        {
            _stage = Idle;
        }

        /// <summary>Does one piece.</summary>
        internal void Step(int part, int slotMinutes)
        {
            switch (_stage)
            {
                case All:
                case Older:
                case Newer:
                    if (StepSlope())
                    {
                        TakeSlope(part, HealthParts.SwayOf(part));
                    }
                    break;
                case Levels:
                case Deviations:
                    Sort();
                    break;
                case Likeness:
                    WidenByLikeness(HealthParts.SwayOf(part));
                    _stage = Telling;
                    break;
                default:
                    _stage = Idle;
                    Tell(part, slotMinutes);
                    break;
            }
        }

        private void TakeSlope(int part, int sway)
        {
            int slope = _median;
            if (_stage == All)
            {
                _isHalved = false;
                _slope = slope;
                _width = _halfWidth;
                if (!BeginHalves())
                {
                    _stage = Levels;
                    BeginSorting();
                }
                return;
            }
            int doubt = Whole.Hypotenuse(_halfWidth, (sway << (FractionBits - 1)) / (_middle - _from));
            if (_stage == Older)
            {
                _olderSlope = slope;
                _olderWidth = doubt;
                _stage = Newer;
                BeginSlope(_middle, Slots);
                return;
            }
            if (!TakesNewer(slope, Whole.Hypotenuse(doubt, _olderWidth), HealthParts.HalvingDeviationsOf(part)) || !BeginHalves())
            {
                _stage = Levels;
                BeginSorting();
            }
        }

        // False where a half would hold too little.
        private bool BeginHalves()
        {
            _middle = (_from + Slots) >> 1;
            if (_middle - _from < LeastValues / 2)
            {
                return false;
            }
            _stage = Older;
            BeginSlope(_from, _middle);
            return true;
        }

        private bool TakesNewer(int slope, int doubt, int deviations)
        {
            int change = slope - _olderSlope;
            change = change < 0 ? -change : change;
            // At first half a deviation is enough: to keep an older half that is another matter costs more than to lose one that is not. What is left is dear.
            if (_isHalved ? change <= deviations * doubt : 2 * change <= doubt)
            {
                return false;
            }
            _isHalved = true;
            _from = _middle;
            _slope = slope;
            _width = _halfWidth;
            return true;
        }

        private void BeginSorting()
        {
            _next = _middle;
            _count = 0;
        }

        // Residuals of the newer half in order of size, first about the line, then about their middle.
        private void Sort()
        {
            short[] values = _values;
            short[] sorted = _sorted;
            int slope = _slope;
            bool isLevel = _stage == Levels;
            int level = _level;
            int i = _next;
            int count = _count;
            for (int left = InsertionsAStep; left > 0 && i < Slots; i++)
            {
                int value = values[i];
                if (value == Missing)
                {
                    continue;
                }
                value += slope * (Slots - 1 - i) >> FractionBits;
                if (!isLevel)
                {
                    value = value < level ? level - value : value - level;
                }
                value = value > short.MaxValue ? short.MaxValue : value < -short.MaxValue ? -short.MaxValue : value;
                int place = count;
                for (; place > 0 && sorted[place - 1] > value; place--)
                {
                    sorted[place] = sorted[place - 1];
                }
                sorted[place] = (short)value;
                count++;
                left--;
            }
            _next = i;
            _count = count;
            if (i == Slots)
            {
                TakeMiddle(sorted[count >> 1] + sorted[(count - 1) >> 1] >> 1);
            }
        }

        private void TakeMiddle(int middle)
        {
            if (_stage == Levels)
            {
                _level = middle;
                _stage = Deviations;
            }
            else
            {
                _scatter = middle;
                _stage = Likeness;
            }
            BeginSorting();
        }

        // Residuals that follow each other make Kendall's width too narrow, by the root of (1 + r) / (1 - r).
        private void WidenByLikeness(int sway)
        {
            short[] values = _values;
            int slope = _slope;
            int level = _level;
            int most = 4 * _scatter + 1;
            // So that 64 squares stay within an int.
            int shift = most > 4096 ? 4 : 0;
            int before = 0;
            int squares = 1;
            int products = 0;
            for (int i = _from; i < Slots; i++)
            {
                int value = values[i];
                if (value == Missing)
                {
                    before = 0;
                    continue;
                }
                value += (slope * (Slots - 1 - i) >> FractionBits) - level;
                value = (value > most ? most : value < -most ? -most : value) >> shift;
                squares += value * value;
                products += value * before;
                before = value;
            }
            int likeness = products <= 0 ? 0 : products / (squares / 1000 + 1);
            likeness = likeness > MostLikeness ? MostLikeness : likeness;
            int widened = _width * Whole.Root(10000 * (1000 + likeness) / (1000 - likeness)) / 100;
            _width = Whole.Hypotenuse(widened, (sway << FractionBits) / (Slots - _from));
        }
    }
}
