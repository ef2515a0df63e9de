namespace EdgeTwin.Device.Health
{
    /// <summary>What became of one part of a self-test. Numbers stand in messages and are never reused.</summary>
    public enum SelfTestResult : byte
    {
        /// <summary>It was not tested: there is no such part, or it cannot test itself.</summary>
        Skipped = 0,

        /// <summary>It is under way.</summary>
        Running = 1,

        /// <summary>All is well.</summary>
        Passed = 2,

        /// <summary>It answers, and not as it should.</summary>
        Failed = 3,

        /// <summary>It did not answer, or not in time.</summary>
        NoAnswer = 4,

        /// <summary>It could not be judged: nothing lies on the pulse sensor, or too few samples came.</summary>
        Unjudged = 5,
    }
}
