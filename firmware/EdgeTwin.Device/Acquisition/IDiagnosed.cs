namespace EdgeTwin.Device.Acquisition
{
    /// <summary>A front end that tells what its driver met with.</summary>
    public interface IDiagnosed
    {
        /// <summary>Fills in the counts since the start.</summary>
        void Diagnose(FrontEndDiary into);
    }
}
