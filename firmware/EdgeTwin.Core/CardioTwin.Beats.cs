using EdgeTwin.Core.Beats;
using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Health;
using EdgeTwin.Core.Rhythm;

namespace EdgeTwin.Core
{
    // What becomes of a beat once it is found: the monitors that are told of it, and their work in steps.
    public sealed partial class CardioTwin
    {
        void IQrsListener.OnOverdue(int quietSamples, bool isSilenceClear)
        {
            if (isSilenceClear && _gate.IsOpen)
            {
                _pause.OnQuiet(quietSamples * Limits.MsPerSample);
            }
            if (!_vf.IsActive)
            {
                _asystole.Pulse = _fusion.State;
                _asystole.IsPulseWatched = _fusion.IsWatching;
                _asystole.OnQuiet(quietSamples * Limits.MsPerSample, isSilenceClear, _flat.IsFlat, _ecg.At(SampleCount - 1));
            }
        }

        void IQrsListener.OnNoise(int delaySamples, int clarityPercent)
        {
            bool wasOpen = _gate.IsOpen;
            long sample = SampleCount - 1 - delaySamples;
            _gate.OnNoise(sample, clarityPercent);
            StopWhereShut(wasOpen, sample);
        }

        void IQrsListener.OnQrs(int delaySamples, int clarityPercent, bool isIntervalClear)
        {
            long sample = SampleCount - 1 - delaySamples;
            int rrMs = _hasLastBeat ? (int)(sample - _lastBeat) * Limits.MsPerSample : 0;
            _lastBeat = sample;
            _hasLastBeat = true;
            bool wasOpen = _gate.IsOpen;
            _gate.OnBeat(sample, clarityPercent);
            StopWhereShut(wasOpen, sample);
            if (_gate.IsOpen)
            {
                _asystole.OnBeat(sample, _ecg.At(sample - LevelBeforeBeatSamples));
                // No rhythm from an interval that reaches back into poor signal, or is long with noise in it.
                bool isJudged = wasOpen && IsSound && rrMs > 0 && (isIntervalClear || rrMs <= _pause.LimitMs);
                _pause.OnBeat(sample, isJudged ? rrMs : 0);
                if (isJudged)
                {
                    _rate.OnInterval(sample, rrMs);
                }
                if (IsSound && !_vf.IsActive)
                {
                    _fusion.OnBeat(sample, isJudged ? rrMs : 0, _gate.QualityPercent);
                }
            }
            Beat beat = _classifier.MakeRoom();
            beat.SampleIndex = sample;
            beat.DelaySamples = delaySamples;
            beat.RrMs = rrMs;
            beat.QualityPercent = _gate.QualityPercent;
            beat.IsReliable = _gate.IsOpen;
            beat.IsReadable = _gate.IsOpen && !_vf.IsActive;
            beat.IsFibrillating = _af.IsActive;
            _classifier.Add();
            FinishComparison();
            _comparedSample = sample;
            _comparedRrMs = rrMs;
            _isComparedReliable = _gate.IsOpen && IsSound && !_vf.IsActive;
            _template.Begin(sample);
            AddWork();
        }

        void IBeatListener.OnClass(Beat beat)
        {
            beat.ClassDelaySamples = (int)(SampleCount - 1 - beat.SampleIndex);
            _runs.OnBeat(beat.SampleIndex, beat.RrMs, beat.Kind, beat.IsReliable);
            if (Follower != null)
            {
                Follower.OnBeat(beat, beat.IsReadable && !beat.IsFibrillating && !_st.IsActive);
                AddWork();
            }
            _sink.OnBeat(beat);
        }

        // A whole batch waits for a sample with little to do, of which there is always one before the next is whole.
        private void TakeVfBatch()
        {
            long end = _vfBatchEnd;
            _vfBatchEnd = end + VfWaveform.BatchSamples;
            if (_vf.Take(end))
            {
                JudgeSignal();
            }
        }

        private void StartVf()
        {
            _vfBatchEnd = _isLeadOff ? long.MaxValue : SampleCount | (VfWaveform.BatchSamples - 1);
            _worksAt = 0;
        }

        private void JudgeSignal()
        {
            bool wasOpen = _gate.IsOpen;
            long now = _outlet.Now;
            VfWaveform wave = _vf.Wave;
            _health.Measure(HealthItem.Saturation, wave.RailPermille);
            _gate.OnMeasures(now, wave.IsShapeless, wave.RailPermille, _vf.IsActive || _asystole.IsActive || _flat.IsFlat);
            StopWhereShut(wasOpen, now);
        }

        // What stands out of nothing but hum or noise, or out of a line that does not move, starts no alarm.
        private bool IsSound
        {
            get { return !_gate.IsShapeless && !_flat.IsFlat; }
        }

        private void StopVf()
        {
            StartVf();
            _vf.Interrupt(SampleCount);
        }

        private static int Clamp(int microvolts)
        {
            return microvolts > Limits.MaxInputMicrovolts ? Limits.MaxInputMicrovolts
                : microvolts < -Limits.MaxInputMicrovolts ? -Limits.MaxInputMicrovolts : microvolts;
        }

        private void AddWork()
        {
            _hasWork = true;
            _worksAt = 0;
        }

        // The electrode's state, looked at while a second has not moved yet; it stays so as long as one is off. False for a sample that is no signal.
        private bool Watch(int ecgMicrovolts)
        {
            if (_isLeadOff)
            {
                StepWork(SampleCount - 1);
                return false;
            }
            if (_flat.Push(ecgMicrovolts))
            {
                StopJudging();
            }
            return true;
        }

        // One step of what waits for a sample with little to do. Most samples have none, and ask nobody: they know when the next begins.
        private void StepWork(long now)
        {
            long wakesAt = _classifier.WakesAt;
            if (now >= _vfBatchEnd)
            {
                TakeVfBatch();
            }
            else if (now >= wakesAt)
            {
                _classifier.Step();
            }
            else if (_hasWork)
            {
                StepOthers();
            }
            else
            {
                _worksAt = wakesAt < _vfBatchEnd ? wakesAt : _vfBatchEnd;
            }
        }

        private void StepOthers()
        {
            if (_template.IsBusy)
            {
                StepComparison();
            }
            else if (_af.IsBusy)
            {
                _af.Step();
            }
            else if (_st.IsBusy)
            {
                _st.Step();
            }
            else if (_sensors.IsBusy)
            {
                _sensors.Step(_ecg, _gate.QualityPercent);
            }
            else if (Follower != null && Follower.IsBusy)
            {
                Follower.Step();
            }
            else
            {
                _hasWork = false;
            }
        }

        private void FinishComparison()
        {
            while (_template.IsBusy)
            {
                StepComparison();
            }
        }

        private void StepComparison()
        {
            if (_template.Step())
            {
                OnCompared(_comparedSample, _comparedRrMs, _template.CorrelationPercent, _isComparedReliable);
            }
        }

        // Atrial fibrillation takes ectopy out by this likeness, not by the beats' class: the class waits for what comes after the beat.
        private void OnCompared(long sample, int rrMs, int correlationPercent, bool isReliable)
        {
            _vf.OnBeat(sample, correlationPercent);
            _af.OnBeat(sample, rrMs, BeatKind.Normal, correlationPercent, isReliable);
            _st.OnBeat(sample, rrMs, BeatKind.Normal, _template.QrsPercent, isReliable);
        }

        private void StopWhereShut(bool wasOpen, long sample)
        {
            if (wasOpen && !_gate.IsOpen)
            {
                AddWork();
                _rate.Interrupt(sample);
                _pause.Interrupt(sample);
                _af.Interrupt(sample);
                _asystole.Interrupt(sample);
            }
        }

        private void StopJudging()
        {
            _classifier.Flush();
            FinishComparison();
            _hasLastBeat = false;
            AddWork();
            _rate.Interrupt(SampleCount);
            _pause.Interrupt(SampleCount);
            _af.Interrupt(SampleCount);
            _runs.Interrupt();
        }
    }
}
