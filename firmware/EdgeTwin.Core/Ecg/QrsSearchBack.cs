namespace EdgeTwin.Core.Ecg
{
    /// <summary>The best candidate refused since the last beat: what the search back takes when a beat is overdue (Pan &amp; Tompkins 1985).</summary>
    public sealed class QrsSearchBack
    {
        private int _score;

        /// <summary>True where there is one.</summary>
        public bool HasOne { get; private set; }

        /// <summary>Sample number of its energy peak.</summary>
        public int Sample { get; private set; }

        /// <summary>Its energy.</summary>
        public int Energy { get; private set; }

        /// <summary>Sample number of its R peak.</summary>
        public int RPeak { get; private set; }

        /// <summary>Level of its steepest slope.</summary>
        public int Slope { get; private set; }

        /// <summary>Its roughness, a level against its own energy.</summary>
        public int Roughness { get; private set; }

        /// <summary>Keeps the candidate if it scores over the one that is kept.</summary>
        public void Offer(int score, int sample, int energy, int rPeak, int slope, int roughness)
        {
            if (HasOne && score <= _score)
            {
                return;
            }
            HasOne = true;
            _score = score;
            Sample = sample;
            Energy = energy;
            RPeak = rPeak;
            Slope = slope;
            Roughness = roughness;
        }

        /// <summary>Forgets it.</summary>
        public void Clear()
        {
            HasOne = false;
        }
    }
}
