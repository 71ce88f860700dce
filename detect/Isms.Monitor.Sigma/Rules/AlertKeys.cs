namespace Isms.Monitor.Sigma.Rules;

/// <summary>Reads <c>alert: {group-by, timespan}</c>, its short form <c>suppress: 30m</c>, and <c>reason</c>.</summary>
static class AlertKeys
{
    const string Remedy = "Write for instance 'alert: {group-by: [source.ip], timespan: 1h}'.";

    public static Alerting Read(YamlMapping document)
    {
        var alert = document.Has("alert") ? RuleKeys.Map(document, "alert", Remedy) : null;
        if (alert?.Entries.FirstOrDefault(entry => entry.Key.Text is not ("group-by" or "timespan")).Key is { } unknown)
            throw new RuleException(unknown, RuleErrorCode.UnknownWord, $"the alert key '{unknown.Text}' is unknown.", Remedy);
        var fields = alert is not null && alert.Has("group-by") ? RuleKeys.Texts(alert, "group-by") : null;
        return new Alerting(fields, Timespan(document, alert), RuleKeys.Text(document, "reason"));
    }

    static long? Timespan(YamlMapping document, YamlMapping? alert)
    {
        if (alert is not null && alert.Has("timespan")) return CorrelationReader.Timespan(alert, "timespan");
        if (!document.Has("suppress")) return null;
        return document["suppress"] is YamlMapping map ? CorrelationReader.Timespan(map, "timespan") : CorrelationReader.Timespan(document, "suppress");
    }
}
