using EdgeTwin.Core.Events;

namespace EdgeTwin.Twin
{
    /// <summary>
    /// The twin as JSON, for the topics twin (all of it) and twin/delta (what changed since the edition that "base" names). Every figure stands beside how often it was measured
    /// ("count") and its mean absolute deviation ("mad"). Field names are a contract: they are added, never changed.
    /// </summary>
    public sealed class TwinReport
    {
        /// <summary>Version of the document.</summary>
        public const int Schema = 1;

        /// <summary>Largest document, bytes.</summary>
        public const int MostBytes = 3584;

        private readonly HeartTwin _heart;
        private readonly JsonWriter _json;

        /// <summary>A report on <paramref name="heart"/>, by a writer that is free whenever it is asked for.</summary>
        public TwinReport(HeartTwin heart, JsonWriter json)
        {
            _heart = heart;
            _json = json;
        }

        /// <summary>Writes the present edition, which is made by it, with all sections, or only those that changed.</summary>
        /// <param name="buffer">At least <see cref="MostBytes"/> long.</param>
        /// <param name="isDelta">True for what changed alone.</param>
        /// <param name="uptimeMs">The device's time.</param>
        /// <param name="utcMs">The time, ms since 1970; 0 where it is not known.</param>
        /// <returns>Bytes written; 0 where they do not fit, which no state can bring about.</returns>
        public int Write(byte[] buffer, bool isDelta, long uptimeMs, long utcMs)
        {
            int sections = isDelta ? _heart.Changed : TwinSections.All;
            int from = _heart.Version;
            _heart.Publish();
            JsonWriter json = _json;
            json.Begin(buffer);
            json.OpenObject(null);
            json.Number("schema", Schema);
            if (isDelta)
            {
                json.Number("base", from);
            }
            json.Number("version", _heart.Version);
            json.Seconds("uptimeS", uptimeMs);
            if (utcMs == 0)
            {
                json.Null("utcS");
            }
            else
            {
                json.Seconds("utcS", utcMs);
            }
            WriteHeart(sections);
            WriteRest(sections);
            json.CloseObject();
            return json.IsOverflown ? 0 : json.Length;
        }

        private void WriteHeart(int sections)
        {
            if ((sections & TwinSections.Beat) != 0)
            {
                WriteBeat();
            }
            if ((sections & TwinSections.Rr) != 0)
            {
                _json.OpenObject("rr");
                WriteCell("meanMs", "madMs", "count", TwinCells.Rr);
                WriteCell("stepMs", "stepMadMs", "stepCount", TwinCells.RrStep);
                _json.CloseObject();
            }
            if ((sections & TwinSections.Rate) != 0)
            {
                _json.OpenObject("byRate");
                WriteCells("stUv", "stMadUv", "stCount", TwinCells.StByRate, TwinCells.Rates);
                WriteCells("qtMs", "qtMadMs", "qtCount", TwinCells.QtByRate, TwinCells.Rates);
                _json.CloseObject();
            }
            if ((sections & TwinSections.Day) != 0)
            {
                _json.OpenObject("byDay");
                WriteCells("stUv", "stMadUv", "stCount", TwinCells.StByDay, TwinCells.DayParts);
                WriteCells("qtMs", "qtMadMs", "qtCount", TwinCells.QtByDay, TwinCells.DayParts);
                WriteCells("rrMs", "rrMadMs", "rrCount", TwinCells.RrByDay, TwinCells.DayParts);
                _json.CloseObject();
            }
        }

        private void WriteRest(int sections)
        {
            if ((sections & TwinSections.Pulse) != 0)
            {
                _json.OpenObject("pulse");
                WriteCell("arrivalMs", "arrivalMadMs", "count", TwinCells.Arrival);
                WriteCell("perfusionPermyriad", "perfusionMadPermyriad", "perfusionCount", TwinCells.Perfusion);
                _json.CloseObject();
            }
            if ((sections & TwinSections.Ectopy) != 0)
            {
                _json.OpenObject("ectopy");
                _json.Number("hours", _heart.Ectopy.Known);
                _json.Number("beats", _heart.Ectopy.Beats);
                _json.Number("ventricular", _heart.Ectopy.Ventricular);
                _json.Number("supraventricular", _heart.Ectopy.Supraventricular);
                _json.CloseObject();
            }
            if ((sections & TwinSections.Quality) != 0)
            {
                _json.OpenObject("quality");
                _json.Number("learnedBeats", _heart.LearnedBeats);
                WriteCell("percent", "madPercent", "count", TwinCells.Quality);
                _json.CloseObject();
            }
        }

        private void WriteBeat()
        {
            _json.OpenObject("beat");
            _json.Number("blocks", _heart.Beat.Blocks);
            _json.Number("generation", _heart.Beat.Generation);
            _json.Number("beforeMs", BeatForm.Before * Core.Limits.MsPerSample);
            _json.Number("stepMs", Core.Limits.MsPerSample);
            _json.Number("noiseUv", _heart.Usual.MeanOf(TwinCells.Noise));
            _json.OpenArray("uv");
            short[] form = _heart.Beat.Form;
            for (int i = 0; i < form.Length; i++)
            {
                _json.Number(null, Rounded(form[i]));
            }
            _json.CloseArray();
            _json.CloseObject();
        }

        private void WriteCell(string mean, string deviation, string count, int cell)
        {
            _json.Number(mean, _heart.Usual.MeanOf(cell));
            _json.Number(deviation, _heart.Usual.DeviationOf(cell));
            _json.Number(count, _heart.Usual.CountOf(cell));
        }

        private void WriteCells(string mean, string deviation, string count, int first, int cells)
        {
            _json.OpenArray(mean);
            for (int i = 0; i < cells; i++)
            {
                _json.Number(null, _heart.Usual.MeanOf(first + i));
            }
            _json.CloseArray();
            _json.OpenArray(deviation);
            for (int i = 0; i < cells; i++)
            {
                _json.Number(null, _heart.Usual.DeviationOf(first + i));
            }
            _json.CloseArray();
            _json.OpenArray(count);
            for (int i = 0; i < cells; i++)
            {
                _json.Number(null, _heart.Usual.CountOf(first + i));
            }
            _json.CloseArray();
        }

        private static int Rounded(int quarters)
        {
            const int Half = BeatForm.PerMicrovolt / 2;
            return (quarters + (quarters < 0 ? -Half : Half)) / BeatForm.PerMicrovolt;
        }
    }
}
