using EdgeTwin.Core.Events;
using EdgeTwin.Core.Health;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Health
{
    /// <summary>
    /// The retained snapshot of the topic health: each part that is measured, with its state, level, limit, the time it has left and when it was replaced; the last self-test; what
    /// was named. Numbers and words of a fixed list: advice in plain words is the host's, which has the room and the wearer's language.
    /// </summary>
    public sealed class HealthReport
    {
        private readonly JsonWriter _json;
        private readonly HealthForecast _forecast = new HealthForecast();
        private readonly HealthMonitor _health;
        private readonly Maintenance _maintenance;
        private readonly SelfTest _selfTest;
        private readonly IClock _clock;

        /// <summary>A report on these, by a writer that is free whenever it is asked for.</summary>
        public HealthReport(HealthMonitor health, Maintenance maintenance, SelfTest selfTest, IClock clock, JsonWriter json)
        {
            _json = json;
            _health = health;
            _maintenance = maintenance;
            _selfTest = selfTest;
            _clock = clock;
        }

        /// <summary>Writes it.</summary>
        /// <param name="buffer">At least <see cref="Limits.HealthBytes"/> long.</param>
        /// <param name="faults">Abrupt faults named since the start.</param>
        /// <param name="saves">Times that the trends were written to flash.</param>
        /// <returns>Bytes written; 0 where they do not fit, which no state of the device can bring about.</returns>
        public int Write(byte[] buffer, int faults, int saves)
        {
            _json.Begin(buffer);
            _json.OpenObject(null);
            _json.Seconds("uptimeS", _clock.UptimeMs);
            if (_clock.UtcMs == 0)
            {
                _json.Null("utcS");
            }
            else
            {
                _json.Seconds("utcS", _clock.UtcMs);
            }
            _json.Word("worst", HealthNames.Of(Worst()));
            _json.OpenObject("parts");
            for (int i = 0; i < HealthNames.Items; i++)
            {
                WritePart(HealthNames.ItemAt(i));
            }
            _json.CloseObject();
            _json.OpenObject("selfTest");
            _json.Number("done", _selfTest.Done);
            _selfTest.WriteTo(_json);
            _json.CloseObject();
            _json.Number("faults", faults);
            _json.Number("saves", saves);
            _json.CloseObject();
            return _json.IsOverflown ? 0 : _json.Length;
        }

        /// <summary>The worst state of any part.</summary>
        public HealthState Worst()
        {
            HealthState worst = HealthState.Unknown;
            for (int i = 0; i < HealthNames.Items; i++)
            {
                HealthState state = _health.StateOf(HealthNames.ItemAt(i));
                worst = state > worst ? state : worst;
            }
            return worst;
        }

        private void WritePart(HealthItem item)
        {
            HealthState state = _health.StateOf(item);
            int times = _maintenance.TimesOf(item);
            if (state == HealthState.Unknown && times == 0)
            {
                return;
            }
            _json.OpenObject(HealthNames.Of(item));
            _json.Word("state", HealthNames.Of(state));
            if (state != HealthState.Unknown)
            {
                WriteFigures(_json, item);
            }
            if (times > 0)
            {
                _json.Number("replaced", times);
                _json.Seconds("replacedUtcS", _maintenance.UtcSecondsOf(item) * 1000L);
            }
            _json.CloseObject();
        }

        /// <summary>Writes level, limit and forecast of a part as fields of the present object.</summary>
        public void WriteFigures(JsonWriter json, HealthItem item)
        {
            json.Number("level", _health.LevelOf(item));
            json.Number("limit", _health.LimitOf(item));
            if (_health.TryPredict(item, _forecast))
            {
                json.Number("p10Minutes", _forecast.P10Minutes);
                json.Number("p50Minutes", _forecast.P50Minutes);
                json.Number("p90Minutes", _forecast.P90Minutes);
                json.Number("trendPercent", _forecast.StrengthPercent);
            }
        }
    }
}
