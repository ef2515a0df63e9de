using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.App.Adapters
{
    /// <summary>
    /// Wi-Fi by nanoFramework, with the network that is stored on the board. Joining blocks for up to 20 s, so it runs in the background, one piece of work at a time.
    /// Off means left: the runtime has no way to stop the driver, so what that saves is the chip's and its build's matter (README of EdgeTwin.Device).
    /// </summary>
    public sealed class WifiRadio : IRadio
    {
        private const string NoAddress = "0.0.0.0";

        private readonly IBackground _background;
        private readonly object _lock = new object();
        private WifiAdapter _adapter;
        private bool _isWanted;
        private bool _isWorking;
        private bool _isAsked;
        private bool _hasAddress;

        /// <summary>The board's Wi-Fi; nothing is touched before the first call.</summary>
        public WifiRadio(IBackground background)
        {
            _background = background;
            LastError = string.Empty;
        }

        /// <summary>Why the network could not be joined; empty where it could.</summary>
        public string LastError { get; private set; }

        /// <inheritdoc/>
        public bool IsUp
        {
            get
            {
                lock (_lock)
                {
                    // The driver goes on trying after the call that asked it, so the address is what tells. Looking allocates, hence only until it is there.
                    _hasAddress = _hasAddress || (_isAsked && HasAddress());
                    return _hasAddress;
                }
            }
        }

        /// <inheritdoc/>
        public void On()
        {
            Want(true);
        }

        /// <inheritdoc/>
        public void Off()
        {
            Want(false);
        }

        private void Want(bool isWanted)
        {
            lock (_lock)
            {
                _isWanted = isWanted;
                _isAsked = false;
                _hasAddress = false;
                if (_isWorking)
                {
                    return;
                }
                _isWorking = true;
            }
            _background.Run(Work);
        }

        // Until what was done is what is wanted: that may have changed meanwhile.
        private void Work()
        {
            bool isDone = false;
            while (!isDone)
            {
                bool isJoining = IsWanted();
                bool isAsked = isJoining ? Join() : Leave();
                lock (_lock)
                {
                    isDone = isJoining == _isWanted;
                    _isAsked = isDone && isAsked;
                    _isWorking = !isDone;
                }
            }
        }

        private bool IsWanted()
        {
            lock (_lock)
            {
                return _isWanted;
            }
        }

        private bool Join()
        {
            try
            {
                Wireless80211Configuration[] stored = Wireless80211Configuration.GetAllWireless80211Configurations();
                if (stored.Length == 0 || !HasAdapter())
                {
                    LastError = "no Wi-Fi is stored on the board";
                    return false;
                }
                // Automatic: the other kind writes the configuration to flash with every call.
                WifiConnectionResult result = _adapter.Connect(stored[0].Ssid, WifiReconnectionKind.Automatic, stored[0].Password);
                LastError = result.ConnectionStatus == WifiConnectionStatus.Success ? string.Empty : "the network does not let us in";
                return true;
            }
            catch (Exception error)
            {
                LastError = error.Message;
                return false;
            }
        }

        private bool Leave()
        {
            try
            {
                if (HasAdapter())
                {
                    _adapter.Disconnect();
                }
            }
            catch (Exception error)
            {
                LastError = error.Message;
            }
            return false;
        }

        private bool HasAdapter()
        {
            if (_adapter == null)
            {
                WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
                _adapter = adapters.Length == 0 ? null : adapters[0];
            }
            return _adapter != null;
        }

        private bool HasAddress()
        {
            try
            {
                NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
                int index = _adapter.NetworkInterface;
                return index < interfaces.Length && interfaces[index].IPv4Address != NoAddress;
            }
            catch (Exception error)
            {
                LastError = error.Message;
                return false;
            }
        }
    }
}
