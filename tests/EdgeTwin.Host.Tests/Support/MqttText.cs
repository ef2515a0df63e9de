namespace EdgeTwin.Host.Tests.Support;

internal sealed record MqttText(string Topic, string Text);
