using System;
using System.Device.Adc;
using EdgeTwin.Device.Ports;

namespace EdgeTwin.App.Adapters
{
    /// <summary>The cell behind a divider on a channel of the ESP32's converter: uncalibrated, so off by some per cent, the same every day. A trend, no gauge.</summary>
    public sealed class AdcBattery : IBattery
    {
        // 12 dB of attenuation: 4095 counts at about 3.3 V (ESP-IDF; between parts it differs by some per cent).
        private const int FullScaleMillivolts = 3300;
        private const int FullScaleCounts = 4095;

        private readonly AdcChannel _channel;
        private readonly int _dividerTenths;

        /// <summary>A cell on <paramref name="channel"/>, divided by so many tenths.</summary>
        public AdcBattery(AdcChannel channel, int dividerTenths)
        {
            _channel = channel;
            _dividerTenths = dividerTenths;
        }

        /// <inheritdoc/>
        public int Millivolts
        {
            get
            {
                try
                {
                    return _channel.ReadValue() * FullScaleMillivolts / FullScaleCounts * _dividerTenths / 10;
                }
                catch (Exception)
                {
                    return 0;
                }
            }
        }
    }
}
