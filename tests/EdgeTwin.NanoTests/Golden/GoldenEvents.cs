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
                        "{\"kind\":\"tachycardia\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":4.652,\"evidence\":{\"qualityPercent\":85,\"detectorVersion\":1,\"hrBpm\":133,\"limitBpm\":120,\"beats\":9},\"strip\":{\"startS\":0.016,\"rateHz\":125,\"stepUv\":8,\"firstUv\":59,\"deltas\":\"AgABAP3//vwA/v8AAQECAgEDAQEE/QH+/v/9/v4AAAABAQIDAQICAAP9AAD7Afv/AP//AAIC/f4IJzor8cLL4/4NBAP+AAQBAgcCCAUGBQUDAAD//fz7+/v5/fz+/gAC/wEB/fsJIzgq7cLJ5QAMBAcBAwQFBAcFBgQFA/0C/v75+/z5/Pv8/P//AQD/AwADAAP9Bfz/AfwC/P7//QH8+wAUMzgS1sTa9ggOBAEB/wEAAQABBAIDAwMDAgIC/wD+/v78APn//P3+/P76+f4SMTgN2cDa9gsOBQYDAwMEBAICBP8BAf0A/f78+/3//P7/Af8A/wL9//8A/f/+/AH+//0CAAEC/wP//gISMzYT0sHW8ggKAwAA/gMABwIFBwMHBAUDAQL+/P76+fv6/fr+/gD+AAIBAQL/Av36/hIuOA3Tv9n1Bw0HBQEHAgQGBAEGAAIC/AH7AP39/vwA//0A/AH+/gD8/f/9/QAA/QEDAAMCAwEBAf/8+/wTLTYP0cbV9wsLCwAEAQIEAAIAAgAEAQQABv8CAAAB/f78/Pz7/P37/P/9Af4DAQIBAQUAAP36BiE1LOvDyecADA0DBAUDAgQEAwAEAgEBAAAB/AH9AP3///3//v/8/P/9/v79AP//AAECAQICAwEC/gP9AP/9//3+AAD9AgECAgEDAAMBAQH+AP0A9f8ULDoN1MLZ+AgOBQMDAAMBAAL+Av8BAgEDAwIEAwMCAwH/APwA//r++/79+gD9/f/9/wD/AAED/gEEAQQB\"}}",
                        "{\"kind\":\"af-provisional\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":6.420,\"evidence\":{\"qualityPercent\":89,\"detectorVersion\":1,\"beats\":12,\"hrBpm\":154,\"pWavePercent\":10}}",
                        "{\"kind\":\"af\",\"phase\":\"begin\",\"startS\":0.496,\"endS\":null,\"decidedS\":31.960,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1,\"afScorePermille\":4729,\"irregularityPermille\":1346,\"entropyPermille\":1000,\"nearestPermille\":96,\"pWavePercent\":4,\"hrBpm\":134},\"strip\":{\"startS\":23.960,\"rateHz\":125,\"stepUv\":8,\"firstUv\":268,\"deltas\":\"BQQFAAIA/f/8+vz5//n++wD//wACAAL+BP4CAP4A//0A/AD9/wD/Av4CAQECAQQB/gMB/wL9AP7+APz7+wMlOCvvxczpAQ8IBQACAAL//wH+AgABAQQCBAEHAwICAQH//v38/Pz9/Pz++vsB/v/+AAEBAgECAwACAf4D/AD///z+/gD9AgAA+QEaLj0Q1cTX9AYJBf0A/v4AAQIFAQcDBwYGBQAF/gH9+/38+fz6//z//PwAFi47ENPA1/MGCwMCAQAIAwUFBgcEBAH///76/Pj8+vr//P0BAQEDAQAAAP///v/8/v0A+/0IJDow8MXP5QANBgP9AAD/AwIFBgMGBQUFAQEA/fv6+fX5ECo4DNTE1foLDAgDAwEDAQIDAQIBAQEB/wP8AP7//f79/vv++/z//f/9AQAAAwADAwEBAwAAAPwB/Pn+ES84ENLF1/cMDQYDAgUAAwAE/wMCAQIE/wQAAAD9AP/+//z//AD9/P0A/f79AfsAAf78/xUzORTUxdj2CgoGAAED/wAABAMBBAUBBQEDAf4A/v/7/f77/v39/fwA/fwC/QABAQH/AwT/AwACAQIA//8A/QD7APz4ByQ3K/DGy+kADwsEAgEABP0E/wT/BAEDAQQCAQIC//4A/QH++gH7/QD7APv+//wB/AAD+wQAAQT/BQACAf8B////APn5BCM5KPDFzOgCDQsFAAMCAAEBAQIAAwECAwIEAwECAAD//f79/vz7+/77/f0B+QL/AgIBAwAEAAP+Av0B/P/+/f4AAP4EAAAE+gEWMjkO08PS9QYIAwEAAAQCBAUBBwIFBv8EAQEB/QD8Afv+//7+AP79//0A/P79/P/+/wABAAEDAwECAQH+Afr3BiE1K+7GyuYEDAwFAAX/AwABAQADAAMCAwIDBAL/AQD9/vv8/fr78/8PLTgO1cPY+AoPBgYDAgMCAgT/AgP/Af/+AP7+/v/9/gD8APz+//z+/P7//fv9FTE4E9XF2vYLDAb/BAADAAICAgIDAgIAAQL+/QL7/f/9/vz9/fz//P//+gP+/wIB/wQBAgAD//sAFDA4ENDA1/QGCgUBAf8FAgQFBAcGBQQCBv0B//z9+Pz7+f76/f7/Af4CAAEDAAEC/wEAAP/+AP3//AD//gL9AQIDAAECBP4D/vkKHzsq7MTJ4wAKCQAC/wEDAgUDAQkDBAQDBQECAf//+v/7+/z9/vz+Af8BAAAB/gL+Af38Af/6+/wVMTkR1MfY9g0JCQEC/wACAf8FAAUABQMCBQABAv7//fz8+v38+/z8AP7+Af8DAgICAgEBAQD+Afz+//3//wD/AgP/Av//\"}}",
                        "{\"kind\":\"af-provisional\",\"phase\":\"end\",\"startS\":0.496,\"endS\":31.960,\"decidedS\":31.960,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1}}",
                        "{\"kind\":\"tachycardia\",\"phase\":\"end\",\"startS\":0.496,\"endS\":60.000,\"decidedS\":59.996,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1,\"extremeBpm\":174}}",
                        "{\"kind\":\"af\",\"phase\":\"end\",\"startS\":0.496,\"endS\":59.680,\"decidedS\":59.996,\"evidence\":{\"qualityPercent\":96,\"detectorVersion\":1,\"beats\":128}}",
                    };
                default:
                    return new string[]
                    {
                        "{\"kind\":\"signal-poor\",\"phase\":\"begin\",\"startS\":22.688,\"endS\":null,\"decidedS\":23.068,\"evidence\":{\"qualityPercent\":42,\"detectorVersion\":1}}",
                        "{\"kind\":\"signal-poor\",\"phase\":\"end\",\"startS\":22.688,\"endS\":54.564,\"decidedS\":55.004,\"evidence\":{\"qualityPercent\":56,\"detectorVersion\":1}}",
                    };
            }
        }
    }
}
