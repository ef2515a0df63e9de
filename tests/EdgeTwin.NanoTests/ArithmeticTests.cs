using EdgeTwin.Core.Signal;
using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests
{
    /// <summary>What the pipeline relies on of integers: the same on every runtime, where other things are not.</summary>
    [TestClass]
    public class ArithmeticTests
    {
        // Kept from being constants, which the compiler would work out itself.
        private static int _minusSeven = -7;
        private static int _most = int.MaxValue;
        private static long _large = 1L << 40;
        private static uint _uint = 0xFFFFFFF0;

        [TestMethod]
        public static void Division_rounds_towards_zero_and_a_shift_down()
        {
            Assert.AreEqual(-3, _minusSeven / 2);
            Assert.AreEqual(-1, _minusSeven % 2);
            Assert.AreEqual(-4, _minusSeven >> 1);
        }

        [TestMethod]
        public static void Overflow_wraps()
        {
            Assert.AreEqual(int.MinValue, _most + 1);
            Assert.AreEqual(1, _most * _most);
            Assert.AreEqual(4u, _uint + 20);
        }

        [TestMethod]
        public static void Narrowing_keeps_the_low_bits()
        {
            Assert.AreEqual(0, (int)_large);
            Assert.AreEqual(-16, (int)(short)_uint);
            Assert.AreEqual(0xF0, (int)(byte)_uint);
            Assert.AreEqual(0xF9, (int)(byte)_minusSeven);
        }

        [TestMethod]
        public static void Sixty_four_bits_hold()
        {
            Assert.AreEqual((1L << 40) * 1000 + 7, _large * 1000 + 7);
            Assert.AreEqual(-(1L << 39), -_large >> 1);
        }

        [TestMethod]
        public static void A_shift_by_the_width_takes_its_low_bits()
        {
            int by = 33;
            Assert.AreEqual(-14, _minusSeven << by);
        }

        [TestMethod]
        public static void Logarithms_are_those_of_the_host()
        {
            Assert.AreEqual(0, Log2.Sixteenths(1));
            Assert.AreEqual(16, Log2.Sixteenths(2));
            Assert.AreEqual(160, Log2.Sixteenths(1024));
            Assert.AreEqual(25, Log2.Sixteenths(3));
        }
    }
}
