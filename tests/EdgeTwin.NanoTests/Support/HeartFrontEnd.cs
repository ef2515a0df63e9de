using EdgeTwin.Device.Acquisition;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>An ECG front end without a part: an <see cref="IntegerHeart"/>'s samples as time passes.</summary>
    public sealed class HeartFrontEnd : IEcgFrontEnd
    {
        private const int MsPerSample = 4;

        private readonly IntegerHeart _heart = new IntegerHeart();
        private readonly int[] _one = new int[1];
        private long _givenMs;

        /// <inheritdoc/>
        public string Name
        {
            get { return "integer-heart"; }
        }

        /// <inheritdoc/>
        public FrontEndState State { get; private set; }

        /// <inheritdoc/>
        public long Readings { get; private set; }

        /// <inheritdoc/>
        public int HighPassMilliHz
        {
            get { return 35; }
        }

        /// <inheritdoc/>
        public int LatencyMs
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public bool AllowsSt
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public void Begin(long nowMs)
        {
            State = FrontEndState.Running;
        }

        /// <inheritdoc/>
        public void Step(long nowMs, IEcgTaker taker)
        {
            for (; _givenMs + MsPerSample <= nowMs; _givenMs += MsPerSample)
            {
                _one[0] = _heart.Next();
                Readings++;
                taker.OnEcg(_one, 1);
            }
        }
    }
}
