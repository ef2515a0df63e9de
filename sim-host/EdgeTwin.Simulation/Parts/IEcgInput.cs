namespace EdgeTwin.Simulation.Parts;

/// <summary>What stands at the ECG electrodes.</summary>
public interface IEcgInput
{
    /// <summary>Voltage of the positive electrode against the negative one.</summary>
    /// <param name="timeUs">Microseconds since the world began; never falls from call to call.</param>
    /// <returns>Microvolts.</returns>
    int MicrovoltsAt(long timeUs);

    /// <summary>The part starts its time anew, as a MAX30003 does at SYNCH: the first conversion comes one period later. Most inputs do not mind.</summary>
    /// <param name="timeUs">Microseconds since the world began.</param>
    void OnSynchronised(long timeUs)
    {
    }
}
