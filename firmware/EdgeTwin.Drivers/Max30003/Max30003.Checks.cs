namespace Iot.Device.Max30003
{
    /// <content>What is asked before samples are taken: status, leads, and whether the settings still stand.</content>
    public sealed partial class Max30003
    {
        private const int VerifyEveryMs = 1000;
        private const int LeadOffHoldMs = 300;
        private const int StatusReserved = 0x0FF0F0;
        private const int StatusOverflow = 1 << 22;
        private const int StatusLeadOff = 1 << 20;
        private const int StatusPll = 1 << 8;
        private const int StatusLeads = 0x0F;

        private bool _wasFlagged;

        private bool CheckStatus(long nowMs)
        {
            int status = _port.Read(Register.Status);
            if ((status & StatusReserved) != 0)
            {
                Counters.Corrupted++;
                Fault(nowMs);
                return false;
            }
            NoteLeads(nowMs, status);
            if ((status & StatusPll) != 0)
            {
                Counters.PllUnlocks++;
                State = Max30003State.Locking;
                _start.Allow(nowMs, LockTimeoutMs);
                return false;
            }
            if ((status & StatusOverflow) != 0)
            {
                Overflow(nowMs);
                return false;
            }
            return true;
        }

        private void NoteLeads(long nowMs, int status)
        {
            bool isFlagged = (status & StatusLeadOff) != 0;
            Counters.LeadOffs += isFlagged && !_wasFlagged ? 1 : 0;
            _wasFlagged = isFlagged;
            if (isFlagged)
            {
                IsLeadOff = true;
                LeadOffFlags = status & StatusLeads;
                _leadOffSeenMs = nowMs;
            }
            else if (IsLeadOff && nowMs - _leadOffSeenMs >= LeadOffHoldMs)
            {
                IsLeadOff = false;
                LeadOffFlags = 0;
            }
        }

        private bool CheckSettings(long nowMs)
        {
            if (nowMs - _verifiedMs < VerifyEveryMs)
            {
                return true;
            }
            if (!HasSettings())
            {
                Counters.BrownOuts++;
                Begin(nowMs);
                return false;
            }
            _verifiedMs = nowMs;
            return true;
        }
    }
}
