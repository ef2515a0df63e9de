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

        // round(32 n log2 n): sums of these are the window's entropy without a logarithm at run time.
        private static readonly short[] NLogN =
        {
            0, 0, 64, 152, 256, 372, 496, 629, 768, 913, 1063, 1218, 1377, 1539, 1706, 1875,
            2048, 2224, 2402, 2583, 2766, 2952, 3139, 3329, 3521, 3715, 3911, 4108, 4307, 4508, 4711, 4915,
            5120, 5327, 5535, 5745, 5956, 6168, 6381, 6596, 6812, 7029, 7247, 7467, 7687, 7908, 8131, 8354,
            8579, 8804, 9030, 9257, 9486, 9715, 9944, 10175, 10407, 10639, 10872, 11106, 11341, 11577, 11813, 12050,
            12288, 12527, 12766, 13006, 13246, 13488, 13730, 13972, 14216, 14459, 14704, 14949, 15195, 15441, 15688, 15936,
            16184, 16433, 16682, 16932, 17183, 17434, 17685, 17937, 18190, 18443, 18697, 18951, 19205, 19461, 19716, 19972,
            20229, 20486, 20744, 21002, 21260, 21519, 21779, 22039, 22299, 22560, 22821, 23083, 23345, 23607, 23870, 24134,
            24398, 24662, 24926, 25191, 25457, 25723, 25989, 26255, 26522, 26790, 27058, 27326, 27594, 27863, 28132, 28402,
        };

        private readonly byte[] _rates;
        private int _first;
        private int _end;
        private int _count;
        private int _distinct;
        private int _sum;

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
        }

        /// <summary>Lets the word that ends with the next rate of the ring in.</summary>
        public void Enter()
        {
            if (_end >= FirstWord)
            {
                int same = Count(_end);
                _sum += NLogN[same + 1] - NLogN[same];
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
                _sum += NLogN[same - 1] - NLogN[same];
                _distinct -= same == 1 ? 1 : 0;
                _count--;
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
                int most = NLogN[_count];
                return 1000 * (most - _sum) / most * _distinct / _count;
            }
        }

        // How many words in the window are like the one that ends at rate number `at`.
        private int Count(int at)
        {
            byte[] rates = _rates;
            int last = rates[at & Mask];
            int middle = rates[(at - 1) & Mask];
            int first = rates[(at - 2) & Mask];
            int same = 0;
            int end = _end;
            for (int i = _first < FirstWord ? FirstWord : _first; i < end; i++)
            {
                if (rates[i & Mask] == last && rates[(i - 1) & Mask] == middle && rates[(i - 2) & Mask] == first)
                {
                    same++;
                }
            }
            return same;
        }
    }
}
