using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    // The decision on a beat that was measured: its intervals, the trees, and what is learned from it.
    public sealed partial class BeatClassifier
    {
        private const int Mask = EcgHistory.Length - 1;

        // The next QRS complex is looked for from 220 ms after the centre on: half the usual slope, over 16 ms.
        private const int ScanFrom = 55;
        private const int ScanLead = 4;

        // Half the trees may tell that a beat is not of the class.
        private const int HopelessScore = -64;

        // A beat is early when its interval is shorter than the norm by more than this; only such are judged as supraventricular.
        private const int EarlyPercent = 4;

        private void Decide()
        {
            switch (_stage)
            {
                case Stage.Wait:
                    WakesAt = 0;
                    _stage = Stage.Scan;
                    break;
                case Stage.Scan:
                    _features.TakeIntervals(_rr, _isQueued ? (int)(_queued.SampleIndex - _beat.SampleIndex) : NextInterval());
                    _bonus = _tables.ShareOfCluster(_traits.Score(_clusters.Nearest));
                    StartTrees(Stage.Ventricular);
                    break;
                case Stage.Ventricular:
                    if (StepTrees(_tables.Ventricular))
                    {
                        _ventricularScore = _score;
                        _isVentricular = _score + _bonus > _tables.VentricularOver;
                        _bonus = 0;
                        StartTrees(Stage.Supraventricular);
                        if (_isVentricular || _beat.IsFibrillating || !_features.IsEarly(EarlyPercent))
                        {
                            _score = int.MinValue;
                            _stage = Stage.Learn;
                        }
                    }
                    break;
                case Stage.Supraventricular:
                    if (StepTrees(_tables.Supraventricular))
                    {
                        _stage = Stage.Learn;
                    }
                    break;
                case Stage.Learn:
                    Learn();
                    break;
            }
        }

        // Samples to the first steep slope after the beat; where none came yet, what is known: at least as long as it took until now.
        private int NextInterval()
        {
            short[] ring = _ecg.Ring;
            int limit = _usual.Slope / 2;
            int range = 2 * limit;
            int end = (int)_ecg.Count - 2;
            if (end - _centre > Mask / 2)
            {
                end = _centre + Mask / 2;
            }
            for (int i = _centre + ScanFrom; i < end; i += 2)
            {
                int slope = ring[(i + 2) & Mask] - ring[(i - 2) & Mask];
                if ((uint)(slope + limit) > (uint)range)
                {
                    return i + ScanLead - _centre;
                }
            }
            int elapsed = end - _centre;
            return elapsed > _rr.Median ? elapsed : _rr.Median;
        }

        private void StartTrees(Stage stage)
        {
            _part = 0;
            _score = 0;
            _stage = stage;
        }

        private bool StepTrees(TreeEnsemble trees)
        {
            _score += trees.Score(_features.Values, _part);
            _part++;
            return _part == trees.Parts || _score + _bonus < HopelessScore;
        }

        private void Learn()
        {
            int cluster = _clusters.Nearest;
            BeatKind kind = _isVentricular ? BeatKind.Ventricular
                : _score > _tables.SupraventricularOver ? BeatKind.Supraventricular
                : BeatKind.Normal;
            _traits.Learn(cluster, _ventricularScore);
            bool isUsual = cluster == _clusters.Usual;
            _rr.Learn(isUsual);
            if (isUsual)
            {
                int permille = _clusters.UsualPermille << UsualShift;
                _usualPermille = _usualPermille == 0 ? permille : _usualPermille + ((permille - _usualPermille) >> UsualShift);
                _usual.Learn(_shape);
                _window.Learn();
                if (_second != null)
                {
                    _second.Learn();
                }
            }
            IsJudged = true;
            IsSupraventricularJudged = !_beat.IsFibrillating;
            Tell(kind);
        }

        private void Tell(BeatKind kind)
        {
            _stage = Stage.Idle;
            WakesAt = long.MaxValue;
            _beat.Kind = kind;
            _listener.OnClass(_beat);
            if (_isQueued)
            {
                BeginQueued();
            }
        }
    }
}
