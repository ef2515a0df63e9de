using EdgeTwin.Core.Signal;

namespace EdgeTwin.Twin
{
    // Editions, and what outlives a restart.
    public sealed partial class HeartTwin
    {
        /// <summary>Bytes that <see cref="Save"/> writes.</summary>
        public const int SaveBytes = SavedNumbers.FrameBytes + 4 + 4 + BeatForm.SaveBytes + Baselines.SaveBytes + EctopyHours.SaveBytes;

        private const int SaveVersion = 1;

        // What was told after the last save must not bear the same number as what is told after the restart.
        private const int EditionsPerStart = 1000;

        private readonly SavedNumbers _store = new SavedNumbers();

        /// <summary>Number of the last edition: the same number is the same content.</summary>
        public int Version { get; private set; }

        /// <summary>What changed since the last edition: a sum of <see cref="TwinSections"/>.</summary>
        public int Changed
        {
            get { return _changed; }
        }

        /// <summary>True where a twin of before the start was taken back.</summary>
        public bool IsRestored { get; private set; }

        /// <summary>Makes what there is a new edition, where something changed.</summary>
        public void Publish()
        {
            if (_changed != 0 && Version < int.MaxValue)
            {
                Version++;
                _changed = 0;
            }
        }

        /// <summary>Writes all that was learned.</summary>
        /// <param name="buffer">At least <see cref="SaveBytes"/> from <paramref name="offset"/> on.</param>
        /// <param name="offset">Where to begin.</param>
        /// <returns>Bytes written; 0 where they do not fit, or while a block is at work: try again a little later.</returns>
        public int Save(byte[] buffer, int offset)
        {
            if (offset < 0 || buffer.Length - offset < SaveBytes || _stage > Stage.Add)
            {
                return 0;
            }
            _store.Create(buffer, offset, SaveVersion);
            Store();
            return _store.Seal();
        }

        /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
        /// <returns>False where it is of another version or damaged: nothing is changed then.</returns>
        public bool Restore(byte[] buffer, int offset, int length)
        {
            if (offset < 0 || length != SaveBytes || buffer.Length - offset < length || !_store.TryOpen(buffer, offset, length, SaveVersion))
            {
                return false;
            }
            Store();
            Version = Version < 0 || Version > int.MaxValue - EditionsPerStart ? 0 : Version + EditionsPerStart;
            Beat.Clear();
            _blockRrMs = 0;
            _stage = Stage.Idle;
            _changed = TwinSections.All;
            IsRestored = true;
            return true;
        }

        private void Store()
        {
            Version = _store.Whole(Version);
            LearnedBeats = _store.Whole(LearnedBeats);
            Beat.Store(_store);
            Usual.Store(_store);
            Ectopy.Store(_store);
        }
    }
}
