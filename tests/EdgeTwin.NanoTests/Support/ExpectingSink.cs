using nanoFramework.TestFramework;

namespace EdgeTwin.NanoTests.Support
{
    /// <summary>A sink that holds every event to the bytes that the host wrote for it.</summary>
    public sealed class ExpectingSink : TraceSink
    {
        private readonly string[] _expected;

        /// <summary>Expects these events in this order, as JSON.</summary>
        public ExpectingSink(string[] expected)
        {
            _expected = expected;
        }

        /// <inheritdoc/>
        protected override void OnEventBytes(byte[] json, int length)
        {
            Assert.IsTrue(Events < _expected.Length, "an event more than on the host");
            string expected = _expected[Events];
            bool isSame = expected.Length == length;
            for (int i = 0; isSame && i < length; i++)
            {
                isSame = expected[i] == json[i];
            }
            Assert.IsTrue(isSame, "event " + Events + " is not " + expected);
        }
    }
}
