using EdgeTwin.Core;
using EdgeTwin.Core.Events;
using EdgeTwin.Device.Configuration;
using EdgeTwin.Device.Events;
using EdgeTwin.Device.Log;
using EdgeTwin.Device.Ports;
using EdgeTwin.Device.Uplink;

namespace EdgeTwin.Device.Waves
{
    /// <summary>
    /// Samples over the link: only while the wearer's consent is set, a viewer has asked, and for a bounded time. Requests, granted or not, are events:
    /// the wearer can see who looked. Never kept: what the link does not take is gone.
    /// </summary>
    public sealed class WaveStream
    {
        private const int BlocksPerSecond = 2;
        private const int PpgHz = 100;
        private const int EventEveryMs = 60000;

        private readonly IUplink _uplink;
        private readonly Topics _topics;
        private readonly ConfigValues _settings;
        private readonly DeviceJson _json;
        private readonly CardioTwin _twin;
        private readonly WaveBlock _ecg = new WaveBlock(Core.Limits.SampleRateHz, Core.Limits.SampleRateHz / BlocksPerSecond, "ecgUv", null);
        private readonly WaveBlock _ppg = new WaveBlock(PpgHz, PpgHz / BlocksPerSecond, "red", "infrared");
        private long _untilMs;
        private bool _hasToldGrant;
        private long _grantToldMs;
        private bool _hasToldRefusal;
        private long _refusalToldMs;

        /// <summary>A stream over <paramref name="uplink"/>; nothing is sent yet.</summary>
        public WaveStream(IUplink uplink, Topics topics, ConfigValues settings, DeviceJson json, CardioTwin twin)
        {
            _uplink = uplink;
            _topics = topics;
            _settings = settings;
            _json = json;
            _twin = twin;
        }

        /// <summary>True while samples are sent: the only time to add any.</summary>
        public bool IsOn { get; private set; }

        /// <summary>Requests that were granted.</summary>
        public int Granted { get; private set; }

        /// <summary>Requests without consent, or that could not be read.</summary>
        public int Refused { get; private set; }

        /// <summary>Messages that the link took.</summary>
        public int Sent { get; private set; }

        /// <summary>Messages that the link did not take.</summary>
        public int Dropped { get; private set; }

        /// <summary>A request came in; everything about it is the network's word.</summary>
        public void OnRequest(byte[] payload, int length, long nowMs)
        {
            int seconds = WaveRequest.Parse(payload, length);
            if (seconds == 0)
            {
                End();
                return;
            }
            if (seconds == WaveRequest.None || !HasConsent())
            {
                Refused++;
                TellRefusal(nowMs, seconds == WaveRequest.None ? "malformed" : "no-consent");
                return;
            }
            Granted++;
            IsOn = true;
            _untilMs = nowMs + seconds * 1000L;
            TellGrant(nowMs, seconds);
        }

        /// <summary>Ends what is over. To be called before samples are added.</summary>
        public void Step(long nowMs)
        {
            if (IsOn && (nowMs >= _untilMs || !HasConsent()))
            {
                End();
            }
        }

        /// <summary>The next ECG samples, uV, which the twin has taken.</summary>
        public void OnEcg(int[] microvolts, int count)
        {
            long afterMs = _twin.SampleCount * Core.Limits.MsPerSample;
            for (int i = 0; i < count; i++)
            {
                _ecg.Add(microvolts[i], 0);
                if (_ecg.IsFull)
                {
                    Send(_topics.WaveEcg, _ecg, afterMs - (count - 1 - i) * Core.Limits.MsPerSample);
                }
            }
        }

        /// <summary>The next pulse samples.</summary>
        public void OnPpg(int[] red, int[] infrared, int count)
        {
            for (int i = 0; i < count; i++)
            {
                _ppg.Add(red[i], infrared[i]);
                if (_ppg.IsFull)
                {
                    Send(_topics.WavePpg, _ppg, _twin.SampleCount * Core.Limits.MsPerSample);
                }
            }
        }

        /// <summary>Samples are missing: a block holds none from both sides of a gap.</summary>
        public void OnGap()
        {
            _ecg.Clear();
            _ppg.Clear();
        }

        private bool HasConsent()
        {
            return _settings.Get(ConfigKey.WaveConsent) == 1;
        }

        private void Send(string topic, WaveBlock block, long endMs)
        {
            int length = block.Write(endMs);
            if (length > 0 && _uplink.Publish(topic, block.Buffer, length, 0, false))
            {
                Sent++;
            }
            else
            {
                Dropped++;
            }
        }

        private void End()
        {
            IsOn = false;
            OnGap();
        }

        private void TellGrant(long nowMs, int seconds)
        {
            if (_hasToldGrant && nowMs - _grantToldMs < EventEveryMs)
            {
                return;
            }
            _hasToldGrant = true;
            _grantToldMs = nowMs;
            Open();
            _json.Evidence.Number("seconds", seconds);
            _json.Close(RecordType.Config);
        }

        // A flood of requests must not push the wearer's events out of the log.
        private void TellRefusal(long nowMs, string why)
        {
            if (_hasToldRefusal && nowMs - _refusalToldMs < EventEveryMs)
            {
                return;
            }
            _hasToldRefusal = true;
            _refusalToldMs = nowMs;
            Open();
            _json.Evidence.Word("refused", why);
            _json.Close(RecordType.Config);
        }

        private void Open()
        {
            long signalMs = _twin.SampleCount * Core.Limits.MsPerSample;
            _json.Open("wave", EventPhase.Whole, signalMs, signalMs);
        }
    }
}
