namespace EdgeTwin.Core.Ischaemia
{
    /// <summary>
    /// Forms of the mean beat's QRS complex, R - 60 to R + 24 ms: that ends before the J point, so that an ST change alone is no change of form.
    /// </summary>
    internal sealed class QrsForms
    {
        /// <summary><see cref="MeanSquare"/> is in squares of 4 uV.</summary>
        internal const int SquareUv = 16;

        // Places of the mean beat, every second sample.
        private const int First = BeatAverage.Before - 15;
        private const int Points = 11;
        private const int MostShift = 3;
        private const int ShiftsAStep = 2;
        private const int Largest = 32000;

        private readonly BeatAverage _average;
        private readonly short[] _forms;
        private readonly short[] _now = new short[Points];
        private int _form;
        private int _shift;
        private int _bestShift;

        internal QrsForms(BeatAverage average, int forms)
        {
            _average = average;
            _forms = new short[forms * Points];
        }

        /// <summary>Isoelectric level of the mean beat, quarters of a microvolt.</summary>
        internal int LevelQuarters;

        /// <summary>How much the mean beat differs from the form that it was compared with last, per mille of their energy.</summary>
        internal int ChangePermille { get; private set; }

        /// <summary>Mean of the squared differences there, squares of 4 uV.</summary>
        internal int MeanSquare { get; private set; }

        /// <summary>Starts to compare the mean beat with a form.</summary>
        internal void Begin(int form)
        {
            _form = form;
            _shift = -MostShift;
            ChangePermille = int.MaxValue;
        }

        /// <summary>Goes on with that. About 1.3 k IL.</summary>
        /// <returns>True when it is done.</returns>
        internal bool Step()
        {
            // The R peak is found a little earlier or later where the ST segment moves: the best match counts.
            for (int end = _shift + ShiftsAStep; _shift <= MostShift && _shift != end; _shift++)
            {
                int change = Change(_form, _shift, out int meanSquare);
                if (change < ChangePermille)
                {
                    ChangePermille = change;
                    MeanSquare = meanSquare;
                    _bestShift = _shift;
                }
            }
            if (_shift <= MostShift)
            {
                return false;
            }
            Copy(_bestShift);
            return true;
        }

        /// <summary>Makes the form more like the mean beat where it was compared last, by a part of 2 to the power of <paramref name="shift"/>.</summary>
        internal void Learn(int form, int shift)
        {
            short[] forms = _forms;
            short[] now = _now;
            int at = form * Points;
            for (int i = 0; i < Points; i++)
            {
                forms[at] += (short)((now[i] - forms[at]) >> shift);
                at++;
            }
        }

        /// <summary>Makes the form the mean beat.</summary>
        internal void Seed(int form)
        {
            Copy(0);
            Learn(form, 0);
        }

        private int Change(int form, int shift, out int meanSquare)
        {
            short[] forms = _forms;
            int[] mean = _average.Mean;
            int level = LevelQuarters;
            int from = First + shift;
            int at = form * Points;
            int differing = 0;
            int energy = 0;
            for (int i = 0; i < Points; i++)
            {
                // Parts of 4 uV, so that the squares of the largest complex stay within an int.
                int a = (mean[from] - level) >> 4;
                int b = forms[at] >> 4;
                differing += (a - b) * (a - b);
                energy += a * a + b * b;
                from += 2;
                at++;
            }
            meanSquare = differing / Points;
            meanSquare = meanSquare > Largest ? Largest : meanSquare;
            return energy > 100 ? (int)(2000L * differing / energy) : 0;
        }

        // In quarters of a microvolt.
        private void Copy(int shift)
        {
            int[] mean = _average.Mean;
            short[] now = _now;
            for (int i = 0; i < Points; i++)
            {
                int value = mean[First + shift + 2 * i] - LevelQuarters;
                now[i] = (short)(value > Largest ? Largest : value < -Largest ? -Largest : value);
            }
        }
    }
}
