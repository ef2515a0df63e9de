using EdgeTwin.Core.Health;
using EdgeTwin.Device.Log;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>Sixteen hours of six parts that wear, in integers, through the health monitor; what it tells and what it saves is summed up into a CRC-16 each.</summary>
    public class HealthTrace : IHealthListener
    {
        private const int Hours = 16;
        private const int RecordBytes = 16;

        private readonly HealthMonitor _health = new HealthMonitor();
        private readonly HealthForecast _forecast = new HealthForecast();
        private readonly byte[] _record = new byte[RecordBytes];
        private readonly byte[] _saved = new byte[HealthMonitor.SaveBytes];
        private uint _chance = 12345;
        private int _minute;

        /// <summary>Changes of state told.</summary>
        public int Changes { get; private set; }

        /// <summary>CRC-16 over them, and over each hour's forecasts.</summary>
        public int Crc { get; private set; }

        /// <summary>Hours with a forecast, over all parts.</summary>
        public int Forecasts { get; private set; }

        /// <summary>CRC-16 over what is saved at the end.</summary>
        public int SavedCrc { get; private set; }

        /// <inheritdoc/>
        public void OnChange(HealthItem item, HealthState before, HealthState now)
        {
            Changes++;
            Add((int)item, ((int)before << 8) | (int)now, _minute);
        }

        /// <summary>Runs it all.</summary>
        public void Run()
        {
            _health.Listener = this;
            for (_minute = 1; _minute <= Hours * 60; _minute++)
            {
                Measure(_minute);
                for (int second = 0; second < 60; second++)
                {
                    _health.Tick();
                }
                while (_health.Step())
                {
                }
                if (_minute % 60 == 0)
                {
                    Ask(HealthItem.Electrode);
                    Ask(HealthItem.Led);
                    Ask(HealthItem.Battery);
                    Ask(HealthItem.EcgClock);
                    Ask(HealthItem.Cable);
                    Ask(HealthItem.Bus);
                }
            }
            SavedCrc = Crc16.Of(_saved, 0, _health.Save(_saved, 0));
        }

        private void Measure(int minute)
        {
            _health.Measure(HealthItem.Electrode, 420 - minute * 380 / 960 + Noise(20));
            _health.Measure(HealthItem.Led, 1300 - minute + Noise(40));
            _health.Measure(HealthItem.Battery, 4150 - minute * 3 / 4 + Noise(8));
            _health.Measure(HealthItem.EcgClock, -20 + minute / 3 + Noise(30));
            _health.Measure(HealthItem.Cable, Noise(960) + 960 < minute ? 1 : 0);
            _health.Measure(HealthItem.Bus, minute / 100 + (Noise(10) > 7 ? 1 : 0));
            _health.Measure(HealthItem.Mains, 100 + Noise(50));
            _health.Measure(HealthItem.EcgSignal, 70 + Noise(20));
        }

        private int Noise(int most)
        {
            _chance = _chance * 1664525 + 1013904223;
            return (int)((_chance >> 16) % (uint)(2 * most + 1)) - most;
        }

        private void Ask(HealthItem item)
        {
            if (_health.TryPredict(item, _forecast))
            {
                Forecasts++;
                Add(_forecast.P10Minutes, _forecast.P50Minutes, _forecast.P90Minutes);
            }
        }

        private void Add(int first, int second, int third)
        {
            Bytes.PutU32(_record, 0, (uint)first);
            Bytes.PutU32(_record, 4, (uint)second);
            Bytes.PutU32(_record, 8, (uint)third);
            Bytes.PutU32(_record, 12, (uint)Crc);
            Crc = Crc16.Of(_record, 0, RecordBytes);
        }
    }
}
