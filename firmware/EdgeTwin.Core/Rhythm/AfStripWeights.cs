namespace EdgeTwin.Core.Rhythm
{
    /// <summary>Weights of <see cref="AfBrief.JudgePermille"/>, per mille; fitted on all of cinc2017's strips, after five-fold cross-validation.</summary>
    internal static class AfStripWeights
    {
        internal const int Irregularity = 791;
        internal const int Entropy = 1305;
        internal const int Nearest = -367;
        internal const int Coherence = -1571;
        internal const int LowCoherence = -1261;
        internal const int Turns = 1711;
        internal const int Alike = -1382;
        internal const int Apart = 1619;
        internal const int Odd = -1616;
        internal const int NearestTimesEntropy = 1216;
        internal const int Count = 2480;
        internal const int MeanInterval = -1555;

        // 600 of it moves the threshold to where F1 is best.
        internal const int Bias = -3072 + 600;
    }
}
