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
                    return 93;
            }
        }

        /// <summary>CRC-16 over the beats of a trace.</summary>
        public static int BeatCrcOf(int trace)
        {
            switch (trace)
            {
                case 0:
                    return 10954;
                case 1:
                    return 3114;
                default:
                    return 9210;
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
                        "{\"kind\":\"bigeminy\",\"phase\":\"begin\",\"startS\":2.776,\"endS\":null,\"decidedS\":8.864,\"evidence\":{\"qualityPercent\":75,\"detectorVersion\":1,\"cycles\":3}}",
                        "{\"kind\":\"bigeminy\",\"phase\":\"end\",\"startS\":2.776,\"endS\":38.776,\"decidedS\":39.996,\"evidence\":{\"qualityPercent\":80,\"detectorVersion\":1,\"beats\":22}}",
                    };
                case 1:
                    return new string[]
                    {
                        "{\"kind\":\"tachycardia\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":4.656,\"evidence\":{\"qualityPercent\":85,\"detectorVersion\":1,\"hrBpm\":133,\"limitBpm\":120,\"beats\":9},\"strip\":{\"startS\":0.016,\"rateHz\":125,\"stepUv\":8,\"firstUv\":59,\"deltas\":\"AgABAP3//vwA/v8AAQECAgEDAQEE/QH+/v/9/v4AAAABAQIDAQICAAP9AAD7Afv/AP//AAIC/f4IJzor8cLL4/4NBAP+AAQBAgcCCAUGBQUDAAD//fz7+/v5/fz+/gAC/wEB/fsJIzgq7cLJ5QAMBAcBAwQFBAcFBgQFA/0C/v75+/z5/Pv8/P//AQD/AwADAAP9Bfz/AfwC/P7//QH8+wAUMzgS1sTa9ggOBAEB/wEAAQABBAIDAwMDAgIC/wD+/v78APn//P3+/P76+f4SMTgN2cDa9gsOBQYDAwMEBAICBP8BAf0A/f78+/3//P7/Af8A/wL9//8A/f/+/AH+//0CAAEC/wP//gISMzYT0sHW8ggKAwAA/gMABwIFBwMHBAUDAQL+/P76+fv6/fr+/gD+AAIBAQL/Av36/hIuOA3Tv9n1Bw0HBQEHAgQGBAEGAAIC/AH7AP39/vwA//0A/AH+/gD8/f/9/QAA/QEDAAMCAwEBAf/8+/wTLTYP0cbV9wsLCwAEAQIEAAIAAgAEAQQABv8CAAAB/f78/Pz7/P37/P/9Af4DAQIBAQUAAP36BiE1LOvDyecADA0DBAUDAgQEAwAEAgEBAAAB/AH9AP3///3//v/8/P/9/v79AP//AAECAQICAwEC/gP9AP/9//3+AAD9AgECAgEDAAMBAQH+AP0A9f8ULDoN1MLZ+AgOBQMDAAMBAAL+Av8BAgEDAwIEAwMCAwH/APwA//r++/79+gD9/f/9/wD/AAED/gEEAQQB\"}}",
                        "{\"kind\":\"af-provisional\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":6.500,\"evidence\":{\"qualityPercent\":89,\"detectorVersion\":1,\"beats\":12,\"hrBpm\":154,\"pWavePercent\":10}}",
                        "{\"kind\":\"af\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":32.036,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1,\"afScorePermille\":4829,\"irregularityPermille\":1346,\"entropyPermille\":1000,\"nearestPermille\":96,\"pWavePercent\":4,\"hrBpm\":134},\"strip\":{\"startS\":24.040,\"rateHz\":125,\"stepUv\":8,\"firstUv\":280,\"deltas\":\"/Pr/+f77AP/+AQL/A/4E/gL///8A/f/9AP3+AAAB/wIBAQIBAwH+AwH/A/wA/v4B+/z7AiU5K+7FzegCDgkFAAIAAf8AAP8BAQACBAEFAQcDAgIAAf///fv9/P38+/77+gL9//4BAAECAQMCAQEC/gP7Af4A+//+//4BAAD5AhkvPBHVw9f0BwkE/v/+/wAAAwQCBwIIBQYFAQX+AP77/Pz6+/oA/P/7/QAWLTsR07/X8wcLAwECAAcEBAYFBwQEAv///vn9+Pv7+v78/gEBAQIC/wAB/gD+/vz+/gD6/ggkOjDwxc7m/w4GAv7/Af8DAgQGBAUGBQQCAf/9+/r69fgQKjkM08TW+QwLCAQCAgIBAgQAAgEBAQL/AvwA/v/+/v39+//7/P7+/v4AAQADAAIDAQICAAH//QD9+f0RLzkP08TY9wwNBQQBBQADAQMAAgMBAgMAAwAAAf3/AP3//f/8APz9/f/+/vwB+wEB/f3+FjM5FNPF2fYKCgYAAQL/Af8FAwEDBgEEAQMB/wD+//v9/vr//P39/f/9/QH9AQEAAv8CBAACAQIAAgH////+//z//fcIIzgr78fK6gAPCwMDAAED/gT/AwADAQQBBAECAQIA/gD9AP77Afr+//sB+v//+wL7AQL7BAEABf4FAQIB/wH/////+foEIzgo8cTN5wIOCwQBAgIBAQABAgADAQIDAwMEAAP/Af/9/vz+/Pv7//v8/gD6Av8CAQEDAQMBAv8C/QD9//39/gAB/QQAAQP6AhUyOQ/Sw9P0BgkDAAEABAEEBQEIAgQG/wUAAgH8AP0A/P7+/v4B/v3//f/8/v39/v///wEBAAQDAQECAP4B+/cFITYr7cbL5gQMDAUABP8E/wEBAQMAAgMDAgMEAf8C//3/+/v9+/r0/w4tOQ7Uw9j4Cw8FBgMCAwMCA/8DAgAB//0B/f7+//79AP3//P7//P/7/gD8/P0VMTgT1MXb9gsMBv8EAAIAAgMCAQMCAwABAv3+Afv+//z+/P39/f79/gD6Av4AAgAABAADAAP/+/8VMDcQ0MHX9AULBAEC/wQCBAYEBwYEBQEH/QH+/P73/fv4//r8//4B/gIAAgMAAAP/AAEA/v///v79AP/+Av0BAgIAAgID/wL/+QkfOyrtw8nkAAkJAQL+AgMBBgICCAMFBAMEAgIAAP/5//v7/fz+/f0C/wAB/wH/Av4A/f0B/vr7/RQyORHUxtn2DAoIAQP/AAEBAAQABQEFAwIEAAEC/v/9/fv7/fv8/PsB/v0C/wICAgMBAgEAAP4B/P/+/v/+AP8CBP8B//8WMToQ0MHY8QgI\"}}",
                        "{\"kind\":\"af-provisional\",\"phase\":\"end\",\"startS\":0.496,\"endS\":32.036,\"decidedS\":32.036,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1}}",
                        "{\"kind\":\"tachycardia\",\"phase\":\"end\",\"startS\":0.496,\"endS\":60.000,\"decidedS\":59.996,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1,\"extremeBpm\":174}}",
                        "{\"kind\":\"af\",\"phase\":\"end\",\"startS\":0.496,\"endS\":59.680,\"decidedS\":59.996,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1,\"beats\":128}}",
                    };
                default:
                    return new string[]
                    {
                        "{\"kind\":\"signal-poor\",\"phase\":\"begin\",\"startS\":24.516,\"endS\":null,\"decidedS\":24.988,\"evidence\":{\"qualityPercent\":42,\"detectorVersion\":1,\"poorReason\":1}}",
                        "{\"kind\":\"signal-poor\",\"phase\":\"end\",\"startS\":24.516,\"endS\":58.372,\"decidedS\":58.372,\"evidence\":{\"qualityPercent\":70,\"detectorVersion\":1}}",
                    };
            }
        }
    }
}
