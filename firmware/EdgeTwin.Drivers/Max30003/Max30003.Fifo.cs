namespace Iot.Device.Max30003
{
    /// <content>The FIFO: words and their tags, what they lack, and what time says is missing.</content>
    public sealed partial class Max30003
    {
        private const int MostSamplesEarly = 4;
        private const int TagFast = 1;
        private const int TagLast = 2;
        private const int TagFastLast = 3;
        private const int TagEmpty = 6;
        private const int TagOverflow = 7;
        private const int Corrupt = -1;
        private const int Overflowed = -2;

        private int _voidsRead;

        private long Expected(long nowMs)
        {
            return (nowMs - _knownMs) * _settings.Hz / 1000;
        }

        /// <summary>The caller makes nothing of so many samples that it was given, since their voltage is beyond the part's range: they count as void.</summary>
        /// <param name="samples">Those that were not void already.</param>
        public void CountVoid(int samples)
        {
            Counters.Void += samples;
        }

        private void CountMissing(long nowMs)
        {
            long missing = Expected(nowMs);
            Counters.Lost += missing;
            _pendingGap += missing;
            _knownMs = nowMs;
        }

        /// <summary>Samples read to the end of the FIFO; negative where they cannot be used, which is then in a gap.</summary>
        private int Drain(long nowMs, int[] microvolts)
        {
            int count = 0;
            bool isAtEnd = false;
            _voidsRead = 0;
            for (int burst = 0; burst < MostSamples / Max30003Port.BurstWords && !isAtEnd; burst++)
            {
                _port.ReadBurst();
                count = Decode(microvolts, count, ref isAtEnd);
                if (count < 0)
                {
                    break;
                }
            }
            if (count == Overflowed)
            {
                Overflow(nowMs);
                return Overflowed;
            }
            // A line that lies low reads as valid zeros without end, and a burst that the part did not hear as a few of them.
            if (count == Corrupt || !isAtEnd || count > Expected(nowMs) + MostSamplesEarly)
            {
                Counters.Corrupted++;
                _port.Write(Register.FifoReset, 0);
                CountMissing(nowMs);
                Fault(nowMs);
                return Corrupt;
            }
            _knownMs = nowMs;
            // Only now: void samples that are thrown away with the rest are lost, and counted there.
            Counters.Void += _voidsRead;
            return count;
        }

        // Every word of a burst is looked at, also behind the one tagged last: a sample may have come in since. This runs for each sample:
        // the plain one is decided first, and the buffer is not asked for again.
        private int Decode(int[] microvolts, int count, ref bool isAtEnd)
        {
            byte[] burst = _port.Burst;
            int half = _half;
            int shift = _shift;
            for (int at = Max30003Port.FirstWord; at < burst.Length; at += Max30003Port.WordBytes)
            {
                int low = burst[at + 2];
                int tag = (low >> 3) & 7;
                if (tag == 0 || tag == TagLast)
                {
                    // 18 bits, in the upper end of the word so that the shift brings the sign along.
                    microvolts[count++] = ((((burst[at] << 24) | (burst[at + 1] << 16) | (low << 8)) >> 14) * 3125 + half) >> shift;
                    if (tag != 0)
                    {
                        isAtEnd = true;
                    }
                    continue;
                }
                switch (tag)
                {
                    case TagEmpty:
                        isAtEnd = true;
                        break;
                    case TagOverflow:
                        return Overflowed;
                    case TagFast:
                    case TagFastLast:
                        microvolts[count++] = VoidSample;
                        _voidsRead++;
                        isAtEnd = tag == TagFastLast;
                        break;
                    default:
                        return Corrupt;
                }
            }
            return count;
        }

        // EOVF holds until FIFO_RST, which leaves the filters alone. What the FIFO held is not to be used.
        private void Overflow(long nowMs)
        {
            Counters.Overflows++;
            _port.Write(Register.FifoReset, 0);
            CountMissing(nowMs);
        }
    }
}
