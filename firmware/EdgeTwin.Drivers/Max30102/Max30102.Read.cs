using System;

namespace Iot.Device.Max30102
{
    /// <content>One look at the part: status, pointers, samples, and the gap before them.</content>
    public sealed partial class Max30102
    {
        /// <summary>Takes all samples that wait.</summary>
        /// <param name="nowMs">The same clock.</param>
        /// <param name="red">Counts of 18 bits, left-justified: one count is the same current at every pulse width. At least <see cref="FifoDepth"/> long.</param>
        /// <param name="infrared">Likewise.</param>
        /// <param name="count">Samples written to both.</param>
        /// <returns>False where the part did not answer or is not running; nothing was written then, and what is lost by it will be in a gap.</returns>
        /// <exception cref="ArgumentException">An array is too short.</exception>
        public bool TryRead(long nowMs, int[] red, int[] infrared, out int count)
        {
            count = 0;
            GapSamples = 0;
            if (red.Length < FifoDepth || infrared.Length < FifoDepth)
            {
                throw new ArgumentException("32 places are needed");
            }
            if (State != Max30102State.Running || !ReadHead(nowMs))
            {
                return false;
            }
            int waiting = Waiting(nowMs, _head[4] & PointerMask, _head[5] & PointerMask, _head[6] & PointerMask);
            if (waiting < 0)
            {
                return false;
            }
            if (waiting == 0 && IsStuck(nowMs))
            {
                Counters.StuckFifos++;
                Begin(nowMs);
                return false;
            }
            long gapAfter = waiting == FifoDepth ? LostBehindFullFifo(nowMs, _head[5] & PointerMask) : 0;
            if (_settings.LedOrder == LedOrder.RedFirst)
            {
                count = Drain(nowMs, waiting, red, infrared);
            }
            else
            {
                count = Drain(nowMs, waiting, infrared, red);
            }
            if (_remaining > 0 && gapAfter > 0)
            {
                // What is left in the FIFO cannot be told from what comes after the loss: drop it rather than splice.
                _mustDrop = true;
            }
            if (count < 0)
            {
                count = 0;
                _pendingGap += gapAfter;
                return false;
            }
            if (count == 0)
            {
                // A gap is told with the sample that follows it.
                _pendingGap += gapAfter;
                return true;
            }
            GapSamples = _pendingGap;
            _pendingGap = gapAfter;
            return true;
        }

        // Status, enables and pointers in one transaction, so that they belong together.
        private bool ReadHead(long nowMs)
        {
            if (!_port.Read(Register.Status1, _head))
            {
                Fault(nowMs);
                return false;
            }
            NoteStatus(_head[0], _head[1]);
            if ((_head[0] & StatusPower) != 0)
            {
                Counters.BrownOuts++;
                Begin(nowMs);
                return false;
            }
            return true;
        }

        private void NoteStatus(int status1, int status2)
        {
            if ((status1 & StatusAlmostFull) != 0)
            {
                _wasAlmostFull = true;
            }
            if ((status1 & StatusAmbient) != 0)
            {
                Counters.AmbientOverflows++;
            }
            if ((status2 & StatusTemperature) != 0)
            {
                _isTemperatureReady = true;
            }
        }
    }
}
