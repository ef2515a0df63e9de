using Iot.Device.Bus;

namespace Iot.Device.Max30102
{
    /// <content>Identity, reset, settings, and what follows a fault.</content>
    public sealed partial class Max30102
    {
        private const int ExpectedPartId = 0x15;
        private const int ResetTimeoutMs = 100;

        private void Identify(long nowMs)
        {
            if (!_port.Read(Register.RevisionId, _two))
            {
                Fault(nowMs);
                return;
            }
            RevisionId = _two[0];
            PartId = _two[1];
            if (PartId != ExpectedPartId)
            {
                if (_start.IsWrongPart())
                {
                    State = Max30102State.WrongPart;
                }
                return;
            }
            if (!_port.Write(Register.Mode, ModeReset))
            {
                Fault(nowMs);
                return;
            }
            _start.Allow(nowMs, ResetTimeoutMs);
            State = Max30102State.Resetting;
        }

        // How long a reset takes is not documented, nor whether the part answers meanwhile: both are taken for "not yet".
        private void AwaitReset(long nowMs)
        {
            if (_port.Read(Register.Mode, _one) && (_one[0] & ModeReset) == 0)
            {
                State = Max30102State.Configuring;
            }
            else if (_start.IsOver(nowMs))
            {
                State = Max30102State.Identifying;
                Fault(nowMs);
            }
        }

        private void Configure(long nowMs)
        {
            bool isWritten = _port.Read(Register.Status1, _two)
                && _port.Write(Register.Enable1, StatusAlmostFull | StatusAmbient)
                && _port.Write(Register.Enable2, StatusTemperature)
                && _port.Write(Register.FifoConfig, _settings.FifoConfig())
                && _port.Write(Register.Spo2Config, _settings.Spo2Config())
                && WriteLedCurrents(_redCode, _infraredCode)
                && _port.ClearFifo()
                && _port.Write(Register.Mode, ModeSpo2)
                && _port.Read(Register.FifoConfig, _three);
            if (!isWritten || _three[0] != _settings.FifoConfig() || _three[1] != ModeSpo2 || _three[2] != _settings.Spo2Config())
            {
                Fault(nowMs);
                return;
            }
            if (_hasRun)
            {
                long missing = Expected(nowMs);
                Counters.Lost += missing;
                _pendingGap += missing;
            }
            _hasRun = true;
            _isTemperaturePending = false;
            StartCounting(nowMs);
            State = Max30102State.Running;
        }

        private bool WriteLedCurrents(int redCode, int infraredCode)
        {
            return _port.Write(Register.RedCurrent, _settings.LedOrder == LedOrder.RedFirst ? redCode : infraredCode)
                && _port.Write(Register.InfraredCurrent, _settings.LedOrder == LedOrder.RedFirst ? infraredCode : redCode);
        }

        private void StartCounting(long nowMs)
        {
            _knownMs = nowMs;
            _lastSampleMs = nowMs;
            ForgetFifo();
            _settling = _settings.SettlingSamples;
        }

        private void ForgetFifo()
        {
            _remaining = 0;
            _expectedRead = 0;
            _wasAlmostFull = false;
            _mustDrop = false;
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
                    State = Max30102State.Faulted;
                    break;
            }
        }
    }
}
