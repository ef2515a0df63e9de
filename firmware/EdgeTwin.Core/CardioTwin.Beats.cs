using EdgeTwin.Core.Beats;
using EdgeTwin.Core.Ecg;
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
                _asystole.OnQuiet(quietSamples * Limits.MsPerSample, isSilenceClear, _flat.IsFlat, _ecg.At(_samples - 1));
            }
        }

        void IQrsListener.OnNoise(int delaySamples, int clarityPercent)
        {
            bool wasOpen = _gate.IsOpen;
            long sample = _samples - 1 - delaySamples;
            _gate.OnNoise(sample, clarityPercent);
            StopWhereShut(wasOpen, sample);
        }

        void IQrsListener.OnQrs(int delaySamples, int clarityPercent, bool isIntervalClear)
        {
            long sample = _samples - 1 - delaySamples;
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
            _classifier.MakeRoom();
            _pending.Add(sample, delaySamples, rrMs, _gate.QualityPercent, _gate.IsOpen);
            _classifier.OnQrs(sample, _gate.IsOpen && !_vf.IsActive, rrMs > 0, _gate.QualityPercent, _af.IsActive);
            FinishComparison();
            _comparedSample = sample;
            _comparedRrMs = rrMs;
            _isComparedReliable = _gate.IsOpen && IsSound && !_vf.IsActive;
            _template.Begin(sample);
            _hasWork = true;
        }

        void IBeatListener.OnClass(BeatKind kind)
        {
            Beat beat = _pending.Take(kind, _samples - 1);
            OnClassified(beat.SampleIndex, beat.RrMs, kind, beat.IsReliable);
            _sink.OnBeat(beat);
        }

        // Told of each beat once, in the order of time, when its class is known.
        private void OnClassified(long sample, int rrMs, BeatKind kind, bool isReliable)
        {
            _runs.OnBeat(sample, rrMs, kind, isReliable);
        }

        // A batch that waits for a sample with little to do is taken before the next is whole.
        private void FinishVfBatch()
        {
            if (_vfBatchEnd >= 0)
            {
                long end = _vfBatchEnd;
                _vfBatchEnd = NoBatch;
                if (_vf.Take(end))
                {
                    JudgeSignal();
                }
            }
        }

        private void JudgeSignal()
        {
            bool wasOpen = _gate.IsOpen;
            long now = _outlet.Now;
            VfWaveform wave = _vf.Wave;
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
            _vfBatchEnd = NoBatch;
            _vf.Interrupt(_samples);
        }

        private static int Clamp(int microvolts)
        {
            return microvolts > Limits.MaxInputMicrovolts ? Limits.MaxInputMicrovolts
                : microvolts < -Limits.MaxInputMicrovolts ? -Limits.MaxInputMicrovolts : microvolts;
        }

        // Whoever gets new work sets _hasWork: most samples have none, and ask nobody.
        private void StepRhythm()
        {
            if (_samples > _classifier.WakesAt)
            {
                _classifier.Step();
            }
            else if (_hasWork)
            {
                StepOthers();
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
            _st.OnBeat(sample, rrMs, BeatKind.Normal, correlationPercent, isReliable);
        }

        private void StopWhereShut(bool wasOpen, long sample)
        {
            if (wasOpen && !_gate.IsOpen)
            {
                _hasWork = true;
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
            _hasWork = true;
            _rate.Interrupt(_samples);
            _pause.Interrupt(_samples);
            _af.Interrupt(_samples);
            _runs.Interrupt();
        }
    }
}
