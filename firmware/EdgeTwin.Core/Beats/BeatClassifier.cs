using EdgeTwin.Core.Ecg;
using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Beats
{
    /// <summary>
    /// Tells ventricular and supraventricular ectopic beats from normal ones, against the wearer's own usual beats: adaptive morphologies (Hamilton
    /// 2002's idea), intervals against a norm that runs of ectopy do not move, and boosted trees over both. A beat is decided when the next
    /// one is known, or 0.93 s after its R peak: by then a steep slope tells in most cases that the next has come.
    /// Its work, about 10 k IL a beat, is done in steps of at most 2.5 k: call <see cref="Step"/> from <see cref="WakesAt"/> on.
    /// </summary>
    public sealed class BeatClassifier
    {
        private enum Stage : byte
        {
            Idle,
            Unreadable,
            Centre,
            Width,
            Form,
            SecondCentre,
            SecondWidth,
            SecondForm,
            Match,
            Join,
            Window,
            Describe,
            Wait,
            Scan,
            Ventricular,
            Supraventricular,
            Learn,
        }

        private const int Mask = EcgHistory.Length - 1;

        // From here on a decision is due, so that there is time for its steps within a second of the R peak.
        private const int DueSamples = 230;

        // The next QRS complex is looked for from 220 ms after the centre on: half the usual slope, over 16 ms.
        private const int ScanFrom = 55;
        private const int ScanLead = 4;
        private const int UsualShift = 4;
        private const int TreesAStep = 20;

        // Half the trees may tell that a beat is not of the class.
        private const int HopelessScore = -64;

        // A beat is early when its interval is shorter than the norm by more than this; only such are judged as supraventricular.
        private const int EarlyPercent = 4;

        private readonly IBeatListener _listener;
        private readonly EcgHistory _ecg;
        private readonly BeatShape _shape;
        private readonly UsualLead _usual = new UsualLead();
        private readonly PWindow _window;
        private readonly SecondLead _second;
        private readonly ShapeClusters _clusters;
        private readonly ClusterTraits _traits;
        private readonly RrContext _rr = new RrContext();
        private readonly BeatFeatures _features;
        private readonly QueuedBeat _beat = new QueuedBeat();
        private readonly QueuedBeat _queued = new QueuedBeat();
        private BeatTables _tables;
        private Stage _stage;
        private bool _isQueued;
        private bool _hasLast;
        private int _lastCentre;
        private int _centre;
        private int _usualPermille;
        private int _tree;
        private int _score;
        private int _bonus;
        private bool _isVentricular;
        private int _ventricularScore;

        /// <summary>A classifier of beats in <paramref name="ecg"/>.</summary>
        /// <param name="listener">Who is told.</param>
        /// <param name="ecg">The lead that beats are found in.</param>
        /// <param name="second">A second lead, or null.</param>
        public BeatClassifier(IBeatListener listener, EcgHistory ecg, EcgHistory second)
        {
            _listener = listener;
            WakesAt = long.MaxValue;
            _ecg = ecg;
            _shape = new BeatShape(ecg);
            _window = new PWindow(ecg);
            _second = second == null ? null : new SecondLead(second);
            _clusters = new ShapeClusters(_shape.Form);
            _traits = new ClusterTraits(_clusters);
            _features = new BeatFeatures(second != null);
            _tables = second != null ? BeatTables.TwoLeads() : BeatTables.OneLead();
        }

        /// <summary>Sample from which on there is work for <see cref="Step"/>: in the past while there is, beyond all time where nothing waits.</summary>
        public long WakesAt { get; private set; }

        /// <summary>What the trees saw of the last decided beat, for training; valid until the next step.</summary>
        public sbyte[] Features
        {
            get { return _features.Values; }
        }

        /// <summary>True where the last decided beat was measured; a beat in poor signal is not, and is called normal.</summary>
        public bool IsJudged { get; private set; }

        /// <summary>True where the last decided beat could have been called supraventricular: no atrial fibrillation about it.</summary>
        public bool IsSupraventricularJudged { get; private set; }

        /// <summary>Takes other tables, for training; to be called before the first beat.</summary>
        public void UseTables(BeatTables tables)
        {
            _tables = tables;
        }

        /// <summary>A beat was found, in the order of time.</summary>
        /// <param name="sample">R peak.</param>
        /// <param name="isReadable">False where the signal is poor or the beat is in fibrillation: it is called normal, and nothing is learned from it.</param>
        /// <param name="hasInterval">False where the beat before is not known.</param>
        /// <param name="clarityPercent">Quality of the signal.</param>
        /// <param name="isFibrillating">True while the atria fibrillate: no beat is premature then.</param>
        public void OnQrs(long sample, bool isReadable, bool hasInterval, int clarityPercent, bool isFibrillating)
        {
            MakeRoom();
            _queued.Sample = sample;
            _queued.IsReadable = isReadable;
            _queued.HasInterval = hasInterval;
            _queued.ClarityPercent = clarityPercent;
            _queued.IsFibrillating = isFibrillating;
            _isQueued = true;
            WakesAt = 0;
            if (_stage == Stage.Idle)
            {
                BeginQueued();
            }
        }

        /// <summary>Decides until one beat more can be taken. To be called before <see cref="OnQrs"/> where its listener keeps two beats.</summary>
        public void MakeRoom()
        {
            while (_isQueued)
            {
                Step();
            }
        }

        /// <summary>Decides all that wait with what is known; the signal ends or is interrupted.</summary>
        public void Flush()
        {
            while (_stage != Stage.Idle)
            {
                if (_stage == Stage.Centre && _ecg.Count - _beat.Sample <= BeatShape.SamplesAfter)
                {
                    _stage = Stage.Unreadable;
                }
                Step();
            }
            _hasLast = false;
        }

        /// <summary>The electrodes may have moved: what beats looked like is forgotten.</summary>
        public void Forget()
        {
            _clusters.Clear();
        }

        /// <summary>Does one step, at most 2.5 k IL.</summary>
        public void Step()
        {
            if (_stage < Stage.Wait)
            {
                Measure();
            }
            else
            {
                Decide();
            }
        }

        private void BeginQueued()
        {
            _isQueued = false;
            WakesAt = 0;
            _beat.CopyFrom(_queued);
            _stage = _beat.IsReadable ? Stage.Centre : Stage.Unreadable;
        }

        private void Measure()
        {
            switch (_stage)
            {
                case Stage.Unreadable:
                    _hasLast = false;
                    IsJudged = false;
                    IsSupraventricularJudged = false;
                    Tell(BeatKind.Normal);
                    break;
                case Stage.Centre:
                    _shape.Centre((int)_beat.Sample);
                    _centre = (int)_beat.Sample + _shape.CentreOffset;
                    _stage = Stage.Width;
                    break;
                case Stage.Width:
                    _shape.MeasureWidth(_centre);
                    _stage = Stage.Form;
                    break;
                case Stage.Form:
                    _shape.Take(_centre);
                    _clusters.Begin(_shape.Size);
                    _stage = _second == null ? Stage.Match : Stage.SecondCentre;
                    break;
                case Stage.SecondCentre:
                    _second.Centre((int)_beat.Sample);
                    _stage = Stage.SecondWidth;
                    break;
                case Stage.SecondWidth:
                    _second.MeasureWidth((int)_beat.Sample);
                    _stage = Stage.SecondForm;
                    break;
                case Stage.SecondForm:
                    _second.Take(_centre);
                    _stage = Stage.Match;
                    break;
                case Stage.Match:
                    _stage = _clusters.Step() ? Stage.Join : Stage.Match;
                    break;
                case Stage.Join:
                    Join();
                    _stage = Stage.Window;
                    break;
                case Stage.Window:
                    _window.Take(_centre);
                    if (_second != null)
                    {
                        _second.TakeWindow(_centre);
                    }
                    _stage = Stage.Describe;
                    break;
                case Stage.Describe:
                    Describe();
                    _stage = Stage.Wait;
                    WakesAt = _isQueued ? 0 : _beat.Sample + DueSamples;
                    break;
            }
        }

        private void Join()
        {
            _rr.Add(_hasLast && _beat.HasInterval ? _centre - _lastCentre : 0);
            _lastCentre = _centre;
            _hasLast = true;
            bool isNew = _clusters.Learn();
            if (_traits.Join(_clusters.Nearest, isNew, _rr.PrematurityPercent, _shape.Width))
            {
                _usual.Begin(_shape);
                if (_second != null)
                {
                    _second.Begin();
                }
            }
        }

        private void Describe()
        {
            _window.Compare();
            _features.TakeForm(_clusters, _traits, _usualPermille >> UsualShift);
            _features.TakeLead(_shape, _usual, _window, _beat.ClarityPercent);
            if (_second != null)
            {
                _second.Describe(_features);
            }
        }

        private void Decide()
        {
            switch (_stage)
            {
                case Stage.Wait:
                    WakesAt = 0;
                    _stage = Stage.Scan;
                    break;
                case Stage.Scan:
                    _features.TakeIntervals(_rr, _isQueued ? (int)(_queued.Sample - _beat.Sample) : NextInterval());
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
            int end = (int)_ecg.Count - 2;
            if (end - _centre > Mask / 2)
            {
                end = _centre + Mask / 2;
            }
            for (int i = _centre + ScanFrom; i < end; i += 2)
            {
                int slope = ring[(i + 2) & Mask] - ring[(i - 2) & Mask];
                if (slope > limit || slope < -limit)
                {
                    return i + ScanLead - _centre;
                }
            }
            int elapsed = end - _centre;
            return elapsed > _rr.Median ? elapsed : _rr.Median;
        }

        private void StartTrees(Stage stage)
        {
            _tree = 0;
            _score = 0;
            _stage = stage;
        }

        private bool StepTrees(sbyte[] table)
        {
            int left = TreeEnsemble.Trees(table) - _tree;
            int trees = left < TreesAStep ? left : TreesAStep;
            _score += TreeEnsemble.Score(table, _features.Values, _tree, trees);
            _tree += trees;
            return trees == left || _score + _bonus < HopelessScore;
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
            _listener.OnClass(kind);
            if (_isQueued)
            {
                BeginQueued();
            }
        }
    }
}
