namespace EdgeTwin.Simulation.Link;

/// <summary>Filters of MQTT 3.1.1, section 4.7.</summary>
internal static class TopicFilter
{
    /// <summary>True where a topic is meant by a filter with + for one level and # for all that follow.</summary>
    internal static bool Matches(string filter, string topic)
    {
        string[] wanted = filter.Split('/');
        string[] levels = topic.Split('/');
        for (int i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "#")
            {
                return true;
            }
            if (i >= levels.Length || (wanted[i] != "+" && wanted[i] != levels[i]))
            {
                return false;
            }
        }
        return wanted.Length == levels.Length;
    }
}
