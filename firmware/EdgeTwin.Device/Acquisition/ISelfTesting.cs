using EdgeTwin.Device.Health;

namespace EdgeTwin.Device.Acquisition
{
    /// <summary>A front end whose part can test itself. The test is a matter of the steps that follow: nothing here blocks.</summary>
    public interface ISelfTesting
    {
        /// <summary>Asks for a test, which begins once the part runs. What it costs of the signal is a gap; before the first sample it costs nothing.</summary>
        void RequestSelfTest();

        /// <summary>Gives up a test that was asked for and has not begun.</summary>
        void CancelSelfTest();

        /// <summary>What became of the last test that was asked for; <see cref="SelfTestResult.Running"/> until it has ended.</summary>
        SelfTestResult SelfTest { get; }

        /// <summary>What it measured: an ECG front end the height of the calibration wave, uV (1000 where all is well); a pulse front end the light at half the current, per mille (500 where all is well). -1 where nothing was measured.</summary>
        int SelfTestValue { get; }

        /// <summary>Asks the part on its bus who it is. One transfer; a bus that hangs holds it up for its time-out.</summary>
        bool IsAnswering();
    }
}
