using System.Device.Adc;
using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using EdgeTwin.App.Adapters;
using EdgeTwin.App.Boards;
using EdgeTwin.App.Identity;
using EdgeTwin.Device;
using EdgeTwin.Device.Acquisition;
using Iot.Device.Ad8232;
using Iot.Device.Bus;
using Iot.Device.Max30003;
using Iot.Device.Max30102;
using nanoFramework.Hardware.Esp32;

namespace EdgeTwin.App
{
    /// <summary>A wearable on a board: opens what the profile names, joins it, and is stepped by the loop. On the host it runs over simulated parts, every line of it.</summary>
    public sealed class Firmware
    {
        /// <summary>Version of the firmware.</summary>
        public const string Version = "0.1.0";

        private const int Retries = 2;

        private readonly Watchdog _watchdog;

        /// <summary>Opens the board and the log. Nothing is allocated after it but by buses and the link's client.</summary>
        /// <param name="board">Pins and parts.</param>
        /// <param name="identity">Who the device is, and its broker.</param>
        /// <param name="background">Where connecting blocks.</param>
        /// <param name="seed">Random: two devices with one seed reconnect in step, and two logs with one seed share an id.</param>
        public Firmware(BoardProfile board, DeviceIdentity identity, IBackground background, uint seed)
        {
            GpioController gpio = new GpioController();
            Clock = new DeviceClock();
            Uplink = new MqttUplink(identity, background);
            Rebooter rebooter = new Rebooter();
            WearableParts parts = new WearableParts();
            parts.DeviceId = identity.DeviceId;
            parts.Version = Version;
            parts.ImageHash = ImageHash.Value;
            parts.Seed = seed;
            parts.LogSegments = board.LogSegments;
            parts.Clock = Clock;
            parts.LogStore = new FileSegmentStore("I:\\log", board.LogSegments + 1);
            parts.ConfigStore = new FileSegmentStore("I:\\set", 2);
            parts.HealthStore = new FileSegmentStore("I:\\hea", Device.Limits.HealthSlots);
            parts.TwinStore = new FileSegmentStore("I:\\twi", Device.Limits.TwinSlots);
            parts.Uplink = Uplink;
            parts.Radio = new WifiRadio(background);
            parts.Reboot = rebooter;
            parts.Ecg = OpenEcg(board, gpio);
            parts.Ppg = OpenPpg(board, gpio);
            parts.Button = board.ButtonPin == BoardProfile.None ? null : new GpioButton(gpio, board.ButtonPin);
            parts.Battery = board.BatteryChannel == BoardProfile.None ? null : new AdcBattery(new AdcController().OpenChannel(board.BatteryChannel), board.BatteryDivider);
            parts.Led = board.LedPin == BoardProfile.None ? null : new GpioLed(gpio, board.LedPin, board.IsLedActiveLow);
            Wearable = new Wearable(parts);
            _watchdog = new Watchdog(rebooter);
            Wearable.Start();
        }

        /// <summary>The device's time.</summary>
        public DeviceClock Clock { get; }

        /// <summary>The link.</summary>
        public MqttUplink Uplink { get; }

        /// <summary>Everything but the board.</summary>
        public Wearable Wearable { get; }

        /// <summary>One round of the loop.</summary>
        public void Step()
        {
            Wearable.Step();
            _watchdog.Feed();
        }

        /// <summary>An orderly switch-off.</summary>
        public void Stop()
        {
            _watchdog.Stop();
            Wearable.Stop();
        }

        private IEcgFrontEnd OpenEcg(BoardProfile board, GpioController gpio)
        {
            if (board.SpiBus != BoardProfile.None)
            {
                Configuration.SetPinFunction(board.SpiClockPin, board.SpiBus == 1 ? DeviceFunction.SPI1_CLOCK : DeviceFunction.SPI2_CLOCK);
                Configuration.SetPinFunction(board.SpiMosiPin, board.SpiBus == 1 ? DeviceFunction.SPI1_MOSI : DeviceFunction.SPI2_MOSI);
                Configuration.SetPinFunction(board.SpiMisoPin, board.SpiBus == 1 ? DeviceFunction.SPI1_MISO : DeviceFunction.SPI2_MISO);
                SpiConnectionSettings connection = new SpiConnectionSettings(board.SpiBus, board.EcgSelectPin);
                connection.ClockFrequency = board.SpiHz;
                connection.Mode = SpiMode.Mode0;
                Max30003Settings settings = new Max30003Settings();
                settings.ChpfNanofarads = board.EcgChpfNanofarads;
                return new Max30003FrontEnd(new Max30003(SpiDevice.Create(connection), settings, new RecoveryLadder(null, Retries)));
            }
            if (board.AnalogueChannel == BoardProfile.None)
            {
                return null;
            }
            return new Ad8232FrontEnd(
                new Ad8232(
                    new AdcController().OpenChannel(board.AnalogueChannel),
                    gpio.OpenPin(board.LoPlusPin, PinMode.Input),
                    gpio.OpenPin(board.LoMinusPin, PinMode.Input),
                    new Ad8232Settings()),
                Clock);
        }

        private static IPpgFrontEnd OpenPpg(BoardProfile board, GpioController gpio)
        {
            if (board.I2cBus == BoardProfile.None)
            {
                return null;
            }
            Configuration.SetPinFunction(board.I2cDataPin, board.I2cBus == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
            Configuration.SetPinFunction(board.I2cClockPin, board.I2cBus == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
            I2cConnectionSettings connection = new I2cConnectionSettings(board.I2cBus, Max30102.DefaultI2cAddress, I2cBusSpeed.FastMode);
            Max30102Settings settings = new Max30102Settings();
            settings.LedOrder = board.IsInfraredFirst ? LedOrder.InfraredFirst : LedOrder.RedFirst;
            I2cBusRecovery recovery = new I2cBusRecovery(gpio, connection, board.I2cDataPin, board.I2cClockPin);
            return new Max30102FrontEnd(new Max30102(I2cDevice.Create(connection), settings, new RecoveryLadder(recovery, Retries)));
        }
    }
}
