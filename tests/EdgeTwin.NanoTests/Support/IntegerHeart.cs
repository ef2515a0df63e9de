namespace EdgeTwin.NanoTests.Support
{
    /// <summary>
    /// An ECG of any length at 250 Hz out of integers alone, the same on every runtime: minutes of sinus rhythm, slow and fast ones, of irregular intervals,
    /// of early wide beats and of a lost electrode in turn, with a drifting baseline and a little noise.
    /// </summary>
    public sealed class IntegerHeart
    {
        private const int SamplesPerMinute = 60 * 250;
        private const int EarlySamples = 150;

        // A beat by straight lines: sample after the P wave's onset, uV.
        private static readonly byte[] NormalAt = { 0, 8, 14, 22, 38, 42, 47, 52, 56, 80, 100, 118, 130 };
        private static readonly short[] NormalUv = { 0, 90, 110, 0, 0, -90, 1000, -220, 0, 10, 230, 60, 0 };
        private static readonly byte[] EarlyAt = { 0, 34, 44, 56, 66, 76, 96, 116, 130 };
        private static readonly short[] EarlyUv = { 0, 0, -250, 1400, 300, -300, -380, -120, 0 };

        private uint _random = 12345;
        private int _sample;
        private int _inBeat;
        private int _rr = 200;
        private int _beats;
        private bool _isEarly;

        /// <summary>Minute that the last sample lies in.</summary>
        public int Minute
        {
            get { return (_sample - 1) / SamplesPerMinute; }
        }

        /// <summary>Second of that minute.</summary>
        public int Second
        {
            get { return (_sample - 1) % SamplesPerMinute / 250; }
        }

        /// <summary>Samples from the beat's P wave to the last sample.</summary>
        public int InBeat
        {
            get { return _inBeat - 1; }
        }

        /// <summary>Samples from the P wave of the beat before to that of this.</summary>
        public int LastRr { get; private set; }

        /// <summary>True in an early beat, which is too weak for a pulse.</summary>
        public bool IsEarly
        {
            get { return _isEarly; }
        }

        /// <summary>True where the beat before was one.</summary>
        public bool WasEarly { get; private set; }

        /// <summary>The next sample, uV.</summary>
        public int Next()
        {
            if (_inBeat >= _rr)
            {
                BeginBeat();
            }
            int minute = _sample / SamplesPerMinute;
            int uv = _isEarly ? At(EarlyAt, EarlyUv, _inBeat) : At(NormalAt, NormalUv, _inBeat);
            int drift = _sample % 2000;
            uv += (drift < 1000 ? drift : 2000 - drift) / 5 + Random(17) - 8;
            if (minute % 10 == 9 && _sample % SamplesPerMinute < 10 * 250)
            {
                uv = 30000;
            }
            _inBeat++;
            _sample++;
            return uv;
        }

        private void BeginBeat()
        {
            int story = _sample / SamplesPerMinute % 10;
            _inBeat = 0;
            _beats++;
            bool wasEarly = _isEarly;
            WasEarly = wasEarly;
            LastRr = _rr;
            _isEarly = story >= 6 && story <= 7 && _beats % 5 == 0;
            _rr = RestOf(story);
            if (_isEarly)
            {
                _rr = EarlySamples + 110;
            }
            else if (!wasEarly && story >= 6 && story <= 7 && _beats % 5 == 4)
            {
                _rr = EarlySamples;
            }
        }

        private int RestOf(int story)
        {
            switch (story)
            {
                case 1:
                    return 400;
                case 2:
                    return 110;
                case 3:
                case 4:
                case 5:
                    return 130 + Random(130);
                default:
                    return 195 + Random(11);
            }
        }

        private int Random(int limit)
        {
            _random = _random * 1664525 + 1013904223;
            return (int)(_random >> 16) % limit;
        }

        private static int At(byte[] at, short[] uv, int sample)
        {
            for (int i = 1; i < at.Length; i++)
            {
                if (sample < at[i])
                {
                    return uv[i - 1] + (uv[i] - uv[i - 1]) * (sample - at[i - 1]) / (at[i] - at[i - 1]);
                }
            }
            return 0;
        }
    }
}
