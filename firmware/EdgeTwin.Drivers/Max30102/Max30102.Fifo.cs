using System;

namespace Iot.Device.Max30102
{
    /// <content>The FIFO: how many wait, what was lost, and the bursts that fetch them.</content>
    public sealed partial class Max30102
    {
        private const int StuckAfterMs = 250;
        private const int StuckAfterSamples = 40;
        private const int HighestOverflow = 31;

        /// <summary>Samples in the FIFO if none were lost: those left plus those that fell due since.</summary>
        private long Expected(long nowMs)
        {
            return _remaining + (nowMs - _knownMs) * _settings.MilliHz / MsTimesMilliHz;
        }

        /// <summary>How many samples to read; -1 where the FIFO could not be cleared.</summary>
        private int Waiting(long nowMs, int write, int overflow, int read)
        {
            if (_mustDrop || _settings.Rollover && (overflow > 0 || Expected(nowMs) >= FifoDepth - 2))
            {
                return DropAll(nowMs);
            }
            int torn = (read - _expectedRead) & PointerMask;
            if (torn != 0)
            {
                // A burst failed here, but not for the part: it gave the samples away.
                Counters.TornReads++;
                Counters.Lost += torn;
                _pendingGap += torn;
                _remaining = _remaining > torn ? _remaining - torn : 0;
                _expectedRead = read;
            }
            int waiting = (write - read) & PointerMask;
            if (waiting != 0)
            {
                return waiting;
            }
            // Equal pointers mean empty or full. A_FULL alone would not do: it may stem from just before the last drain.
            bool isFull = overflow > 0 || _remaining > 0 || (_wasAlmostFull && Expected(nowMs) >= FifoDepth / 2);
            return isFull ? FifoDepth : 0;
        }

        private int DropAll(long nowMs)
        {
            if (!_port.ClearFifo())
            {
                Fault(nowMs);
                return -1;
            }
            long missing = Expected(nowMs);
            Counters.Overflows++;
            Counters.Lost += missing;
            _pendingGap += missing;
            _knownMs = nowMs;
            _lastSampleMs = nowMs;
            ForgetFifo();
            return 0;
        }

        private bool IsStuck(long nowMs)
        {
            return nowMs - _lastSampleMs > StuckAfterMs + StuckAfterSamples * MsTimesMilliHz / _settings.MilliHz;
        }

        /// <summary>
        /// A full FIFO that does not roll over keeps the oldest samples: what is lost comes behind them. One may still be lost between the
        /// counter's read and the first pop, which clears it: so a full FIFO is told as a gap of one at least, never as none.
        /// </summary>
        private long LostBehindFullFifo(long nowMs, int overflow)
        {
            long lost = overflow > 0 ? overflow : 1;
            if (overflow == HighestOverflow && Expected(nowMs) - FifoDepth > lost)
            {
                lost = Expected(nowMs) - FifoDepth;
            }
            Counters.Overflows++;
            Counters.Lost += lost;
            return lost;
        }

        /// <summary>Samples kept; -1 where not even one burst came through.</summary>
        private int Drain(long nowMs, int waiting, int[] first, int[] second)
        {
            int kept = 0;
            int popped = 0;
            while (popped < waiting)
            {
                int read = _port.ReadBurst(waiting - popped, first, second, kept);
                if (read == 0)
                {
                    Fault(nowMs);
                    break;
                }
                popped += read;
                kept += read;
                if (_settling > 0)
                {
                    kept = DropSettling(first, second, kept);
                }
            }
            if (popped == waiting)
            {
                _start.OnSuccess();
                _wasAlmostFull = false;
            }
            _expectedRead = (_expectedRead + popped) & PointerMask;
            _remaining = waiting - popped;
            _knownMs = nowMs;
            if (popped > 0)
            {
                _lastSampleMs = nowMs;
            }
            Counters.Taken += kept;
            return popped == 0 && waiting > 0 ? -1 : kept;
        }

        private int DropSettling(int[] first, int[] second, int kept)
        {
            int dropped = kept < _settling ? kept : _settling;
            _settling -= dropped;
            Counters.Discarded += dropped;
            Array.Copy(first, dropped, first, 0, kept - dropped);
            Array.Copy(second, dropped, second, 0, kept - dropped);
            return kept - dropped;
        }
    }
}
