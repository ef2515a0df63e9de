namespace EdgeTwin.Core.Events
{
    /// <summary>The JSON form of an event, as it goes into the log and over the link. Same event, same bytes, on every runtime.</summary>
    public sealed class EventJson
    {
        private readonly JsonWriter _json = new JsonWriter();

        /// <summary>Writes <paramref name="twinEvent"/> into <paramref name="buffer"/>.</summary>
        /// <returns>Bytes written, or -1 where the buffer is too small (<see cref="Limits.EventJsonBytes"/> always suffice).</returns>
        public int Write(TwinEvent twinEvent, byte[] buffer)
        {
            _json.Begin(buffer);
            _json.OpenObject(null);
            _json.Word("kind", EventNames.Of(twinEvent.Kind));
            _json.Word("phase", EventNames.Of(twinEvent.Phase));
            _json.Seconds("startS", twinEvent.StartSample * Limits.MsPerSample);
            if (twinEvent.EndSample < 0)
            {
                _json.Null("endS");
            }
            else
            {
                _json.Seconds("endS", twinEvent.EndSample * Limits.MsPerSample);
            }
            _json.Seconds("decidedS", twinEvent.DecidedSample * Limits.MsPerSample);
            _json.OpenObject("evidence");
            _json.Number("qualityPercent", twinEvent.QualityPercent);
            _json.Number("detectorVersion", Limits.DetectorVersion);
            for (int i = 0; i < twinEvent.EvidenceCount; i++)
            {
                _json.Number(EventNames.Of(twinEvent.FieldAt(i)), twinEvent.ValueAt(i));
            }
            _json.CloseObject();
            if (twinEvent.Strip != null)
            {
                twinEvent.Strip.Write(_json);
            }
            _json.CloseObject();
            return _json.IsOverflown ? -1 : _json.Length;
        }
    }
}
