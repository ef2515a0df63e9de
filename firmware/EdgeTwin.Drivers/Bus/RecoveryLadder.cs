namespace Iot.Device.Bus
{
    /// <summary>
    /// How a driver climbs out of bus faults: retry, nine clocks through a port, start the part anew, report; each rung counted.
    /// One good transfer of samples puts it back to the foot. It reads no clock and never waits.
    /// </summary>
    public sealed class RecoveryLadder
    {
        private readonly IBusRecovery _port;
        private readonly int _retriesFirst;
        private int _faultsInRow;

        /// <summary>A ladder at its foot.</summary>
        /// <param name="port">Gives the nine clocks; null where there is none, as on SPI: the rung is left out.</param>
        /// <param name="retriesFirst">Plain retries before anything else, from 0.</param>
        public RecoveryLadder(IBusRecovery port, int retriesFirst)
        {
            _port = port;
            _retriesFirst = retriesFirst;
        }

        /// <summary>Faults in all.</summary>
        public int Faults { get; private set; }

        /// <summary>Faults answered by a plain retry.</summary>
        public int Retries { get; private set; }

        /// <summary>Times that nine clocks were given.</summary>
        public int ClockOuts { get; private set; }

        /// <summary>Times that nine clocks did not free the bus.</summary>
        public int StuckBuses { get; private set; }

        /// <summary>Times that the part was started anew.</summary>
        public int Reinitialisations { get; private set; }

        /// <summary>Times that all of it did not help.</summary>
        public int Reports { get; private set; }

        /// <summary>A transfer failed.</summary>
        /// <returns>What to do.</returns>
        public RecoveryStep OnFault()
        {
            Faults++;
            _faultsInRow++;
            int rung = _faultsInRow - _retriesFirst;
            if (rung <= 0)
            {
                Retries++;
                return RecoveryStep.Retry;
            }
            if (_port != null)
            {
                rung--;
                if (rung == 0)
                {
                    ClockOuts++;
                    if (!_port.TryFree())
                    {
                        StuckBuses++;
                    }
                    return RecoveryStep.Retry;
                }
            }
            if (rung == 1)
            {
                Reinitialisations++;
                return RecoveryStep.Reinitialise;
            }
            Reports++;
            _faultsInRow = 0;
            return RecoveryStep.Report;
        }

        /// <summary>Samples came through.</summary>
        public void OnSuccess()
        {
            _faultsInRow = 0;
        }
    }
}
