#pragma warning disable CS1591
namespace EdgeTwin.Core.Health
{
    public static class HealthTuning
    {
        public static int SlopeClear = 300;   // percent of width
        public static int SpanMads = 400;
        public static int LevelMad = 75;
        public static int WidthScale = 100;
        public static int ShapePermille = 220;
        public static int NoiseMad = 50;
        public static int NoiseRangePermille = 15;
        public static int Bend = 70;
        public static int HalvesDiffer = 200;
        public static int FloorPermille = 120;
        public static int Late = 100;
    }
}
