using EdgeTwin.Core.Signal;

namespace EdgeTwin.Twin
{
    /// <summary>
    /// Running means of what is usual for this wearer, each with its mean deviation and with how often it was measured: the mean of all until there are
    /// <see cref="Memory"/> of them, and then one that forgets as slowly. Which cell is what: <see cref="TwinCells"/>.
    /// </summary>
    public sealed class Baselines
    {
        /// <summary>Values after which the oldest begin to fade.</summary>
        public const int Memory = 512;

        /// <summary>Largest value that is learned, to either side.</summary>
        public const int Largest = 30000;

        private const int Part = 1024;

        private readonly int[] _mean = new int[TwinCells.Count];
        private readonly int[] _deviation = new int[TwinCells.Count];
        private readonly short[] _count = new short[TwinCells.Count];

        /// <summary>Bytes that <see cref="Store"/> moves.</summary>
        internal const int SaveBytes = TwinCells.Count * 10;

        /// <summary>Takes a value, +-<see cref="Largest"/>; what is beyond is clamped. About 60 IL.</summary>
        public void Take(int cell, int value)
        {
            value = value > Largest ? Largest : value < -Largest ? -Largest : value;
            int count = _count[cell];
            if (count < Memory)
            {
                count++;
                _count[cell] = (short)count;
            }
            int difference = value * Part - _mean[cell];
            _mean[cell] += difference / count;
            if (count > 1)
            {
                difference = difference < 0 ? -difference : difference;
                _deviation[cell] += (difference - _deviation[cell]) / (count - 1);
            }
        }

        /// <summary>Mean of a cell, in its own unit; 0 where nothing was measured.</summary>
        public int MeanOf(int cell)
        {
            return Rounded(_mean[cell]);
        }

        /// <summary>Mean of the absolute deviations from the mean, in the cell's unit.</summary>
        public int DeviationOf(int cell)
        {
            return Rounded(_deviation[cell]);
        }

        /// <summary>Values that were measured, <see cref="Memory"/> at most.</summary>
        public int CountOf(int cell)
        {
            return _count[cell];
        }

        /// <summary>Writes all of it, or reads it.</summary>
        internal void Store(SavedNumbers store)
        {
            store.All(_mean);
            store.All(_deviation);
            store.All(_count);
            for (int i = 0; i < _count.Length; i++)
            {
                if (_count[i] < 0 || _count[i] > Memory)
                {
                    // No writer of ours wrote this.
                    _count[i] = 0;
                }
            }
        }

        private static int Rounded(int value)
        {
            return (value + (value < 0 ? -Part / 2 : Part / 2)) / Part;
        }
    }
}
