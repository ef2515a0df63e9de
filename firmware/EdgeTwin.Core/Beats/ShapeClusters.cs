namespace EdgeTwin.Core.Beats
{
    /// <summary>
    /// Up to eight morphologies of the wearer's beats, each a running mean form. Two forms differ by 2 sum|a - b| / (sum|a| + sum|b|).
    /// The work on a beat is done in steps.
    /// </summary>
    public sealed class ShapeClusters
    {
        /// <summary>Morphologies kept.</summary>
        public const int Most = 8;

        /// <summary>Stands for no morphology.</summary>
        public const int None = -1;

        /// <summary>One member, in <see cref="Weight"/>.</summary>
        public const int Member = 256;

        // A beat that differs more from every morphology begins a new one.
        private const int NewPermille = 450;
        private const int Farthest = 2000;
        private const int Farther = -1;
        private const int ForgetShift = 8;
        private const int LearnShift = 4;
        private const int ComparisonsAStep = 3;

        private const int Comparisons = Most + 5;

        // A beat so near to the usual morphology is of it: nothing else is compared.
        private const int CertainPermille = 200;

        private readonly short[] _beat;
        private readonly short[] _forms;
        private readonly int[] _size = new int[Most];
        private readonly int[] _weight = new int[Most];
        private readonly byte[] _members = new byte[Most];
        private int _beatSize;
        private int _usualPermille;
        private int _next;
        private int _shift;

        /// <summary>Clusters of the forms that are put into <paramref name="beat"/>.</summary>
        public ShapeClusters(short[] beat)
        {
            _beat = beat;
            _forms = new short[Most * beat.Length];
            Usual = None;
        }

        /// <summary>The wearer's usual morphology, or <see cref="None"/>; set by who knows rhythm too.</summary>
        public int Usual { get; set; }

        /// <summary>The morphology of the beat.</summary>
        public int Nearest { get; private set; }

        /// <summary>How far the beat is from its morphology, per mille.</summary>
        public int NearestPermille { get; private set; }

        /// <summary>How far the beat is from the usual morphology, per mille.</summary>
        public int UsualPermille
        {
            get { return Nearest == Usual ? NearestPermille : _usualPermille; }
        }

        /// <summary>Members, in <see cref="Member"/>s, forgotten by 1/256 a beat.</summary>
        public int Weight(int cluster)
        {
            return _weight[cluster];
        }

        /// <summary>Members since it began, to 255; 0 where there is none.</summary>
        public int Members(int cluster)
        {
            return _members[cluster];
        }

        /// <summary>Sum of its form's points, rectified, uV.</summary>
        public int Size(int cluster)
        {
            return _size[cluster];
        }

        /// <summary>Forgets all: the electrodes may have moved.</summary>
        public void Clear()
        {
            for (int i = 0; i < Most; i++)
            {
                _weight[i] = 0;
                _members[i] = 0;
            }
            Usual = None;
        }

        /// <summary>Starts to compare the form at hand.</summary>
        /// <param name="size">Sum of its points, rectified.</param>
        public void Begin(int size)
        {
            _beatSize = size;
            _next = 0;
            _shift = 0;
            Nearest = None;
            NearestPermille = Farthest;
            _usualPermille = Farthest;
        }

        /// <summary>Compares some more, about 1.5 k IL.</summary>
        /// <returns>True when done.</returns>
        public bool Step()
        {
            for (int left = ComparisonsAStep; left > 0 && _next < Comparisons;)
            {
                if (Compare(_next++))
                {
                    left--;
                }
            }
            return _next >= Comparisons;
        }

        /// <summary>The beat joins its morphology, or begins one in place of the rarest. About 1.1 k IL.</summary>
        /// <returns>True where it began one.</returns>
        public bool Learn()
        {
            int[] weight = _weight;
            for (int i = 0; i < Most; i++)
            {
                weight[i] -= weight[i] >> ForgetShift;
            }
            bool isNew = Nearest == None || NearestPermille > NewPermille;
            if (isNew)
            {
                Replace(Rarest());
            }
            else
            {
                Blend(Nearest, _shift);
            }
            weight[Nearest] += Member;
            if (_members[Nearest] < byte.MaxValue)
            {
                _members[Nearest]++;
            }
            return isNew;
        }

        private int Rarest()
        {
            int rarest = Usual == 0 ? 1 : 0;
            for (int i = rarest + 1; i < Most; i++)
            {
                if (i != Usual && _weight[i] < _weight[rarest])
                {
                    rarest = i;
                }
            }
            return rarest;
        }

        private void Replace(int cluster)
        {
            Nearest = cluster;
            _weight[cluster] = 0;
            _members[cluster] = 0;
            _size[cluster] = _beatSize;
            short[] beat = _beat;
            short[] forms = _forms;
            int from = cluster * beat.Length;
            for (int i = 0; i < beat.Length; i++)
            {
                forms[from + i] = beat[i];
            }
        }

        private void Blend(int cluster, int shift)
        {
            short[] beat = _beat;
            short[] forms = _forms;
            int members = _members[cluster];
            int slowness = 1 << (members < LearnShift ? members : LearnShift);
            int from = cluster * beat.Length;
            int last = beat.Length - 1;
            int size = 0;
            for (int i = 0; i <= last; i++)
            {
                // The beat may lie one point off, and then lacks one at an end.
                int value = beat[i];
                if (shift != 0)
                {
                    int j = i + shift;
                    value = j < 0 || j > last ? value : beat[j];
                }
                int mean = forms[from + i];
                mean += (value - mean) / slowness;
                forms[from + i] = (short)mean;
                size += mean < 0 ? -mean : mean;
            }
            _size[cluster] = size;
        }

        // The usual one, then the others, then the nearest 8 ms earlier and later, and the usual one likewise. False where nothing had to be compared.
        private bool Compare(int number)
        {
            int cluster = number - 1;
            int shift = 0;
            if (number == 0)
            {
                cluster = Usual;
            }
            else if (number > Most)
            {
                cluster = number <= Most + 2 ? Nearest : Usual;
                shift = (number & 1) == 0 ? -1 : 1;
            }
            bool isDone = number > 0 && shift == 0 ? cluster == Usual : number > Most + 2 && cluster == Nearest;
            return cluster != None && !isDone && _members[cluster] > 0 && Take(cluster, shift);
        }

        // False where the sizes alone tell that it cannot be the nearest: the difference is 2000 apart / both at least.
        private bool Take(int cluster, int shift)
        {
            int size = _size[cluster];
            int both = _beatSize + size;
            int apart = _beatSize < size ? size - _beatSize : _beatSize - size;
            int most = cluster == Usual ? _usualPermille : NearestPermille;
            int limit = ((both >> 7) * most) >> 4;
            if (apart > limit)
            {
                return false;
            }
            int difference = Difference(cluster, shift, limit);
            if (difference == Farther)
            {
                return true;
            }
            int permille = both < 1 ? 0 : (int)(2000L * difference / both);
            if (cluster == Usual && permille < _usualPermille)
            {
                _usualPermille = permille;
            }
            if (permille < NearestPermille)
            {
                NearestPermille = permille;
                Nearest = cluster;
                _shift = shift;
            }
            if (NearestPermille <= CertainPermille && Nearest == Usual)
            {
                _next = Comparisons;
            }
            return true;
        }

        // Farther where it is over the limit, which half of it may tell.
        private int Difference(int cluster, int shift, int limit)
        {
            short[] beat = _beat;
            short[] forms = _forms;
            int from = cluster * beat.Length - shift;
            int end = beat.Length;
            int i = 0;
            if (shift < 0)
            {
                end--;
            }
            else if (shift > 0)
            {
                i = 1;
            }
            int sum = 0;
            for (int half = BeatShape.Points / 2; i < end; half = end)
            {
                for (; i < half; i++)
                {
                    int difference = beat[i] - forms[from + i];
                    sum += difference < 0 ? -difference : difference;
                }
                if (sum > limit)
                {
                    return Farther;
                }
            }
            return sum;
        }
    }
}
