using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Health
{
    /// <summary>Wear of every trended part as medians of a quarter of an hour and an hour, 64 of each, and of six hours, 32 of those, in one array. All parts move on together; what was not measured is missing.</summary>
    internal sealed class TrendRings
    {
        /// <summary>Rings of a part.</summary>
        internal const int Rings = 3;

        private const int SixHourSlots = 32;
        private const int PerPart = 2 * TrendFit.Slots + SixHourSlots;

        // Of the first parts, which have no ring of six hours.
        private const int ShortParts = 2;
        private const int Length = HealthParts.Trended * PerPart - ShortParts * SixHourSlots;
        private const int QuartersPerHour = 4;
        private const int HoursPerSix = 6;

        // Counts of the running hour and six hours, of the two parts whose events are counted, and the quarters they were counted over.
        private const int CountedParts = 2;

        /// <summary>The medians themselves, for who fits and saves them.</summary>
        internal readonly short[] Values = new short[Length];

        /// <summary>Bytes that <see cref="Store"/> takes.</summary>
        internal const int SaveBytes = 2 * Length + 4 * 2 * CountedParts + 4;

        private readonly int[] _counted = new int[2 * CountedParts];
        private int _quarters;

        internal TrendRings()
        {
            for (int i = 0; i < Values.Length; i++)
            {
                Values[i] = TrendFit.Missing;
            }
        }

        /// <summary>Minutes of a slot of <paramref name="ring"/>.</summary>
        internal static int SlotMinutes(int ring)
        {
            return ring == 0 ? 15 : ring == 1 ? 60 : 360;
        }

        /// <summary>Where a part's ring stands in <see cref="Values"/>.</summary>
        internal static int StartOf(int part, int ring)
        {
            int start = part * PerPart + ring * TrendFit.Slots;
            return start - SixHourSlots * (part < ShortParts ? part : ShortParts);
        }

        /// <summary>Place of the oldest value in a ring, 0..63.</summary>
        internal int OldestOf(int ring)
        {
            int slots = ring == 0 ? _quarters : ring == 1 ? _quarters / QuartersPerHour : _quarters / (QuartersPerHour * HoursPerSix);
            return slots & (LengthOf(ring) - 1);
        }

        /// <summary>Values of a ring.</summary>
        internal static int LengthOf(int ring)
        {
            return ring == 2 ? SixHourSlots : TrendFit.Slots;
        }

        /// <summary>True where the quarter that ended last told nothing of a part.</summary>
        internal bool IsNewestMissing(int part)
        {
            return Values[StartOf(part, 0) + ((OldestOf(0) - 1) & (TrendFit.Slots - 1))] == TrendFit.Missing;
        }

        /// <summary>True where the quarter that ended last also ended a slot of <paramref name="ring"/>.</summary>
        internal bool IsDue(int ring)
        {
            return ring == 0 || _quarters % (ring == 1 ? QuartersPerHour : QuartersPerHour * HoursPerSix) == 0;
        }

        /// <summary>A quarter has ended: room for its values.</summary>
        internal void MoveOn()
        {
            _quarters++;
        }

        /// <summary>Takes the wear of a part in the quarter that ended; <see cref="TrendFit.Missing"/> for none.</summary>
        internal void Put(int part, int wear)
        {
            PutAt(part, 0, wear);
            if (IsDue(1))
            {
                PutAt(part, 1, MedianOfNewest(part, 0, QuartersPerHour));
            }
            if (IsDue(2))
            {
                PutAt(part, 2, MedianOfNewest(part, 1, HoursPerSix));
            }
        }

        /// <summary>Takes events counted in the quarter that ended.</summary>
        internal void PutCount(int part, int events)
        {
            int[] counted = _counted;
            int place = 2 * (part - HealthParts.Cable);
            counted[place] += events;
            counted[place + 1] += events;
            PutAt(part, 0, WearScale.Of(part, 4 * events));
            if (IsDue(1))
            {
                PutAt(part, 1, WearScale.Of(part, counted[place]));
                counted[place] = 0;
            }
            if (IsDue(2))
            {
                // Whole events an hour would round away the first signs.
                PutAt(part, 2, counted[place + 1] == 0 ? 0 : WearScale.Of(part, counted[place + 1]) - WearScale.Log1024(HoursPerSix));
                counted[place + 1] = 0;
            }
        }

        /// <summary>Nobody counted in the quarter that ended.</summary>
        internal void PutNoCount(int part)
        {
            int[] counted = _counted;
            int place = 2 * (part - HealthParts.Cable);
            PutAt(part, 0, TrendFit.Missing);
            if (IsDue(1))
            {
                PutAt(part, 1, TrendFit.Missing);
                counted[place] = 0;
            }
            if (IsDue(2))
            {
                PutAt(part, 2, TrendFit.Missing);
                counted[place + 1] = 0;
            }
        }

        /// <summary>Writes or reads all of it.</summary>
        internal void Store(SavedNumbers store)
        {
            store.All(Values);
            store.All(_counted);
            _quarters = store.Whole(_quarters);
        }

        /// <summary>Forgets a part.</summary>
        internal void Clear(int part)
        {
            int end = part + 1 < HealthParts.Trended ? StartOf(part + 1, 0) : Length;
            for (int i = StartOf(part, 0); i < end; i++)
            {
                Values[i] = TrendFit.Missing;
            }
        }

        private void PutAt(int part, int ring, int wear)
        {
            if (ring < HealthParts.RingsOf(part))
            {
                Values[StartOf(part, ring) + ((OldestOf(ring) - 1) & (LengthOf(ring) - 1))] = (short)wear;
            }
        }

        // Of the newest that are there, at least half.
        private int MedianOfNewest(int part, int ring, int count)
        {
            int start = StartOf(part, ring);
            int newest = OldestOf(ring) - 1;
            int valid = 0;
            int below = TrendFit.Missing;
            int middle = TrendFit.Missing;
            for (int i = 0; i < count; i++)
            {
                valid += Values[start + ((newest - i) & (TrendFit.Slots - 1))] == TrendFit.Missing ? 0 : 1;
            }
            if (valid < count / 2)
            {
                return TrendFit.Missing;
            }
            // The value that half of the others are under, found by counting: there are six at most.
            for (int i = 0; i < count; i++)
            {
                int value = Values[start + ((newest - i) & (TrendFit.Slots - 1))];
                if (value == TrendFit.Missing)
                {
                    continue;
                }
                int under = 0;
                for (int j = 0; j < count; j++)
                {
                    int other = Values[start + ((newest - j) & (TrendFit.Slots - 1))];
                    under += other != TrendFit.Missing && (other < value || (other == value && j < i)) ? 1 : 0;
                }
                if (under == valid / 2)
                {
                    middle = value;
                }
                if (under == (valid - 1) / 2)
                {
                    below = value;
                }
            }
            return (below + middle) >> 1;
        }
    }
}
