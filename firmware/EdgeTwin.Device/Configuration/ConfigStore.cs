using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.Device.Configuration
{
    /// <summary>
    /// The settings, in two copies of which one is always whole: a write replaces the older. A change is logged, then made durable, then in
    /// force; where any of these fails the old value stays. So no change goes unlogged, though a power loss between the first two leaves a
    /// logged change that was not made: the next start's settings tell.
    /// </summary>
    public sealed class ConfigStore : IUplinkListener
    {
        private const int Copies = 2;

        private readonly ISegmentStore _store;
        private readonly IClock _clock;
        private readonly ConfigEvents _events;
        private readonly string _prefix;
        private readonly string[] _topics = new string[ConfigKeys.Count];
        private readonly byte[] _buffer = new byte[Limits.ConfigBytes];
        private uint _generation;
        private int _goodCopy = -1;
        private bool _hasToldRefusal;
        private long _refusalToldMs;

        /// <summary>Settings in the first two slots of <paramref name="store"/>.</summary>
        /// <param name="store">A store of its own, not the log's.</param>
        /// <param name="clock">Spaces out events about refusals.</param>
        /// <param name="log">An open log.</param>
        /// <param name="topicPrefix">What a setting's topic begins with, the last slash included.</param>
        public ConfigStore(ISegmentStore store, IClock clock, EventLog log, string topicPrefix)
        {
            _store = store;
            _clock = clock;
            _events = new ConfigEvents(log);
            _prefix = topicPrefix;
            for (int i = 0; i < _topics.Length; i++)
            {
                _topics[i] = topicPrefix + ConfigKeys.NameOf((ConfigKey)i);
            }
        }

        /// <summary>The settings in force.</summary>
        public ConfigValues Values { get; } = new ConfigValues();

        /// <summary>Rises with every change that came into force.</summary>
        public int Revision { get; private set; }

        /// <summary>Changes that were refused.</summary>
        public int Refusals { get; private set; }

        /// <summary>Reads the settings, and logs where they are not simply the stored ones.</summary>
        public ConfigOrigin Load()
        {
            int damaged = 0;
            int version = 0;
            int leftOut = 0;
            for (int copy = 0; copy < Copies; copy++)
            {
                int length = _store.LengthOf(copy);
                if (length == 0)
                {
                    continue;
                }
                int found = ReadCopy(copy, length);
                damaged += found == 0 ? 1 : 0;
                if (found != 0 && (_goodCopy < 0 || ConfigCodec.Generation(_buffer) > _generation))
                {
                    _goodCopy = copy;
                    _generation = ConfigCodec.Generation(_buffer);
                    version = found;
                    leftOut = ConfigCodec.Decode(_buffer, Values);
                }
            }
            ConfigOrigin origin = OriginOf(version, damaged);
            if (origin > ConfigOrigin.Stored || leftOut > 0)
            {
                _events.Started(origin, leftOut);
                // Heals the other copy, and writes an older version anew.
                Store();
            }
            return origin;
        }

        /// <inheritdoc/>
        public void OnMessage(string topic, byte[] payload, int length)
        {
            if (!topic.StartsWith(_prefix))
            {
                return;
            }
            for (int i = 0; i < _topics.Length; i++)
            {
                if (topic == _topics[i])
                {
                    Apply((ConfigKey)i, payload, length);
                    return;
                }
            }
            Refuse("unknown", ConfigResult.UnknownKey);
        }

        /// <summary>Changes a setting to what a message says.</summary>
        public ConfigResult Apply(ConfigKey key, byte[] payload, int length)
        {
            int after = ConfigNumber.Parse(key, payload, length);
            int before = Values.Get(key);
            if (after == ConfigNumber.None)
            {
                return Refuse(ConfigKeys.NameOf(key), ConfigResult.Malformed);
            }
            // A retained setting comes again with every connection.
            if (after == before)
            {
                return ConfigResult.Unchanged;
            }
            if (!Values.TrySet(key, after))
            {
                return Refuse(ConfigKeys.NameOf(key), ConfigResult.OutOfRange);
            }
            if (!_events.Changing(key, before, after) || !Store())
            {
                Values.TrySet(key, before);
                return Refuse(ConfigKeys.NameOf(key), ConfigResult.NotStored);
            }
            Revision++;
            return ConfigResult.Applied;
        }

        private static ConfigOrigin OriginOf(int version, int damaged)
        {
            if (version == 0)
            {
                return damaged > 0 ? ConfigOrigin.DefaultsAfterDamage : ConfigOrigin.Defaults;
            }
            if (version == 1)
            {
                return ConfigOrigin.Migrated;
            }
            return damaged > 0 ? ConfigOrigin.OtherCopy : ConfigOrigin.Stored;
        }

        private int ReadCopy(int copy, int length)
        {
            bool isRead = false;
            for (int attempt = 0; attempt < Limits.ReadAttempts && !isRead && length > 0 && length <= _buffer.Length; attempt++)
            {
                isRead = _store.Read(copy, 0, _buffer, 0, length) == length;
            }
            return isRead ? ConfigCodec.IntactVersion(_buffer, length) : 0;
        }

        private bool Store()
        {
            int copy = _goodCopy == 0 ? 1 : 0;
            int length = ConfigCodec.Encode(_buffer, Values, _generation + 1);
            if (_store.Delete(copy) != StoreStatus.Ok)
            {
                return false;
            }
            if (_store.Append(copy, _buffer, 0, length) != StoreStatus.Ok)
            {
                Discard(copy);
                return false;
            }
            _goodCopy = copy;
            _generation++;
            return true;
        }

        // A write that failed may be there in full: what was refused must not come into force with the next start.
        private void Discard(int copy)
        {
            for (int attempt = 0; attempt < Limits.AppendAttempts && _store.Delete(copy) != StoreStatus.Ok; attempt++)
            {
            }
        }

        // A flood of bad messages must not push the wearer's events out of the log.
        private ConfigResult Refuse(string key, ConfigResult why)
        {
            Refusals++;
            long nowMs = _clock.UptimeMs;
            if (!_hasToldRefusal || nowMs - _refusalToldMs >= Limits.RefusalEventEveryMs)
            {
                _hasToldRefusal = true;
                _refusalToldMs = nowMs;
                _events.Refused(key, why);
            }
            return why;
        }
    }
}
