namespace EdgeTwin.Core.Rhythm
{
    /// <summary>
    /// Normalised entropy of the heart rate's words in a window (Zhou 2015, PLoS One 10:e0136544): H' = k/N H / log2 N over N words, of which
    /// k differ. A word is three rates in a row in steps of 5 beats a minute; sinus rhythm repeats its words, atrial fibrillation hardly ever.
    /// Words enter and leave one at a time; each costs a walk over the window, about 8 IL a word in it.
    /// </summary>
    public sealed class RrEntropy
    {
        /// <summary>Rates kept in the ring that windows look at: words reach two rates back from the window.</summary>
        public const int RingLength = 256;

        // A word ends with each rate but the first two.
        private const int FirstWord = 2;
        private const int Mask = RingLength - 1;

        // What one more of n alike adds to 32 n log2 n, rounded, less 64: sums of these are the window's entropy without a logarithm at run time.
        private const int LeastStep = 64;

        private static readonly byte[] Steps =
        {
            0, 0, 24, 40, 52, 60, 69, 75, 81, 86, 91, 95, 98, 103, 105, 109,
            112, 114, 117, 119, 122, 123, 126, 128, 130, 132, 133, 135, 137, 139, 140, 141,
            143, 144, 146, 147, 148, 149, 151, 152, 153, 154, 156, 156, 157, 159, 159, 161,
            161, 162, 163, 165, 165, 165, 167, 168, 168, 169, 170, 171, 172, 172, 173, 174,
            175, 175, 176, 176, 178, 178, 178, 180, 179, 181, 181, 182, 182, 183, 184, 184,
            185, 185, 186, 187, 187, 187, 188, 189, 189, 190, 190, 190, 192, 191, 192, 193,
            193, 194, 194, 194, 195, 196, 196, 196, 197, 197, 198, 198, 198, 199, 200, 200,
            200, 200, 201, 202, 202, 202, 202, 203, 204, 204, 204, 204, 205, 205, 206,
        };

        private readonly byte[] _rates;
        private int _first;
        private int _end;
        private int _count;
        private int _distinct;
        private int _sum;
        private int _most;

        /// <summary>A window over the words of <paramref name="rates"/>, a ring of <see cref="RingLength"/> whose first is number 0; at most 127 words.</summary>
        public RrEntropy(byte[] rates)
        {
            _rates = rates;
        }

        /// <summary>Starts anew with an empty window at word number <paramref name="index"/>.</summary>
        public void Clear(int index)
        {
            _first = index;
            _end = index;
            _count = 0;
            _distinct = 0;
            _sum = 0;
            _most = 0;
        }

        /// <summary>Lets the word that ends with the next rate of the ring in.</summary>
        public void Enter()
        {
            if (_end >= FirstWord)
            {
                int same = Count(_end);
                _sum += Step(same);
                _most += Step(_count);
                _distinct += same == 0 ? 1 : 0;
                _count++;
            }
            _end++;
        }

        /// <summary>Lets the oldest word out.</summary>
        public void Leave()
        {
            if (_first >= FirstWord)
            {
                int same = Count(_first);
                _sum -= Step(same - 1);
                _distinct -= same == 1 ? 1 : 0;
                _count--;
                _most -= Step(_count);
            }
            _first++;
        }

        /// <summary>H', per mille; 0 under two words.</summary>
        public int Permille
        {
            get
            {
                if (_count < 2)
                {
                    return 0;
                }
                return 1000 * (_most - _sum) / _most * _distinct / _count;
            }
        }

        private static int Step(int alike)
        {
            return alike == 0 ? 0 : LeastStep + Steps[alike];
        }

        // How many words in the window are like the one that ends at rate number `at`.
        private int Count(int at)
        {
            byte[] rates = _rates;
            int last = rates[at & Mask];
            int middle = rates[(at - 1) & Mask];
            int first = rates[(at - 2) & Mask];
            int same = 0;
            int i = _first < FirstWord ? FirstWord : _first;
            int left = _end - i;
            i &= Mask;
            while (left > 0)
            {
                // Up to the window's end or the ring's, whichever comes first, so that the walk needs no mask.
                int end = i + left < RingLength ? i + left : RingLength;
                left -= end - i;
                while (i < end)
                {
                    if (rates[i] == last && rates[(i - 1) & Mask] == middle && rates[(i - 2) & Mask] == first)
                    {
                        same++;
                    }
                    i++;
                }
                i = 0;
            }
            return same;
        }
    }
}
