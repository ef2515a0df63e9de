using Iot.Device.Bus;

namespace Iot.Device.Max30003
{
    /// <content>Reset, identity, settings, the PLL, and what follows a fault.</content>
    public sealed partial class Max30003
    {
        private const int InfoMask = 0xF03000;
        private const int InfoPattern = 0x503000;

        private void Start(long nowMs)
        {
            _port.Write(Register.Reset, 0);
            // INFO is not to be trusted as the first command after a reset.
            _ = _port.Read(Register.Status);
            int info = _port.Read(Register.Info);
            if ((info & InfoMask) != InfoPattern)
            {
                WrongInfo(nowMs, info);
                return;
            }
            RevisionId = (info >> 16) & 0x0F;
            _port.Write(Register.Multiplexer, InputsClosed);
            _port.Write(Register.ManageInterrupts, _settings.Interrupts());
            _port.Write(Register.ManageDynamics, _settings.Dynamics());
            _port.Write(Register.Ecg, _settings.Ecg());
            _port.Write(Register.General, _settings.General());
            if (!HasSettings())
            {
                Fault(nowMs);
                return;
            }
            _start.Allow(nowMs, LockTimeoutMs);
            State = Max30003State.Locking;
        }

        // A line that lies low or high is a fault of the bus; anything else is another part.
        private void WrongInfo(long nowMs, int info)
        {
            if (info == 0 || info == 0xFFFFFF)
            {
                Fault(nowMs);
                return;
            }
            if (_start.IsWrongPart())
            {
                State = Max30003State.WrongPart;
            }
        }

        private bool HasSettings()
        {
            return _port.Read(Register.General) == _settings.General()
                && _port.Read(Register.Ecg) == _settings.Ecg()
                && _port.Read(Register.Multiplexer) == InputsClosed;
        }

        // How long the PLL takes is not documented; its bit is latched, so a first clear read means locked.
        private void AwaitLock(long nowMs)
        {
            int status = _port.Read(Register.Status);
            if ((status & (StatusPll | StatusReserved)) == 0)
            {
                Synchronise(nowMs);
            }
            else if (_start.IsOver(nowMs))
            {
                State = Max30003State.Starting;
                Fault(nowMs);
            }
        }

        private void Synchronise(long nowMs)
        {
            _port.Write(Register.Synchronise, 0);
            if (_hasRun)
            {
                CountMissing(nowMs);
            }
            _hasRun = true;
            _knownMs = nowMs;
            _lastSampleMs = nowMs;
            _verifiedMs = nowMs;
            State = Max30003State.Running;
        }

        private void Fault(long nowMs)
        {
            Counters.Faults++;
            switch (_start.OnFault(nowMs))
            {
                case RecoveryStep.Reinitialise:
                    Begin(nowMs);
                    break;
                case RecoveryStep.Report:
                    State = Max30003State.Faulted;
                    break;
            }
        }
    }
}
