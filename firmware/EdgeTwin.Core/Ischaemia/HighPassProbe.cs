using EdgeTwin.Core.Signal;

namespace EdgeTwin.Core.Ischaemia
{
    internal sealed class HighPassProbe
    {
        internal const int LeastRrMs = 720;

        private readonly EcgHistory _ecg;

        internal HighPassProbe(EcgHistory ecg)
        {
            _ecg = ecg;
        }

        internal void Clear()
        {
        }

        internal void Add(long sample)
        {
        }
    }
}
