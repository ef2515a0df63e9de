namespace EdgeTwin.Core.Signal
{
    /// <summary>
    /// Boosted decision trees (Friedman 2001, Ann Statist 29:1189) over features that are bytes. `edgetwin train` writes them as code: a board keeps
    /// code in its flash and every table in its memory, and a split that is code costs 5 IL where one that is read from a table costs 20.
    /// </summary>
    public abstract class TreeEnsemble
    {
        /// <summary>Scores are log odds in units of 1/64 nat: +64 is e times as likely as the training set's own proportion says.</summary>
        public const int UnitsPerNat = 64;

        /// <summary>Parts that the trees come in, so that a long sum can be shared among samples.</summary>
        public abstract int Parts { get; }

        /// <summary>Sum of the leaves that <paramref name="features"/> reach in the trees of one part.</summary>
        /// <param name="features">One value a feature, in the unit that the trees were trained with.</param>
        /// <param name="part">0..<see cref="Parts"/> - 1.</param>
        public abstract int Score(sbyte[] features, int part);
    }
}
