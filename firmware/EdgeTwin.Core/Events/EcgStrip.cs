using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Events
{
    /// <summary>
    /// The 8 s of ECG before an alarm, as a reader can look at: 125 points a second (means of two samples), each told as its way from the point
    /// before in steps of 8 uV, one signed byte. The way is taken from what a decoder has, not from the true point before, so that roundings
    /// do not add up and a slope over 127 mV/s is caught up with within a few points.
    /// To decode: level = firstUv; for each byte b of base64(deltas), read as -128..127: level += b * stepUv. Level and its values after each byte
    /// are the points, at startS, startS + 1/rateHz, and so on. Works on the history alone: it costs nothing but when it is written (about 90 k IL).
    /// </summary>
    public sealed class EcgStrip
    {
        /// <summary>Points a second.</summary>
        public const int RateHz = Limits.SampleRateHz / 2;

        /// <summary>Size of one step, uV.</summary>
        public const int StepUv = 1 << StepShift;

        /// <summary>Most points of a strip: 8 s.</summary>
        public const int MostPoints = 8 * RateHz;

        /// <summary>Largest strip as JSON, bytes.</summary>
        public const int JsonBytes = (MostPoints - 1) / GroupPoints * GroupChars + 120;

        private const int StepShift = 3;
        private const int SamplesPerPoint = 2;
        private const int MostSteps = 127;

        // Base64: three bytes are four characters; whole groups only, so that nothing is to be padded.
        private const int GroupPoints = 3;
        private const int GroupChars = 4;

        private readonly EcgHistory _ecg;

        /// <summary>Strips of what <paramref name="ecg"/> holds.</summary>
        public EcgStrip(EcgHistory ecg)
        {
            _ecg = ecg;
        }

        /// <summary>Writes the newest strip as the object <c>strip</c>; nothing where less than four points are known.</summary>
        public void Write(JsonWriter json)
        {
            long end = _ecg.Count & ~1L;
            long known = end / SamplesPerPoint;
            int points = known > MostPoints ? MostPoints : (int)known;
            int groups = (points - 1) / GroupPoints;
            if (groups < 1)
            {
                return;
            }
            long first = end - SamplesPerPoint * (groups * GroupPoints + 1);
            int level = Point(_ecg.Ring, _ecg.PairRing, _ecg.PairedTo, (int)first);
            json.OpenObject("strip");
            json.Seconds("startS", first * Limits.MsPerSample);
            json.Number("rateHz", RateHz);
            json.Number("stepUv", StepUv);
            json.Number("firstUv", level);
            int offset = json.Reserve("deltas", groups * GroupChars);
            if (offset >= 0)
            {
                Encode((int)first + SamplesPerPoint, level, json.Buffer, offset, groups);
            }
            json.CloseObject();
        }

        private static int Point(short[] ring, short[] pairs, int pairedTo, int at)
        {
            int place = at & (EcgHistory.Length - 1);
            return at - pairedTo < 0 ? pairs[(at >> 1) & (EcgHistory.Pairs - 1)] : (ring[place] + ring[place + 1]) >> 1;
        }

        private void Encode(int at, int level, byte[] text, int offset, int groups)
        {
            short[] ring = _ecg.Ring;
            short[] pairs = _ecg.PairRing;
            int pairedTo = _ecg.PairedTo;
            for (int end = offset + groups * GroupChars; offset < end; offset += GroupChars)
            {
                int word = 0;
                for (int i = 0; i < GroupPoints; i++)
                {
                    int steps = (Point(ring, pairs, pairedTo, at) - level + StepUv / 2) >> StepShift;
                    at += SamplesPerPoint;
                    if (steps > MostSteps)
                    {
                        steps = MostSteps;
                    }
                    else if (steps < -MostSteps)
                    {
                        steps = -MostSteps;
                    }
                    level += steps << StepShift;
                    word = (word << 8) | (steps & 255);
                }
                text[offset] = Digit(word >> 18);
                text[offset + 1] = Digit(word >> 12);
                text[offset + 2] = Digit(word >> 6);
                text[offset + 3] = Digit(word);
            }
        }

        // A-Z, a-z, 0-9, + and / for the lowest six bits.
        private static byte Digit(int bits)
        {
            bits &= 63;
            return (byte)(bits < 26 ? bits + 65 : bits < 52 ? bits + 71 : bits < 62 ? bits - 4 : bits == 62 ? 43 : 47);
        }
    }
}
