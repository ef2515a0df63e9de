// Written by EdgeTwin.Core.Tests (EDGETWIN_GOLDEN=write).
namespace EdgeTwin.NanoTests.Golden
{
    /// <summary>What the host's twin tells of the golden traces.</summary>
    public static class GoldenEvents
    {
        /// <summary>Beats of a trace.</summary>
        public static int BeatsOf(int trace)
        {
            switch (trace)
            {
                case 0:
                    return 47;
                case 1:
                    return 129;
                default:
                    return 84;
            }
        }

        /// <summary>CRC-16 over the beats of a trace.</summary>
        public static int BeatCrcOf(int trace)
        {
            switch (trace)
            {
                case 0:
                    return 26685;
                case 1:
                    return 34687;
                default:
                    return 8254;
            }
        }

        /// <summary>Events of a trace, as the bytes of their JSON.</summary>
        public static string[] Of(int trace)
        {
            switch (trace)
            {
                case 0:
                    return new string[]
                    {
                    };
                case 1:
                    return new string[]
                    {
                        "{\"kind\":\"tachycardia\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":4.652,\"evidence\":{\"qualityPercent\":85,\"hrBpm\":133,\"limitBpm\":120,\"beats\":9}}",
                        "{\"kind\":\"af-provisional\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":6.420,\"evidence\":{\"qualityPercent\":89,\"beats\":12,\"hrBpm\":154,\"pWavePercent\":10}}",
                        "{\"kind\":\"af\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":31.960,\"evidence\":{\"qualityPercent\":96,\"afScorePermille\":4729,\"irregularityPermille\":1346,\"entropyPermille\":1000,\"nearestPermille\":96,\"pWavePercent\":4,\"hrBpm\":134}}",
                        "{\"kind\":\"af-provisional\",\"phase\":\"end\",\"startS\":0.496,\"endS\":31.960,\"decidedS\":31.960,\"evidence\":{\"qualityPercent\":96}}",
                        "{\"kind\":\"tachycardia\",\"phase\":\"end\",\"startS\":0.496,\"endS\":60.000,\"decidedS\":59.996,\"evidence\":{\"qualityPercent\":96,\"extremeBpm\":174}}",
                        "{\"kind\":\"af\",\"phase\":\"end\",\"startS\":0.496,\"endS\":59.680,\"decidedS\":59.996,\"evidence\":{\"qualityPercent\":96,\"beats\":128}}",
                    };
                default:
                    return new string[]
                    {
                        "{\"kind\":\"signal-poor\",\"phase\":\"begin\",\"startS\":22.688,\"endS\":null,\"decidedS\":23.068,\"evidence\":{\"qualityPercent\":42}}",
                        "{\"kind\":\"signal-poor\",\"phase\":\"end\",\"startS\":22.688,\"endS\":54.564,\"decidedS\":55.004,\"evidence\":{\"qualityPercent\":56}}",
                    };
            }
        }
    }
}
