using EdgeTwin.Core.Events;

namespace EdgeTwin.Core.Ischaemia
{
    /// <content>What a block's ST level means.</content>
    public sealed partial class StMonitor
    {
        private const int LeastUv = 105;
        private const int MostUv = 200;
        private const int UsualDeviationUv = 20;
        private const int MeanShift = 6;
        private const int LeastExplainedBlocks = 4;

        private void Judge()
        {
            _stage = Stage.Shift;
            if (_isRefused)
            {
                return;
            }
            int stUv = _measure.StUv;
            if (_measure.MoveUv != 0 && _reference.IsKnown)
            {
                MoveReference(_measure.MoveUv);
            }
            if (_axis.IsTurned)
            {
                return;
            }
            if (_stepUv != 0 && _reference.IsKnown)
            {
                MoveReference(_stepUv);
                _teller.Turn(_blockCentre, _stepUv, _axis.ChangePermille);
            }
            _reference.Take(stUv, _average.HrBpm);
            if (!_reference.IsKnown)
            {
                return;
            }
            if (_reference.IsStale)
            {
                MoveReference(stUv - _reference.Uv);
            }
            int deviation = stUv - _reference.Uv;
            _trend.Take(deviation, _average.HrBpm);
            switch (_episode.Take(_blockCentre, deviation, LimitUv(deviation)))
            {
                case StEpisode.Turn.Begins:
                    Suspect();
                    break;
                case StEpisode.Turn.Ends:
                    BeginFollowing(true);
                    break;
            }
            if (_episode.Sign == 0)
            {
                // What was explained is over: the next deviation is looked at anew.
                _explainedBlocks = 0;
                if (Follower != null)
                {
                    Follower.OnSt(stUv, _average.HrBpm);
                }
            }
        }

        private void Suspect()
        {
            if (_axis.Explains(_episode.Uv) && ++_explainedBlocks < LeastExplainedBlocks)
            {
                return;
            }
            bool isExplained = _explainedBlocks >= LeastExplainedBlocks;
            _explainedBlocks = 0;
            int rise = (_episode.Uv - _trend.MeanUv(EarlyBlocks, DriftBlocks)) * _episode.Sign;
            if (isExplained)
            {
                _axis.TakeAsUsual();
            }
            if (isExplained || rise < LeastOnsetUv)
            {
                // The axis has turned a little, or it crept here over many minutes: the wearer's level has moved.
                MoveReference(_episode.Uv);
                return;
            }
            BeginFollowing(false);
        }

        private void BeginFollowing(bool isEnding)
        {
            int blocks = (int)((_blockCentre - _episode.StartSample) / HalfSamples) + BlocksBefore;
            _rateBlocks = blocks < RateTrend.Length ? blocks : RateTrend.Length;
            _isEnding = isEnding;
            _lag = -RateTrend.MostLag;
            _followsPercent = 0;
            _stage = Stage.Rate;
        }

        private void Follow()
        {
            int percent = _trend.CorrelationPercent(_rateBlocks, _lag, out int uvPerBpmTenths);
            percent = percent < 0 ? -percent : percent;
            if (percent > _followsPercent)
            {
                _followsPercent = percent;
                _uvPerBpmTenths = uvPerBpmTenths;
            }
            _stage = ++_lag > RateTrend.MostLag ? Stage.Tell : Stage.Rate;
        }

        private void Tell()
        {
            _stage = Stage.Shift;
            int inside = _rateBlocks - BlocksBefore > 0 ? _rateBlocks - BlocksBefore : 1;
            _riseBpm = _trend.MeanBpm(inside, 0) - _trend.MeanBpm(BlocksBefore, inside);
            bool isWithRate = _followsPercent >= RatePercent && _riseBpm >= LeastRiseBpm && _uvPerBpmTenths * _episode.ExtremeUv > 0;
            _teller.FollowsPercent = _followsPercent;
            _teller.RiseBpm = _riseBpm;
            EventKind kind = isWithRate ? EventKind.StRateRelated : EventKind.StEpisode;
            if (_isEnding)
            {
                _teller.End(_told, _episode.EndSample);
                if (kind != _told)
                {
                    _told = kind;
                    _teller.Whole(kind);
                }
                return;
            }
            _told = kind;
            _episode.Begin();
            _teller.Begin(_told, _measure, _reference, _average.HrBpm);
        }

        private void EndEpisode(long sample)
        {
            if (_episode.IsActive)
            {
                _teller.End(_told, sample > _episode.StartSample ? sample : _episode.StartSample);
            }
            _episode.Clear();
        }

        private void MoveReference(int stepUv)
        {
            _reference.Shift(stepUv);
            _trend.Shift(stepUv);
            _episode.Shift(stepUv);
        }

        private void Refuse(long sample, int millihertz)
        {
            EndEpisode(sample);
            _isRefused = true;
            _refusedSample = sample;
            _teller.BeginRefusal(sample, millihertz, _highPassMillihertz > 0);
        }

        // Where the level is never at rest, more of a deviation is needed: two and a half times the usual one.
        private int LimitUv(int deviationUv)
        {
            int size = deviationUv < 0 ? -deviationUv : deviationUv;
            if (!_episode.IsActive)
            {
                _meanDeviation += (size < MostUv ? size : MostUv) - (_meanDeviation >> MeanShift);
            }
            int limit = 5 * (_meanDeviation >> MeanShift) / 2;
            return limit < LeastUv ? LeastUv : limit > MostUv ? MostUv : limit;
        }
    }
}
