using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Health
{
    /// <summary>
    /// How well the ECG of the last half minute can be read, 0..100 %: two thirds how clear its beats are, one third how steady its size is from second to second. Noise comes and
    /// goes; a heart keeps its size. Ramps chosen on every second noise and normal strip of CinC 2017.
    /// </summary>
    internal sealed class SignalState
    {
        private const int Seconds = 32;
        private const int LeastSeconds = 5;

        // Clarity of beats, %, that tells nothing and all.
        private const int UnclearPercent = 50;
        private const int ClearPercent = 95;

        // The tenth of seconds that is largest over the tenth that is smallest, in sixteenths of an octave: 4 and 1.2.
        private const int Unsteady = 32;
        private const int Steady = 4;

        // Heights in order of size, behind them in order of time, behind them clarities in order of time.
        private readonly byte[] _kept = new byte[3 * Seconds];
        private int _count;

        /// <summary>0..100 %; -1 before five seconds.</summary>
        internal int Percent
        {
            get
            {
                int count = _count < Seconds ? _count : Seconds;
                if (count < LeastSeconds)
                {
                    return -1;
                }
                int clarity = 0;
                for (int i = 0; i < count; i++)
                {
                    clarity += _kept[2 * Seconds + i];
                }
                int clear = 100 * (clarity / count - UnclearPercent) / (ClearPercent - UnclearPercent);
                int spread = _kept[count - 1 - count / 10] - _kept[count / 10];
                int steady = 100 * (Unsteady - spread) / (Unsteady - Steady);
                return (2 * Bound(clear) + Bound(steady)) / 3;
            }
        }

        /// <summary>Forgets what was: an electrode was off.</summary>
        internal void Restart()
        {
            _count = 0;
        }

        /// <summary>Takes the second whose samples are the newest of <paramref name="ecg"/>, every other of them. About 3 500 IL.</summary>
        internal void Take(EcgHistory ecg, int clarityPercent)
        {
            short[] ring = ecg.Ring;
            int at = (int)ecg.Count;
            int lowest = int.MaxValue;
            int highest = int.MinValue;
            for (int end = at - Limits.SampleRateHz; at > end; at -= 2)
            {
                int value = ring[(at - 1) & (EcgHistory.Length - 1)];
                if (value < lowest)
                {
                    lowest = value;
                }
                if (value > highest)
                {
                    highest = value;
                }
            }
            int size = Log2.Sixteenths(highest - lowest);
            Keep((byte)(size > byte.MaxValue ? byte.MaxValue : size), (byte)clarityPercent);
        }

        private void Keep(byte size, byte clarity)
        {
            byte[] kept = _kept;
            int slot = _count & (Seconds - 1);
            int place = _count < Seconds ? _count : Seconds - 1;
            if (_count >= Seconds)
            {
                byte oldest = kept[Seconds + slot];
                int from = 0;
                while (kept[from] != oldest)
                {
                    from++;
                }
                for (; from < Seconds - 1; from++)
                {
                    kept[from] = kept[from + 1];
                }
            }
            for (; place > 0 && kept[place - 1] > size; place--)
            {
                kept[place] = kept[place - 1];
            }
            kept[place] = size;
            kept[Seconds + slot] = size;
            kept[2 * Seconds + slot] = clarity;
            _count = _count + 1 < 2 * Seconds ? _count + 1 : Seconds + ((_count + 1) & (Seconds - 1));
        }

        private static int Bound(int percent)
        {
            return percent < 0 ? 0 : percent > 100 ? 100 : percent;
        }
    }
}
