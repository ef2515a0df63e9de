using EdgeTwin.Core.Events;
using EdgeTwin.Device.Log;

namespace EdgeTwin.Device.Configuration
{
    /// <summary>Writes what happens to the settings into the log.</summary>
    public sealed class ConfigEvents
    {
        private readonly EventLog _log;
        private readonly JsonWriter _json = new JsonWriter();
        private readonly byte[] _buffer = new byte[Limits.ConfigBytes];

        /// <summary>Writes into <paramref name="log"/>.</summary>
        public ConfigEvents(EventLog log)
        {
            _log = log;
        }

        /// <summary>A setting is about to change.</summary>
        /// <returns>False where the log did not take it.</returns>
        public bool Changing(ConfigKey key, int before, int after)
        {
            Open();
            _json.Word("key", ConfigKeys.NameOf(key));
            _json.Number("before", before);
            _json.Number("after", after);
            return Close();
        }

        /// <summary>A change was refused. What was asked for is not repeated: it is the network's text.</summary>
        /// <returns>False where the log did not take it.</returns>
        public bool Refused(string key, ConfigResult why)
        {
            Open();
            _json.Word("key", key);
            _json.Word("refused", NameOf(why));
            return Close();
        }

        /// <summary>The settings were not simply read at start.</summary>
        /// <returns>False where the log did not take it.</returns>
        public bool Started(ConfigOrigin origin, int leftOut)
        {
            Open();
            _json.Word("origin", NameOf(origin));
            _json.Number("leftOut", leftOut);
            return Close();
        }

        private static string NameOf(ConfigResult result)
        {
            switch (result)
            {
                case ConfigResult.UnknownKey: return "unknown-key";
                case ConfigResult.Malformed: return "malformed";
                case ConfigResult.OutOfRange: return "out-of-range";
                default: return "not-stored";
            }
        }

        private static string NameOf(ConfigOrigin origin)
        {
            switch (origin)
            {
                case ConfigOrigin.Migrated: return "migrated";
                case ConfigOrigin.OtherCopy: return "other-copy";
                case ConfigOrigin.DefaultsAfterDamage: return "defaults-after-damage";
                case ConfigOrigin.Stored: return "stored";
                default: return "defaults";
            }
        }

        private void Open()
        {
            _json.Begin(_buffer);
            _json.OpenObject(null);
            _json.Word("kind", "config");
            _json.Word("phase", "whole");
        }

        private bool Close()
        {
            _json.CloseObject();
            return !_json.IsOverflown && _log.Append(RecordType.Config, _buffer, _json.Length) != 0;
        }
    }
}
